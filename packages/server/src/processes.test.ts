import { testProcesses } from './testing/suites/processes.suite.ts'

testProcesses('processes on one SQLite file', () => ({}))
