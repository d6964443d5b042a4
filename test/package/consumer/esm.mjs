// A user's module: every entry can be imported, and the rooms share one kernel.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const manifest = require('xiangzhen/package.json')
const dist = join(dirname(require.resolve('xiangzhen/package.json')), 'dist')
const presets = readdirSync(join(dist, 'presets'), { recursive: true }).filter((file) => file.endsWith('.js'))
const entries = Object.keys(manifest.exports)
  .filter((entry) => !entry.includes('*') && entry !== './package.json')
  .concat(presets.map((file) => `./presets/${file.slice(0, -3)}`))

let seen = 0
for (const entry of entries) {
  const module = await import(`xiangzhen${entry.slice(1)}`)
  const required = require(`xiangzhen${entry.slice(1)}`)
  assert.ok(Object.keys(module).length > 0, `${entry} exports nothing`)
  assert.ok(!('default' in module), `${entry} has a default export`)
  assert.deepEqual(Object.keys(required).sort(), Object.keys(module).sort(), `${entry}: import and require differ`)
  seen += Object.keys(module).length
}

const root = await import('xiangzhen')
for (const room of ['kernel', 'scoring', 'points', 'economy', 'ecology', 'responsibility']) {
  for (const [name, value] of Object.entries(await import(`xiangzhen/${room}`))) {
    assert.equal(root[name], value, `${name} is not the same behind both doors`)
  }
}

const { sumFigures } = root
assert.equal(sumFigures(['0.1', '0.2']), '0.3')

for (const file of readdirSync(join(dist, 'json-schema'))) {
  const schema = require(`xiangzhen/json-schema/${file}`)
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
}
console.log(`import: ${entries.length} entries, ${seen} names`)
