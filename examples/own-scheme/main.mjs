// node scripts/run-example.mjs own-scheme
import { readFileSync } from 'node:fs'
import { report } from './report.mjs'

const load = (name) => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'))
console.log(report(load).join('\n'))
