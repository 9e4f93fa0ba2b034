import type { AccountMessages, Words } from './text.ts'
import { formatAgo } from './times.ts'

const NOTHING_CHANGED = 'No ha cambiado nada.'

/** Every word of the account's own dialogs, in Spanish. */
export const account: Words['account'] = {
  back: 'Volver a tu cuenta',
  save: 'Guardar',
  saving: 'Guardando…',
  passwordWrong: 'Esta no es tu contraseña. Vuelve a intentarlo. Si la has olvidado, cierra la sesión y restablécela.',
  loginAgain: 'Mientras tanto se ha cerrado tu sesión. Inicia sesión para continuar.',
  proveFirst: 'Hace un rato que iniciaste sesión: escribe tu contraseña y seguimos.',
  proveAndContinue: 'Continuar',
  labels: { currentPassword: 'Contraseña actual', newEmail: 'Nuevo correo', confirmation: 'Confirmación' },
  ago: (seconds) => formatAgo('es', seconds, 'ahora mismo'),
  menu: { title: 'Tu cuenta', busy: 'Un momento…' },
  name: {
    title: 'Nombre e imagen',
    saved: 'Guardado.',
    restore: 'Cancelar',
    avatar: 'Tu imagen está hecha solo para esta cuenta. Siempre es la misma.',
    useInstead: (suggestion) => `Usar ${suggestion}`,
  },
  profile: { title: 'Tus datos' },
  password: {
    title: 'Cambiar la contraseña',
    text: 'Se cerrará la sesión en todos los demás navegadores.',
    submit: 'Cambiar la contraseña',
  },
  email: {
    title: 'Cambiar la dirección de correo',
    text: (email) => `Tu dirección es ${email}. Lo seguirá siendo hasta que hagas clic en el enlace que enviaremos a la nueva.`,
    submit: 'Enviar el enlace',
    busy: 'Enviando…',
    pending: (email) => `Esperando a ${email}: abre el correo que hemos enviado allí y haz clic en el enlace.`,
    same: 'Esta ya es tu dirección. Elige otra.',
    until: (email) => `Hasta entonces, ${email} sigue siendo tu dirección.`,
    resent: (email) => `Hay un nuevo correo en camino a ${email}. Mira también en la carpeta de spam.`,
    cancelChange: 'Cancelar el cambio',
    undeliverable: (email) => `Nuestros correos a ${email} no llegan. Cambia tu dirección para que podamos contactarte.`,
  },
  sessions: {
    title: 'Dónde has iniciado sesión',
    only: 'No has iniciado sesión en ningún otro sitio.',
    here: 'este navegador',
    seen: (when) => `Última actividad: ${when}`,
    end: 'Cerrar sesión',
    endOf: (device) => `Cerrar sesión en ${device}`,
    endOthers: 'Cerrar sesión en todos los demás',
    ended: 'Se ha cerrado la sesión.',
    othersEnded: 'Se ha cerrado tu sesión en todos los demás navegadores.',
    unknownDevice: 'Navegador desconocido',
  },
  activity: {
    title: 'Actividad reciente',
    text: 'Si algo de esto no fuiste tú, cambia tu contraseña.',
    none: 'Todavía no ha pasado nada.',
    other: 'Algo ha cambiado',
    events: {
      signed_up: 'Registro',
      confirmed: 'Dirección confirmada',
      logged_in: 'Sesión iniciada',
      logged_out: 'Sesión cerrada',
      logged_out_everywhere: 'Sesión cerrada en todas partes',
      password_reset: 'Contraseña restablecida',
      password_changed: 'Contraseña cambiada',
      name_changed: 'Nombre cambiado',
      username_changed: 'Nombre de usuario cambiado',
      profile_changed: 'Perfil cambiado',
      email_change_requested: 'Cambio de dirección solicitado',
      email_change_cancelled: 'Cambio de dirección cancelado',
      email_changed: 'Dirección cambiada',
      change_undone: 'Cambio deshecho',
      session_revoked: 'Sesión cerrada en un navegador',
      other_sessions_revoked: 'Sesión cerrada en todos los demás navegadores',
      data_exported: 'Datos descargados',
    },
    submit: 'Cambiar la contraseña',
  },
  data: {
    title: 'Descargar mis datos',
    text: 'Un archivo con todo lo que se guarda sobre tu cuenta, en JSON, que otros programas pueden leer.',
    submit: 'Descargar',
    busy: 'Reuniendo los datos…',
    done: 'El archivo se ha entregado a tu navegador.',
  },
  delete: {
    title: 'Eliminar la cuenta',
    text: 'Cerrar tu cuenta no se puede deshacer. Se elimina todo lo que le pertenece y se cierra tu sesión en todas partes.',
    word: 'eliminar',
    hint: 'Para mayor seguridad, escribe aquí «eliminar».',
    mismatch: 'Escribe aquí la palabra «eliminar».',
    submit: 'Eliminar mi cuenta',
    busy: 'Eliminando…',
  },
  change: {
    title: 'Cambia tu dirección de correo',
    text: (email) => `Pulsa el botón y ${email} pasará a ser la dirección de tu cuenta.`,
    submit: 'Usar esta dirección',
    busy: 'Guardando…',
  },
  undo: {
    title: '¿No fuiste tú?',
    text: 'Pulsa el botón si otra persona ha cambiado tu cuenta. El cambio se deshará y se cerrarán todas las sesiones.',
    submit: 'Deshacer el cambio',
    busy: 'Deshaciendo…',
  },
}

