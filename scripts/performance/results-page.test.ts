import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../repository.ts'
import { fillResults, readReports } from './results-page.ts'

test('the page about performance shows what the benches wrote, and nothing else', () => {
  const page = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8')
  expect(readReports().length).toBeGreaterThan(8)
  expect(page).toBe(fillResults(page, readReports()))
})

test('a report becomes a table of figures and one of goals', () => {
  const page = '# Words\n\n<!-- results: written by scripts/performance.ts -->\n\nold\n\n<!-- end of the results -->\n\nMore words\n'
  const report = {
    title: 'Reads',
    rows: [
      { server: 'ours', 'requests/s': 12_600, 'p99 ms': null },
      { server: 'theirs', 'requests/s': 630, 'p99 ms': 122.5 },
    ],
    verdicts: [{ goal: 'P2 ≥ 20', measured: '20', isReached: true }],
  }
  expect(fillResults(page, [report])).toBe(
    `# Words

<!-- results: written by scripts/performance.ts -->

### Reads

| server | requests/s | p99 ms |
|---|--:|--:|
| ours | 12,600 | – |
| theirs | 630 | 122.5 |

| goal | measured | |
|---|--:|---|
| P2 ≥ 20 | 20 | reached |

<!-- end of the results -->

More words
`,
  )
  expect(() => fillResults('# Words', [report])).toThrow('no place')
})
