/** Each form that is a page of its own, by its address. */
const FORMS = { '/login': 'login', '/signup': 'signup', '/forgot': 'forgot' } as const

export type FormPath = keyof typeof FORMS
export type PageForm = (typeof FORMS)[FormPath]

export const FORM_PATHS: FormPath[] = ['/login', '/signup', '/forgot']

/** The form at this address; undefined for every other page. */
export function formOf(path: string): PageForm | undefined {
  return FORM_PATHS.filter((candidate) => candidate === path.replace(/(.)\/$/, '$1')).map((found) => FORMS[found])[0]
}

/** The address of a view, if it has one of its own. */
export function formPathOf(view: string | undefined): FormPath | undefined {
  return FORM_PATHS.find((path) => FORMS[path] === view)
}