/** What the last view of such a dialog says. */
export const accountMessages: AccountMessages = {
  password_changed: {
    title: 'Contraseña cambiada',
    text: () => 'Tu contraseña ha cambiado. Se ha cerrado la sesión en todos los demás navegadores; en este sigue abierta.',
  },
  account_deleted: { title: 'Cuenta eliminada', text: () => 'Tu cuenta se ha eliminado, con todo lo que le pertenecía.' },
  email_changed: {
    title: 'Dirección cambiada',
    text: (email) => `${email} es ahora la dirección de tu cuenta. Úsala a partir de ahora para iniciar sesión.`,
  },
  undone_restored: {
    title: 'Cambio deshecho',
    text: (email) =>
      `${email} vuelve a ser la dirección de tu cuenta, y se han cerrado todas las sesiones. Elige ahora una contraseña nueva: hay un correo con un código en camino.`,
  },
  undone_reset: {
    title: 'Se han cerrado todas las sesiones',
    text: (email) => `Para mayor seguridad, elige ahora una contraseña nueva: hay un correo con un código en camino a ${email}.`,
  },
  change_address_taken: {
    title: 'Esta dirección tiene una cuenta',
    text: (email) =>
      `${email} tiene su propia cuenta. ${NOTHING_CHANGED} Inicia sesión con ella, o elige otra dirección para la otra cuenta.`,
  },
  undo_address_taken: {
    title: 'Esta dirección tiene una cuenta',
    text: (email) => `${email} ya tiene su propia cuenta. ${NOTHING_CHANGED} Inicia sesión con ella, o restablece su contraseña.`,
  },
  change_link_invalid: {
    title: 'Este enlace no funciona',
    text: () => `Este no es un enlace válido para cambiar de dirección. ${NOTHING_CHANGED} Inicia sesión y pide el cambio otra vez.`,
  },
  change_link_expired: {
    title: 'Este enlace es demasiado antiguo',
    text: () =>
      `Los enlaces para cambiar de dirección solo funcionan durante una hora. ${NOTHING_CHANGED} Inicia sesión y pide el cambio otra vez.`,
  },
  change_link_used: {
    title: 'Este enlace ya se ha usado',
    text: (email) => `Este enlace ya se ha usado. Inicia sesión con ${email}.`,
  },
  change_link_replaced: {
    title: 'Hay un correo más reciente',
    text: (email) => `Este enlace ya no vale. Abre el correo más reciente enviado a ${email}, o inicia sesión y pide el cambio otra vez.`,
  },
  undo_link_invalid: {
    title: 'Este enlace no funciona',
    text: () => `Este no es un enlace válido para deshacer un cambio. ${NOTHING_CHANGED} Si no puedes entrar, restablece tu contraseña.`,
  },
  undo_link_expired: {
    title: 'Este enlace es demasiado antiguo',
    text: () => `Los cambios se pueden deshacer durante siete días. ${NOTHING_CHANGED} Si no puedes entrar, restablece tu contraseña.`,
  },
  undo_link_used: {
    title: 'Ya está deshecho',
    text: () => 'Este enlace ya se ha usado: el cambio está deshecho. Si no puedes entrar, restablece tu contraseña.',
  },
  undo_link_replaced: {
    title: 'Hay un correo más reciente',
    text: () => 'Este enlace ya no vale. Abre el correo más reciente. Si no puedes entrar, restablece tu contraseña.',
  },
}
