import { words } from '../text/es.ts'
import type { Language } from '../text/text.ts'

/** Spanish, with «tú». */
export const es: Language = {
  words,
  friendly: {
    errors: {
      credentials_wrong: 'Nombre de usuario o contraseña incorrectos',
      email_unknown: 'Ese nombre de usuario no consta en nuestros registros.',
      email_not_unconfirmed: ({ email }) => `«${email}» no es una cuenta pendiente de confirmación.`,
    },
    checkEmail: { resent: (email) => `Se ha enviado un nuevo correo de confirmación a ${email}.` },
    enterCode: { sent: (email) => `Se ha enviado un correo para restablecer la contraseña a ${email}.` },
  },
  unloaded: {
    title: 'No se ha podido cargar este formulario',
    text: 'Quizá se ha cortado tu conexión, o hay una versión más reciente de esta página. No se ha enviado nada.',
    reload: 'Volver a cargar la página',
    close: 'Cerrar',
  },
}
