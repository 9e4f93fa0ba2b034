import { BSON, MongoClient } from 'mongodb'

/** The opcode of all messages but the first of a connection. */
export const OP_MSG = 2013
const HEADER_BYTES = 16
/** In front of the document of a message: the header, flags, the kind of the section. */
export const MSG_HEAD_BYTES = HEADER_BYTES + 4 + 1
/** Behind that: the length of the document, the type of its first element. */
const COMMAND_NAME_AT = MSG_HEAD_BYTES + 4 + 1

/** Cuts what comes over a socket into messages. */
export function splitMessages(onMessage: (message: Buffer) => unknown): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0)
  return (chunk) => {
    pending = Buffer.concat([pending, chunk])
    while (pending.length >= HEADER_BYTES && pending.length >= pending.readInt32LE(0)) {
      const message = pending.subarray(0, pending.readInt32LE(0))
      pending = pending.subarray(message.length)
      onMessage(message)
    }
  }
}

/** The command that a message asks for; nothing for the first of a connection, which has another form. */
export function readCommandName(message: Buffer): string {
  if (message.readInt32LE(12) !== OP_MSG) return ''
  return message.toString('utf8', COMMAND_NAME_AT, message.indexOf(0, COMMAND_NAME_AT))
}

/** An answer to a message, as a server would write it. */
export function formatMessage(responseTo: number, answer: BSON.Document): Buffer {
  const document = BSON.serialize(answer)
  const head = Buffer.alloc(MSG_HEAD_BYTES)
  head.writeInt32LE(head.length + document.length, 0)
  head.writeInt32LE(responseTo, 8)
  head.writeInt32LE(OP_MSG, 12)
  return Buffer.concat([head, document])
}

/** Where the primary of a set is, or the one server. */
export async function findPrimary(uri: string): Promise<{ host: string; port: number }> {
  const client = new MongoClient(uri)
  const hello = await client.db('admin').command({ hello: 1 })
  await client.close()
  const [, host = '127.0.0.1', port = '27017'] = /^(.*):(\d+)$/.exec(String(hello['primary'] ?? client.options.hosts[0])) ?? []
  return { host, port: Number(port) }
}
