import { createAuthClient } from 'better-auth/react'
import { useState } from 'react'
import { contendWith } from './react-dialog.jsx'

const client = createAuthClient()

/** Better Auth brings no form: this is the least that logs somebody in. */
function LoginForm() {
  const [error, setError] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = async (event) => {
    event.preventDefault()
    const { error: refusal } = await client.signIn.email({ email, password })
    setError(refusal?.message ?? '')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p role="alert">{error}</p>
      <label>
        Email <input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </label>
      <label>
        Password <input type="password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </label>
      <button type="submit">Log in</button>
    </form>
  )
}
contendWith(LoginForm)
