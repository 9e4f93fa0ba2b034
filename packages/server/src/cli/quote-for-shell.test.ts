import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { quoteForShell } from './quote-for-shell.ts'

test('an ordinary address is printed as it is', () => {
  expect(quoteForShell('ada.l+x_y-z@x.test')).toBe('ada.l+x_y-z@x.test')
})

test('whatever a shell would run or expand reaches the command as it stands', () => {
  for (const address of ['`id`@x.test', '$(id)$HOME@x.test', "o'neil@x.test", "'`id`'@x.test", '~root@x.test', 'a&b|c#{d}*!=@x.test', ''])
    expect(execFileSync('sh', ['-c', `printf %s ${quoteForShell(address)}`], { encoding: 'utf8' })).toBe(address)
})
