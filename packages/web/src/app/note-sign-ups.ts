import type { Api } from '@latchkey/shared/contract'

interface NotedSignUps {
  readonly api: Api
  /** The address that a confirmation email went to since the last time this was asked, or null. */
  readonly takeAddress: () => string | null
}

/** Remembers who is waiting for a confirmation email, so that the page can say so after the dialog (S3-51). */
export function noteSignUps(api: Api): NotedSignUps {
  let address: string | null = null
  return {
    api: {
      ...api,
      signup: async (input) => {
        const result = await api.signup(input)
        address = result.status === 'confirm_email' ? input.email : null
        return result
      },
    },
    takeAddress: () => {
      const taken = address
      address = null
      return taken
    },
  }
}
