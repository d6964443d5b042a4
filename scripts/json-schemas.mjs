// Writes dist/json-schema/<name>.json for every schema that src/schemas.ts exports: ruleBookSchema becomes rule-book.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import * as z from 'zod'

const schemas = await import(pathToFileURL(resolve('dist/schemas.js')).href)
const folder = 'dist/json-schema'
mkdirSync(folder, { recursive: true })

let written = 0
for (const [name, schema] of Object.entries(schemas)) {
  if (!schema?._zod) continue
  const file = name
    .replace(/Schema$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
  const json = { $id: `${file}.json`, ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) }
  writeFileSync(`${folder}/${file}.json`, `${JSON.stringify(json, null, 2)}\n`)
  written += 1
}
console.log(`${written} JSON Schemas in ${folder}`)
