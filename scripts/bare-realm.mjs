// Each entry, dependencies included, loads and works in a realm without any global of a host and without code from strings:
// its exports load, and the examples of its doc comments run there against the built package.
import { createContext, runInContext } from 'node:vm'
import { build, transformSync } from 'esbuild'
import { byCodeUnit, entries, report, specifier } from './entries.mjs'
import { exampleModule, findFences } from './fences.mjs'

const faults = []
const doors = Object.keys(entries()).map(specifier)
const worked = new Map(doors.map((door) => [door, 0]))

for (const door of doors) {
  const names = await attempt(door, async () => {
    const code = await bundle(`import * as all from '${door}'\nexport const names = Object.keys(all)`)
    return runInContext(code, bareRealm(), { timeout: 10_000 }).names
  })
  if (names?.length === 0) faults.push(`${door}: exports nothing`)
}

// All entries once in one realm; each example is a module of its own there.
const realm = bareRealm()
const imports = doors.map((door, index) => `import * as m${index} from '${door}'`)
const table = doors.map((door, index) => `${JSON.stringify(door)}: m${index}`)
const modules = await attempt('all entries in one realm', async () => {
  const code = await bundle(`${imports.join('\n')}\nexport const modules = { ${table.join(', ')} }`)
  return runInContext(code, realm).modules
})

const examples = findFences('.').filter(({ language, code }) => language === 'ts' && !/['"]node:/.test(code))
for (const example of examples) {
  const done = await attempt(`${example.file}:${example.line}`, () => {
    // An example may print; the library may not: this console is the example's own.
    const source = `const console = { log() {} }\n${exampleModule(example).code}`
    const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2020' })
    const wrapped = `(function (require) { const module = { exports: {} }\n${code}\n})`
    runInContext(wrapped, realm, { timeout: 10_000 })((door) => {
      if (!modules?.[door]) throw new Error(`${door} is not an entry`)
      return modules[door]
    })
    return true
  })
  if (!done) continue
  const room = /^src\/(\w+)\//.exec(example.file)?.[1]
  const used = new Set([...example.code.matchAll(/from '(xiangzhen[^']*)'/g)].map(([, door]) => door))
  if (room) used.add(`xiangzhen/${room}`)
  for (const door of used) worked.set(door, (worked.get(door) ?? 0) + 1)
}
faults.sort(byCodeUnit)

const functions = [...worked].filter(([name]) => !/\/(presets|text|schemas)\b/.test(name))
for (const [name, count] of functions) if (count === 0) faults.push(`${name}: no example works in a bare realm`)
report(faults, `${worked.size} entries load and ${examples.length} examples work in a bare realm`)

function bareRealm() {
  return createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
}

async function bundle(contents) {
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
  return `${outputFiles[0].text}\nbundle`
}

async function attempt(title, work) {
  try {
    return await work()
  } catch (error) {
    faults.push(`${title}: ${error.message.split('\n').slice(0, 2).join(' ')}`)
    return undefined
  }
}
