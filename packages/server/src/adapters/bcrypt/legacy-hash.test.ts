import { describe, expect, test } from 'vitest'
import { verifyLegacyHash } from './legacy-hash.ts'

const UMLAUTS = 'Grüße aus Köln'

// Made once with Python's hashlib.
const VECTORS = [
  {
    format: 'hex salt and PBKDF2-SHA-512 joined (S3-55)',
    password: UMLAUTS,
    hash: '4472a11fa86d3d8cb6a06979f388337068caf92dcecee153c01a204123ef44d053556ef6be27fdab59a7ce5bb82a88dd0f24f61671babb09ad76e983c4b3e599c693b21046449e22308ecc390466e8102a30f5deaca65412acc91da52c24bd5c',
  },
  {
    format: 'Werkzeug pbkdf2:sha256 (S4-61)',
    password: 'cat',
    hash: 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3',
  },
  {
    format: 'Werkzeug pbkdf2:sha1 (S4-61)',
    password: 'cat',
    hash: 'pbkdf2:sha1:1000$TP6F1WFi$2f694883e44b88e86e808d6d8feee8be251d24c6',
  },
  {
    format: 'Werkzeug scrypt (S4-61)',
    password: 'Grüße',
    hash: 'scrypt:32768:8:1$mXcGpwsSqLrUpzQO$a53caf81670fb1f2af491ddb4380d53f87e9df6ecbbc145fa29bdad7cb86c7cbfeb7c4503dd9e20c5a5fcaec738d0e4bd1967f0384c654a8c5d1f78b30359c04',
  },
]

describe.each(VECTORS)('$format', ({ password, hash }) => {
  const imported = { hash, keyId: 'none' }

  test('the right password fits', async () => {
    expect(await verifyLegacyHash(password, imported)).toBe(true)
  })

  test.each([`${password} `, password.toUpperCase(), password.slice(1), ''])('%j does not fit', async (wrong) => {
    expect(await verifyLegacyHash(wrong, imported)).toBe(false)
  })

  test('it does not count as a hash of our own', async () => {
    expect(await verifyLegacyHash(password, { hash, keyId: 'public' })).toBe(false)
  })

  test('a changed hash does not fit', async () => {
    const last = hash.at(-1) === '0' ? '1' : '0'
    expect(await verifyLegacyHash(password, { ...imported, hash: hash.slice(0, -1) + last })).toBe(false)
  })
})

test.each([
  '',
  'cat',
  'md5$salt$hash',
  'pbkdf2:md5:1000$salt$000102030405060708090a0b0c0d0e0f',
  'pbkdf2:sha256:0$salt$000102030405060708090a0b0c0d0e0f',
  'pbkdf2:sha256:1000$salt$0',
  'pbkdf2:sha256:9999999$salt$000102030405060708090a0b0c0d0e0f',
  'scrypt:1000:8:1$salt$000102030405060708090a0b0c0d0e0f',
  'scrypt:0:8:1$salt$000102030405060708090a0b0c0d0e0f',
  'scrypt:1024:0:1$salt$000102030405060708090a0b0c0d0e0f',
  'scrypt:1024:8:17$salt$000102030405060708090a0b0c0d0e0f',
  'scrypt:1048576:8:1$salt$000102030405060708090a0b0c0d0e0f',
])('what is no hash, or asks for far too much work, fits nothing: %j', async (hash) => {
  expect(await verifyLegacyHash('cat', { hash, keyId: 'none' })).toBe(false)
})
