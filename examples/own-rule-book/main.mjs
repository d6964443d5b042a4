// node scripts/run-example.mjs own-rule-book
import { readFileSync } from 'node:fs'
import { report } from './report.mjs'

const load = (name) => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'))
for (const name of ['clean-homes', 'member-stars', 'licence']) console.log(report(load, name).join('\n'))
