import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Flow } from '../flows/flow.ts'
import { ADA } from '../testing/fake-api.ts'
import { en } from '../text/en.ts'
import { showFlow } from '../testing/show-flow.tsx'

const field = (label: string) => page.getByLabelText(label, { exact: true })
const suggest = () => userEvent.click(page.getByRole('button', { name: 'Suggest a password' }))

const PLACES: readonly [Flow, label: string, repeat: string][] = [
  [{ view: 'signup', email: '' }, 'Password', 'Repeat password'],
  [{ view: 'reset', email: 'ada@x.test', proof: { key: 'k' }, linkChecked: true }, 'New password', 'Repeat new password'],
  [{ view: 'account', section: 'password' }, 'New password', 'Repeat new password'],
]

test.each(PLACES)(
  'a password can be suggested: shown, in both fields, hidden again, and in no request before the form is sent: %o (S5-74, UX-9)',
  async (flow, label, repeat) => {
    const { calls } = showFlow(flow, { user: ADA })
    await suggest()
    const made = (field(label).element() as HTMLInputElement).value
    expect(made).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/)
    await expect.element(field(label)).toHaveAttribute('type', 'text')
    await expect.element(field(repeat)).toHaveValue(made)
    await expect.element(page.getByRole('status')).toHaveTextContent(en.suggested)
    await expect.element(field(label)).toHaveAccessibleDescription('Strength: strong.')
    await suggest()
    await expect.element(field(label)).not.toHaveValue(made)
    expect(JSON.stringify(calls)).not.toContain(made)
  },
)

test('how strong a password is, is said while it is typed, politely and as its description (S4-72, UX-24)', async () => {
  showFlow({ view: 'signup', email: 'lovelace@x.test' })
  const password = field('Password')
  await expect.element(password).toHaveAccessibleDescription(/^At least 8 characters\./)
  const steps = {
    abc: /^Too short so far: at least 8/,
    lovelace1843: /^Too easy to guess/,
    horseshoe: /fair/,
    'correct horse battery': /strong/,
  }
  for (const [typed, said] of Object.entries(steps)) {
    await userEvent.fill(password, typed)
    await expect.element(password).toHaveAccessibleDescription(said)
  }
  const hint = document.getElementById(password.element().getAttribute('aria-describedby') ?? '')
  expect(hint?.getAttribute('aria-live')).toBe('polite')
  await expect.element(password).not.toHaveAttribute('aria-invalid')
})

test.each(PLACES)(
  'what is wrong with a password is told once: the hint stands back while the error does: %o (UX-24)',
  async (flow, label) => {
    showFlow(flow, { user: ADA })
    await userEvent.fill(field(label), 'abc')
    await userEvent.keyboard('{Enter}')
    await expect.element(field(label)).toHaveAccessibleDescription('This password is too short: at least 8 characters.')
    expect(page.getByText(/Too short so far/).elements()).toEqual([])
    await userEvent.fill(field(label), 'correct horse battery')
    await expect.element(field(label)).toHaveAccessibleDescription('Strength: strong.')
  },
)

test('that the two differ is over as soon as the first is corrected, too (UX-16)', async () => {
  showFlow({ view: 'signup', email: '' })
  await userEvent.fill(field('Password'), 'correct hose')
  await userEvent.fill(field('Repeat password'), 'correct horse')
  await userEvent.keyboard('{Enter}')
  await expect.element(field('Repeat password')).toHaveAttribute('aria-invalid', 'true')
  await userEvent.fill(field('Password'), 'correct horse')
  await expect.element(field('Repeat password')).not.toHaveAttribute('aria-invalid')
})
