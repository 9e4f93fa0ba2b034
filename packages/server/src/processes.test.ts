import { describe } from 'vitest'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'
import { testProcesses } from './testing/suites/processes.suite.ts'

testProcesses('processes on one SQLite file', () => ({}))

describe.skipIf(!hasMongo)('[mongo]', () => {
  const uri = nameMongoDatabase()
  testProcesses('processes on one MongoDB', () => ({ MONGODB_URI: uri }))
})
