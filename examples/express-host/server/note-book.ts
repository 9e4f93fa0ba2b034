/** Keeps the notes of each user; for as long as the process runs, as this is an example of something else. */
export interface NoteBook {
  readonly list: (userId: string) => readonly string[]
  /** Returns all of them. */
  readonly add: (userId: string, text: string) => readonly string[]
}

export function createNoteBook(): NoteBook {
  const notes = new Map<string, readonly string[]>()
  const list = (userId: string) => notes.get(userId) ?? []
  return {
    list,
    add: (userId, text) => {
      notes.set(userId, [...list(userId), text])
      return list(userId)
    },
  }
}
