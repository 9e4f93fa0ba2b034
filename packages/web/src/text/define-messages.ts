/** What the last view of a flow says; the text may name the address that it is about. */
export interface Message {
  readonly title: string
  readonly text: (email: string) => string
}

/** A table of messages. Each text counts as a function of the address, whether or not it names it: other languages may. */
export function defineMessages<Name extends string>(messages: Record<Name, Message>): Record<Name, Message> {
  return messages
}
