import type { MailWords } from './mail-words.ts'

const ONE_USE_7_DAYS = 'El enlace funciona una sola vez y durante 7 días.'
const YOUR_SAFETY = 'Recibes este correo porque trata de la seguridad de tu cuenta.'
const YOUR_ACCOUNT = 'Recibes este correo porque trata de tu cuenta.'

const undo = { preheader: 'Si no has sido tú, actúa ahora.', button: 'No he sido yo', footer: [ONE_USE_7_DAYS, YOUR_SAFETY] }
const CALM = 'Si has sido tú, no tienes que hacer nada más.'
const TAKE_BACK =
  'Si no has sido tú, recupera tu cuenta aquí. Se cerrarán todas las sesiones y recibirás un correo con el que elegir una contraseña nueva:'
const MOVE_BACK =
  'Si no has sido tú, recupera tu cuenta aquí. Se cerrarán todas las sesiones, esta dirección volverá a valer y recibirás un correo con el que elegir una contraseña nueva:'

/** The words of all mails in Spanish. */
export const es: MailWords = {
  ifButtonFails: 'Si el botón no funciona, abre esta dirección:',
  confirm: {
    subject: 'Confirma tu dirección de correo',
    preheader: 'Un clic completa tu registro.',
    paragraphs: ['Gracias por registrarte en nuestro servicio.\nPara completar tu registro, haz clic aquí:'],
    button: 'Confirmar dirección de correo',
    code: 'O escribe este código donde te has registrado:',
    lifetime: 'El enlace funciona durante 24 horas.',
    lifetimeWithCode: 'El enlace funciona durante 24 horas, el código durante 10 minutos.',
    footer: ['Si no te has registrado, ignora este correo: sin él, nadie puede usar aquí tu dirección.'],
  },
  reset: {
    subject: 'Restablece tu contraseña',
    preheader: 'Elige una contraseña nueva para tu cuenta.',
    paragraphs: [
      'Alguien ha pedido restablecer la contraseña de tu cuenta.\nSi no has sido tú, borra este correo: tu contraseña sigue igual.',
      'Si quieres elegir una contraseña nueva, haz clic aquí:',
    ],
    button: 'Restablecer contraseña',
    code: 'O escribe este código donde la has pedido:',
    lifetime: 'El enlace funciona una sola vez y durante 60 minutos.',
    lifetimeWithCode: 'El enlace funciona una sola vez y durante 60 minutos, el código durante 10 minutos.',
    footer: [],
  },
  already_registered: {
    subject: 'Ya tienes una cuenta',
    preheader: 'Puedes simplemente iniciar sesión.',
    paragraphs: [
      'Alguien, seguramente tú, acaba de intentar registrarse con esta dirección de correo. Ya tiene una cuenta, así que puedes simplemente iniciar sesión:',
    ],
    button: 'Iniciar sesión',
    forgot: '¿Has olvidado tu contraseña?',
    forgotLabel: 'Elige una nueva',
    footer: ['Si no has sido tú, ignora este correo: nada ha cambiado en tu cuenta.'],
  },
  invited: {
    subject: 'Tienes una invitación',
    preheader: 'Elige una contraseña y tu cuenta estará lista.',
    paragraphs: [
      'Los responsables de este sitio han creado una cuenta para ti con esta dirección de correo.',
      'Para empezar, elige aquí tu contraseña. Así también confirmas tu dirección:',
    ],
    button: 'Elegir una contraseña',
    footer: [ONE_USE_7_DAYS, 'Si no lo esperabas, ignora este correo: sin él, nadie puede usar aquí tu dirección.'],
  },
  email_change: {
    subject: 'Confirma tu nueva dirección de correo',
    preheader: 'Un clic, y tu cuenta tendrá esta dirección.',
    paragraphs: ['Has pedido usar esta dirección de correo para tu cuenta.\nPara hacer el cambio, haz clic aquí:'],
    button: 'Usar esta dirección',
    footer: ['Si no has sido tú, ignora este correo: no cambiará nada.', 'El enlace funciona una sola vez y durante 60 minutos.'],
  },
  email_change_notice: {
    ...undo,
    subject: 'Tu dirección de correo va a cambiar',
    paragraphs: [
      'Alguien con una sesión iniciada en tu cuenta ha pedido darle otra dirección de correo. Cambiará en cuanto se confirme esa dirección; hasta entonces se queda esta.',
      CALM,
      MOVE_BACK,
    ],
  },
  email_changed: {
    ...undo,
    subject: 'Tu dirección de correo ha cambiado',
    paragraphs: [
      'Tu cuenta tiene ahora otra dirección de correo. Esta ya no le pertenece y no puedes iniciar sesión con ella.',
      CALM,
      MOVE_BACK,
    ],
  },
  password_changed: {
    ...undo,
    subject: 'Tu contraseña ha cambiado',
    paragraphs: [
      'Alguien con una sesión iniciada acaba de cambiar la contraseña de tu cuenta. Todas las demás sesiones se han cerrado.',
      CALM,
      TAKE_BACK,
    ],
  },
  password_reset_done: {
    ...undo,
    subject: 'Tu contraseña se ha restablecido',
    paragraphs: [
      'Alguien con acceso a este buzón acaba de restablecer la contraseña de tu cuenta. Todas las sesiones se han cerrado.',
      CALM,
      'Si no has sido tú, cambia primero la contraseña de tu buzón. Después recupera tu cuenta aquí: se cerrarán todas las sesiones y recibirás un correo con el que elegir una contraseña nueva.',
    ],
  },
  login_after_failures: {
    ...undo,
    subject: 'Nuevo inicio de sesión tras varias contraseñas erróneas',
    paragraphs: [
      'Alguien acaba de iniciar sesión en tu cuenta con la contraseña correcta, después de varios intentos con contraseñas erróneas.',
      CALM,
      TAKE_BACK,
    ],
  },
  new_device: {
    ...undo,
    subject: 'Nuevo inicio de sesión en tu cuenta',
    news: 'Alguien acaba de iniciar sesión en tu cuenta desde un dispositivo o navegador que no se había usado antes para ella.',
    device: 'Dispositivo',
    deviceUnknown: 'desconocido',
    deviceOn: ' en ',
    time: 'Hora',
    paragraphs: [CALM, TAKE_BACK],
  },
  account_approved: {
    subject: 'Tu cuenta está lista',
    preheader: 'Ya puedes iniciar sesión.',
    paragraphs: ['Gracias por esperar: tu cuenta ha sido aprobada.', 'Ya puedes iniciar sesión:'],
    button: 'Iniciar sesión',
    footer: [YOUR_ACCOUNT],
  },
  password_set: {
    subject: 'Tu contraseña se ha fijado de nuevo',
    preheader: 'Si no lo has pedido, elige una nueva.',
    paragraphs: [
      'Los responsables de este sitio han dado una contraseña nueva a tu cuenta. Todas las sesiones se han cerrado.',
      'Si lo has pedido, no tienes que hacer nada más. Si no, o si quieres una contraseña que nadie más haya visto, elige aquí una nueva:',
    ],
    button: 'Elegir una contraseña nueva',
    footer: [YOUR_ACCOUNT],
  },
  account_deleted: {
    subject: 'Tu cuenta se ha eliminado',
    preheader: 'Todo lo que se guardaba sobre ti ha desaparecido.',
    paragraphs: [
      'Alguien que conoce tu contraseña acaba de eliminar tu cuenta. Todo lo que había en ella ha desaparecido, y este es el último correo sobre ella.',
      'Si no has sido tú, otra persona conoce tu contraseña: cámbiala en todos los sitios donde la uses.',
      'Tu dirección de correo vuelve a estar libre. Si alguna vez quieres volver, regístrate aquí:',
    ],
    button: 'Registrarse',
    footer: ['Gracias por haber estado con nosotros.'],
  },
}
