import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { report as written } from '../../examples/own-rule-book/report.mjs'

const report = written as (load: (name: string) => unknown, name: string) => string[]
const read = (path: string): string =>
  readFileSync(new URL(`../../examples/own-rule-book/${path}`, import.meta.url), 'utf8')
const load = (name: string): unknown => JSON.parse(read(`data/${name}.json`))

it('three rule books of one’s own settle and explain themselves', () => {
  const page = ['clean-homes', 'member-stars', 'licence'].flatMap((name) => report(load, name))
  expect(`${page.join('\n')}\n`).toBe(read('expected.txt'))
})
