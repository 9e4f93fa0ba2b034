import * as z from 'zod/mini'

/**
 * One field of a developer's own profile, as far as a form has to know it. The server checks by the developer's schema; this is what it says, in a form that the
 * browser needs no schema library for.
 */
export const profileFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(['text', 'number', 'select', 'checkbox', 'date']),
  label: z.string(),
  hint: z.optional(z.string()),
  /** Of a check box: it has to be ticked. */
  required: z.boolean(),
  /** What stands there at first; of a check box "true" means ticked. */
  initial: z.optional(z.string()),
  /** What can be chosen. */
  options: z.optional(z.array(z.string())),
  /** Of a number, both included. */
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  maxLength: z.optional(z.number()),
})
/** A field of the developer's own, as a form shows it. */
export type ProfileField = z.output<typeof profileFieldSchema>

/** What somebody has filled in. The server takes it apart by the developer's schema. */
export const profileInputSchema = z.record(z.string().check(z.maxLength(100)), z.unknown())
