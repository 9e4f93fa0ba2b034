import type { Words } from './text.ts'

const LATER = 'Algo ha fallado por nuestra parte. No se ha perdido nada de lo que has escrito. Vuelve a intentarlo dentro de un momento.'
const HOST = 'Esta página no está bien configurada, por eso se ha rechazado tu petición. Díselo a los responsables del sitio.'

/** Why an operation is refused, in Spanish. */
export const errors: Words['errors'] = {
  invalid_input: 'Hay algo mal en el formulario. Comprueba lo que has escrito.',
  credentials_wrong: 'Estos datos no son correctos. Comprueba ambos y vuelve a intentarlo.',
  email_not_confirmed: 'Tu dirección de correo aún no está confirmada. Abre el enlace del correo que te enviamos.',
  account_disabled: 'Esta cuenta está desactivada. Escribe a los responsables de este sitio.',
  awaiting_approval: 'Tu cuenta está pendiente de aprobación. Podrás iniciar sesión en cuanto se apruebe.',
  signup_closed: 'Por ahora no se pueden crear cuentas aquí.',
  link_invalid: 'Este enlace no es válido. Pide uno nuevo.',
  link_expired: 'Este enlace es demasiado antiguo. Pide uno nuevo.',
  link_used: 'Este enlace ya se ha usado. Pide uno nuevo.',
  link_replaced: 'Hay un correo más reciente. Usa el enlace que contiene.',
  code_wrong: 'Este código es incorrecto o demasiado antiguo. Mira el correo más reciente, o pide que te enviemos otro.',
  email_unknown: 'No hay ninguna cuenta con esta dirección de correo.',
  email_not_unconfirmed: 'No hay nada que confirmar para esta dirección de correo. Intenta iniciar sesión.',
  login_required: 'Primero inicia sesión.',
  confirm_first: 'Primero confirma tu dirección de correo.',
  fresh_login: 'Escribe tu contraseña una vez más.',
  forbidden: 'No tienes permiso para hacer esto.',
  too_many_attempts: 'Demasiados intentos.',
  busy: 'Otra persona estaba cambiando lo mismo. Vuelve a intentarlo.',
  overloaded: 'Ahora mismo hay mucha actividad. Vuelve a intentarlo dentro de un momento.',
  unavailable:
    'Ahora mismo no se puede contactar con nosotros. Comprueba tu conexión y vuelve a intentarlo. No se ha perdido nada de lo que has escrito.',
  origin_not_allowed: HOST,
  content_type_not_allowed: HOST,
  method_not_allowed: HOST,
  batch_not_allowed: HOST,
  input_too_large: 'Es demasiado texto. Acórtalo.',
  not_found: HOST,
  internal: LATER,
}

/** Why one field is refused, in Spanish. */
export const fieldErrors: Words['fieldErrors'] = {
  required: ({ label }) => `Rellena «${label}».`,
  invalid: 'Esto no se puede usar aquí. Cámbialo.',
  unknown_field: 'Este campo no se conoce aquí.',
  too_long: 'Es demasiado largo. Acórtalo.',
  email_invalid: 'Esto no es una dirección de correo. Debería parecerse a nombre@example.com.',
  email_taken: 'Esta dirección de correo ya está registrada en nuestro servicio. Intenta iniciar sesión.',
  name_required: 'Escribe un nombre',
  name_too_long: 'Este nombre es demasiado largo: 100 caracteres como máximo.',
  name_invalid: 'Este nombre tiene caracteres que no se pueden mostrar. Escríbelo otra vez.',
  username_too_short: 'Este nombre de usuario es demasiado corto: al menos 4 caracteres.',
  username_too_long: 'Este nombre de usuario es demasiado largo: 40 caracteres como máximo.',
  username_invalid: 'Un nombre de usuario solo tiene letras, cifras y guiones sueltos.',
  username_taken: 'Elige otro nombre de usuario.',
  password_too_short: ({ minLength }) => `Esta contraseña es demasiado corta: al menos ${minLength} caracteres.`,
  password_too_long: 'Esta contraseña es demasiado larga: 1024 bytes como máximo.',
  password_invalid: 'Esta contraseña tiene caracteres que no se pueden guardar. Elige otra.',
  password_common: 'Esta contraseña está en listas de contraseñas frecuentes. Elige otra.',
  password_like_account: 'Esta contraseña se parece demasiado a tu nombre, a tu dirección o al nombre de este sitio. Elige otra.',
  passwords_differ: 'Las contraseñas no coinciden. Vuelve a intentarlo.',
  code_invalid: 'El código tiene seis cifras. Lo encontrarás en el correo.',
}
