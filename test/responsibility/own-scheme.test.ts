import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { report as written } from '../../examples/own-scheme/report.mjs'

const report = written as (load: (name: string) => unknown) => readonly string[]
const read = (path: string): string =>
  readFileSync(new URL(`../../examples/own-scheme/${path}`, import.meta.url), 'utf8')

test('an assessment table turned into a scheme gives the page that it shows', () => {
  const load = (name: string): unknown => JSON.parse(read(`data/${name}.json`))
  expect(`${report(load).join('\n')}\n`).toBe(read('expected.txt'))
})
