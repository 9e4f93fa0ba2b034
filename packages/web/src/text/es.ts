import { account, accountMessages } from './es-account.ts'
import { errors, fieldErrors } from './es-errors.ts'
import type { LanguageTag } from './language-tag.ts'
import type { Words } from './text.ts'
import { formatDuration } from './times.ts'

const language: LanguageTag = { tag: 'es', dir: 'ltr' }

/** Every word that a form or dialog shows, in Spanish. */
export const words: Words = {
  language,
  errors,
  fieldErrors,
  wait: (seconds) => `Podrás volver a intentarlo dentro de ${formatDuration(language.tag, seconds)}.`,
  waitOver: 'Ya puedes volver a intentarlo.',
  tryAgain: 'Volver a intentarlo',
  show: 'Mostrar',
  hide: 'Ocultar',
  toggleName: (verb, label) => `${verb}: ${label}`,
  cancel: 'Cancelar',
  close: 'Cerrar',
  loading: 'Cargando…',
  labels: {
    email: 'Correo electrónico',
    emailOrUsername: 'Correo o nombre de usuario',
    name: 'Nombre',
    username: 'Nombre de usuario',
    password: 'Contraseña',
    repeat: 'Repite la contraseña',
    newPassword: 'Contraseña nueva',
    repeatNewPassword: 'Repite la contraseña nueva',
    remember: 'Mantener la sesión iniciada',
    code: 'Código',
  },
  hints: {
    password: (minLength) => `Al menos ${minLength} caracteres. Unas cuantas palabras seguidas van bien.`,
    username: 'De 4 a 40 letras, cifras y guiones. Los demás pueden verlo.',
    code: 'Las seis cifras del correo.',
    codeInstead: 'O escribe las seis cifras del correo. Valen durante 10 minutos.',
  },
  strength: (strength, minLength) =>
    ({
      short: `Aún es demasiado corta: al menos ${minLength} caracteres.`,
      like_owner: 'Demasiado fácil de adivinar: se parece a tu nombre o a tu dirección.',
      fair: 'Seguridad: media. Mejor si es más larga.',
      good: 'Seguridad: buena.',
      strong: 'Seguridad: muy buena.',
    })[strength],
  suggested:
    'Esta contraseña se acaba de crear solo para ti y está en los dos campos. Guárdala en un lugar seguro, por ejemplo en tu gestor de contraseñas.',
  profile: { optional: (label) => `${label} (opcional)`, choose: 'Elige una opción' },
  links: {
    forgot: '¿Has olvidado tu contraseña?',
    login: 'Iniciar sesión',
    backToLogin: 'Volver a iniciar sesión',
    signup: 'Registrarse',
    resendConfirmation: 'Enviar otra vez el correo de confirmación',
    sendAgain: 'Enviar el correo otra vez',
    inTime: (seconds) => `dentro de ${formatDuration(language.tag, seconds)}`,
    enterCode: 'Tengo un código',
    resetInstead: 'Mejor restablecer la contraseña',
    changeEmail: 'Usar otra dirección de correo',
    suggestPassword: 'Proponer una contraseña',
  },
  loginAgain: 'Inicia sesión otra vez para continuar. No se ha perdido nada de lo que has escrito.',
  login: { title: 'Iniciar sesión', submit: 'Iniciar sesión', busy: 'Iniciando sesión…' },
  signup: { title: 'Registrarse', submit: 'Registrarse', busy: 'Registrando…' },
  checkEmail: {
    title: 'Mira tu correo',
    sent: (email) => `Hemos enviado un correo de confirmación a ${email}.\n\nMira tu correo y haz clic en el enlace.`,
    notSent: (email) => `Abre el correo que enviamos a ${email} y haz clic en el enlace.`,
    more: (place) =>
      `¿No ha llegado? Mira también en la carpeta de spam. ${place === 'page' ? 'Esta página' : 'Esto'} continúa por sí solo cuando hayas hecho clic en el enlace.`,
    submit: 'Confirmar',
    busy: 'Confirmando…',
    resent: (email) => `Si ${email} está pendiente de confirmación, hay un nuevo correo en camino. Mira tu correo y la carpeta de spam.`,
  },
  forgot: {
    title: 'Contraseña olvidada',
    text: 'Escribe tu dirección de correo. Te enviaremos un enlace y un código para elegir una contraseña nueva.',
    submit: 'Restablecer la contraseña',
    busy: 'Enviando…',
  },
  enterCode: {
    title: 'Mira tu correo',
    sent: (email) => `Mira el correo de ${email}. Si pertenece a una cuenta, hay un correo con un enlace y un código en camino.`,
    more: 'Haz clic en el enlace, o escribe aquí el código. ¿No ha llegado? Mira también en la carpeta de spam.',
    submit: 'Continuar',
    busy: 'Un momento…',
  },
  reset: {
    title: 'Restablece tu contraseña',
    submit: 'Guardar la contraseña nueva',
    busy: 'Guardando…',
    checking: 'Comprobando tu enlace…',
    differ: 'Las contraseñas no coincidían. Vuelve a intentarlo.',
  },
  confirm: {
    title: 'Confirma tu dirección de correo',
    text: (email) => `¿Es ${email} tu dirección? Pulsa el botón y tu cuenta estará lista.`,
    loggedInAs: (email) => `Has iniciado sesión como ${email}. Eso no cambia.`,
    passwordText: (email) => `Para estar seguros de que fuiste tú quien se registró con ${email}, escribe la contraseña que elegiste.`,
    passwordWrong: 'Esta no es la contraseña que se eligió al registrarse. Vuelve a intentarlo, o restablece la contraseña.',
    submit: 'Confirmar mi dirección de correo',
    busy: 'Confirmando…',
  },
  account,
  messages: {
    ...accountMessages,
    confirmed: {
      title: 'Dirección de correo confirmada',
      text: () => 'Gracias por confirmar tu dirección de correo. Ya puedes iniciar sesión.',
    },
    confirmed_logged_in: {
      title: 'Te damos la bienvenida',
      text: () => 'Gracias por confirmar tu dirección de correo. Has iniciado sesión.',
    },
    confirmed_elsewhere: {
      title: 'Dirección de correo confirmada',
      text: (email) => `${email} está confirmada. Sigues con la sesión de tu otra cuenta: para cambiar, ciérrala primero.`,
    },
    awaiting_approval: {
      title: 'Ya casi está',
      text: () => 'Gracias por registrarte. Tu cuenta está pendiente de aprobación: podrás iniciar sesión en cuanto se apruebe.',
    },
    signup_closed: {
      title: 'Registrarse',
      text: () => 'Por ahora no se pueden crear cuentas aquí. Si tienes una, inicia sesión.',
    },
    reset: { title: 'Contraseña restablecida', text: () => 'Tu contraseña se ha restablecido. Inicia sesión con la nueva.' },
    reset_logged_in: { title: 'Contraseña restablecida', text: () => 'Tu contraseña se ha restablecido. Has iniciado sesión.' },
    confirm_link_invalid: {
      title: 'Este enlace no funciona',
      text: () =>
        'Este enlace de confirmación no es válido. ¿Quizá ya has confirmado tu dirección?\n\nIntenta iniciar sesión como siempre.',
    },
    confirm_link_expired: {
      title: 'Este enlace es demasiado antiguo',
      text: (email) => `Los enlaces de confirmación solo funcionan durante un día. Podemos enviar uno nuevo a ${email}.`,
    },
    confirm_link_used: {
      title: 'Ya está confirmada',
      text: () => 'Este enlace de confirmación ya se ha usado: tu dirección está confirmada. Inicia sesión para continuar.',
    },
    confirm_link_replaced: {
      title: 'Hay un correo más reciente',
      text: (email) =>
        `Este enlace de confirmación ya no vale. Abre el correo más reciente enviado a ${email}, o pide que te enviemos otro.`,
    },
    reset_link_invalid: {
      title: 'Este enlace no funciona',
      text: () => 'Este no es un enlace válido para restablecer una contraseña',
    },
    reset_link_expired: {
      title: 'Este enlace es demasiado antiguo',
      text: () => 'Pide uno nuevo; tu contraseña no ha cambiado.',
    },
    reset_link_used: {
      title: 'Este enlace ya se ha usado',
      text: () =>
        'Este enlace para restablecer la contraseña ya se ha usado. Inicia sesión con tu contraseña nueva, o pide un nuevo correo.',
    },
    reset_link_replaced: {
      title: 'Hay un correo más reciente',
      text: (email) =>
        `Este enlace para restablecer la contraseña ya no vale. Abre el correo más reciente enviado a ${email}, o pide otro.`,
    },
    login_not_kept: {
      title: 'Aquí no has iniciado sesión',
      text: () =>
        'Has iniciado sesión en el servidor, pero tu navegador no ha guardado la cookie de la sesión. Permite las cookies para este sitio. Safari no la guarda en http://localhost: usa https u otro navegador.',
    },
    link_damaged: {
      title: 'Este enlace está dañado',
      text: () =>
        'Una parte del enlace se ha perdido por el camino. Copia el enlace entero del correo en la barra de direcciones, o pide uno nuevo.',
    },
  },
  messagesLoggedIn: {
    reset_link_used: 'Este enlace para restablecer la contraseña ya se ha usado. Has iniciado sesión, así que no hay nada más que hacer.',
  },
  tooManyLogins: 'Demasiados intentos. Espera un poco, o restablece tu contraseña.',
  buttons: {
    continue: 'Continuar',
    login: 'Iniciar sesión',
    forgot: 'Enviar un nuevo correo',
    resend: 'Enviar un nuevo correo',
    code: 'Escribir el código',
    account: 'Volver a tu cuenta',
  },
  sending: 'Enviando…',
}
