/** Some keys of a table, at any depth. */
export type Some<Table> = Table extends string | ((...values: never[]) => unknown)
  ? Table
  : { readonly [Key in keyof Table]?: Some<Table[Key]> }

/** The same table with other words for some of its keys. */
export function overrideWords<Table extends object>(table: Table, words: Some<NoInfer<Table>>): Table {
  const changed = Object.entries(words).map(([key, value]): [string, unknown] => {
    const before: unknown = Reflect.get(table, key)
    return [key, isTable(before) && isTable(value) ? overrideWords(before, value) : value]
  })
  return Object.assign({}, table, Object.fromEntries(changed))
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
