import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Each folder of examples/ with a main file runs against the built package, and prints its expected.txt where it has one.
const root = new URL('../../', import.meta.url).pathname
const examples = existsSync(join(root, 'examples'))
  ? readdirSync(join(root, 'examples'))
      .filter((name) => ['main.ts', 'main.mjs'].some((main) => existsSync(join(root, 'examples', name, main))))
      .sort()
  : []

test.each(examples)('examples/%s runs', { timeout: 30_000 }, (name) => {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/run-example.mjs', name], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const expected = join(root, 'examples', name, 'expected.txt')
  if (existsSync(expected)) expect(stdout).toBe(readFileSync(expected, 'utf8'))
})

test('a missing build says what to do', () => {
  expect(readFileSync(join(root, 'scripts/run-example.mjs'), 'utf8')).toContain('npm run build')
})
