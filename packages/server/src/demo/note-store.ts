/** What somebody has written down in the demo. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly createdAt: Date
}

/** Notes of the demo's users: of anybody else's nothing is found, changed or removed. Rejects with `StoreUnavailable` while the database can't be used. */
export interface NoteStore {
  /** Newest first. */
  list(ownerId: string): Promise<Note[]>
  /** False if the owner has `max` notes already, however many are inserted at the same time. */
  insert(ownerId: string, note: Note, max: number): Promise<boolean>
  /** False if the owner has no such note. */
  change(ownerId: string, id: string, text: string): Promise<boolean>
  /** False if the owner has no such note. */
  remove(ownerId: string, id: string): Promise<boolean>
  removeAll(ownerId: string): Promise<void>
  close(): Promise<void>
}
