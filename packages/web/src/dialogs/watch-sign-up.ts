import type { Api, Output } from '@latchkey/shared/contract'
import { onCleanup } from 'solid-js'

const PAUSE_MS = 3000

/** Asks, as long as somebody is looking, whether the sign-up of this browser has been confirmed elsewhere; calls back once it has. */
export function watchSignUp(api: Pick<Api, 'checkSignup'>, email: string, onConfirmed: (result: Output<'checkSignup'>) => void): void {
  let asking = false
  let stopped = false
  const stop = () => {
    stopped = true
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
  const ask = async () => {
    if (asking || document.hidden) return
    asking = true
    // Being offline for a while is no reason to say anything: the next answer will do.
    const result = await api.checkSignup({ email }).catch(() => null)
    asking = false
    if (stopped || !result || result.status === 'waiting') return
    stop()
    onConfirmed(result)
  }
  const look = () => void ask()
  const timer = setInterval(look, PAUSE_MS)
  document.addEventListener('visibilitychange', look)
  onCleanup(stop)
}
