/** Values that a text may name: what the server sent, the label of the field, or what stands in the form. */
export type Params = Readonly<Record<string, string | number | undefined>>
export type Phrase = string | ((params: Params) => string)
