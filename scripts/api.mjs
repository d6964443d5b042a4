// The API report: docs/api/<entry>.api.md holds what each entry exports. A change of the surface is a change of these files.
// `node scripts/api.mjs` compares, `node scripts/api.mjs --write` writes.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { report, specifier } from './entries.mjs'
import { surface } from './declarations.mjs'

const folder = 'docs/api'
const write = process.argv.includes('--write')
const printer = ts.createPrinter({ removeComments: true })

const entries = surface({ emitted: true })
const ofRooms = new Set(
  entries.filter(({ entry }) => entry !== 'index').flatMap(({ names }) => names.map(({ name }) => name)),
)

const reports = new Map(
  entries.map(({ entry, names }) => [
    `${entry.replace('/', '.')}.api.md`,
    entry === 'index' ? frontDoor(names) : room(entry, names),
  ]),
)

const faults = []
mkdirSync(folder, { recursive: true })
for (const [file, text] of reports) {
  const path = `${folder}/${file}`
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (before === text) continue
  if (write) writeFileSync(path, text)
  else faults.push(`${path} does not match the code: ${firstDifference(before, text)}`)
}
for (const file of readdirSync(folder).filter((name) => !reports.has(name))) {
  if (write) rmSync(`${folder}/${file}`)
  else faults.push(`${folder}/${file}: no such entry any more`)
}
if (faults.length > 0) faults.push('When the change is meant: npm run api')
report(faults, `${reports.size} API reports match`)

function room(entry, names) {
  const texts = names.map(({ name, declarations }) => declarations.map((one) => printed(name, one)).join('\n'))
  return `# ${specifier(entry)}\n\n\`\`\`ts\n${texts.join('\n\n')}\n\`\`\`\n`
}

/** The front door re-exports the rooms: names are enough. */
function frontDoor(names) {
  const own = names.filter(({ name }) => !ofRooms.has(name))
  const list = names.map(({ name }) => `- ${name}`).join('\n')
  const text = own
    .map(({ name, declarations }) => declarations.map((one) => printed(name, one)).join('\n'))
    .join('\n\n')
  return `# xiangzhen\n\n${list}\n${text === '' ? '' : `\n\`\`\`ts\n${text}\n\`\`\`\n`}`
}

function printed(name, declaration) {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  const text = printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile())
  return text.replace(/^(export )?(declare )?/, 'export ')
}

function firstDifference(before, after) {
  const old = before.split('\n')
  const line = after.split('\n').findIndex((text, index) => text !== old[index])
  return `line ${line + 1} is now \`${after.split('\n')[line] ?? 'missing'}\``
}
