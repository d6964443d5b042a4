import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { report as written } from '../../examples/own-field/report.mjs'

const report = written as (load: (name: string) => unknown) => readonly string[]
const read = (path: string) => readFileSync(new URL(`../../examples/own-field/${path}`, import.meta.url), 'utf8')

test('the example own-field gives the page that it shows', () => {
  const load = (name: string): unknown => JSON.parse(read(`data/${name}.json`))
  expect(`${report(load).join('\n')}\n`).toBe(read('expected.txt'))
})
