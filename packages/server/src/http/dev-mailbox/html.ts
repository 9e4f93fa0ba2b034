/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

type Value = string | number | Html | readonly Html[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template for HTML in which every value is text, and so escaped, unless it was made by this template itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, index) => part + toHtml(values[index] ?? '')).join('') }
}

function toHtml(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? found)
  return 'html' in value ? value.html : value.map((item) => item.html).join('')
}
