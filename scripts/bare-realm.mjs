// Each entry, dependencies included, loads and works in a realm without any global of a host and without code from strings:
// its exports load, and the examples of its doc comments run there against the built package.
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { byCodeUnit, entries, report, specifier } from './entries.mjs'
import { exampleModule, findFences } from './fences.mjs'

const faults = []
const worked = new Map()

for (const entry of Object.keys(entries())) {
  worked.set(specifier(entry), 0)
  const names = await run(
    specifier(entry),
    `import * as all from '${specifier(entry)}'\nexport const names = Object.keys(all)`,
  )
  if (names?.names.length === 0) faults.push(`${specifier(entry)}: exports nothing`)
}

const examples = findFences('.').filter(({ language, code }) => language === 'ts' && !/['"]node:/.test(code))
await Promise.all(
  examples.map(async (example) => {
    // An example may print; the library may not: this console is the example's own.
    const code = `const console = { log() {} }\n${exampleModule(example).code}`
    if ((await run(`${example.file}:${example.line}`, code)) === undefined) return
    const room = /^src\/(\w+)\//.exec(example.file)?.[1]
    const doors = new Set([...example.code.matchAll(/from '(xiangzhen[^']*)'/g)].map(([, door]) => door))
    if (room) doors.add(`xiangzhen/${room}`)
    for (const door of doors) worked.set(door, (worked.get(door) ?? 0) + 1)
  }),
)
faults.sort(byCodeUnit)

const functions = [...worked].filter(([name]) => !/\/(presets|text|schemas)\b/.test(name))
for (const [name, count] of functions) if (count === 0) faults.push(`${name}: no example works in a bare realm`)
report(faults, `${worked.size} entries load and ${examples.length} examples work in a bare realm`)

async function run(title, contents) {
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'bundle',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    })
    const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
    return runInContext(`${outputFiles[0].text}\nbundle`, realm, { timeout: 10_000 })
  } catch (error) {
    faults.push(`${title}: ${error.message.split('\n').slice(0, 2).join(' ')}`)
    return undefined
  }
}
