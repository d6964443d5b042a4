// The size budget: what an import costs a web page, in bytes after minification and brotli, dependencies included.
import { brotliCompressSync } from 'node:zlib'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { built, domains, presets, report } from './entries.mjs'

const faults = []
const lines = []

const open = (entry) => import(pathToFileURL(resolve(`dist/${built(entry)}`)).href)
const namesOf = async (entry) => Object.keys(await open(entry)).sort()
const isReader = (name) => /^(parse|safeParse)/.test(name)

/** Sentences that give a text catalogue away when they stand in a bundle. */
const sentences = texts({ ...(await open('text/zh')), ...(await open('text/en')) }).filter((one) => one.length > 30)

const rooms = await Promise.all(domains.map(async (room) => ({ room, names: await namesOf(room) })))

await measure('growth', 'economy', ['growth'], { all: 18, own: 6, without: ['zod', 'text'] })
// The calculators that are each room's doors, together: what a page that works with one room imports.
const calculators = {
  points: ['settle', 'redeem'],
  economy: ['growth', 'classifyVillage', 'appraiseProject', 'distribute'],
  ecology: ['assessCoCulture', 'nutrientBalance', 'riceMethane', 'nitrousOxide'],
  responsibility: ['scoreScheme', 'dueList', 'canClose'],
}
// Each calculator keeps to 40 kB; points has two machines, one that settles and one that redeems, and a page with both has both.
const together = { points: 50 }
// A calculator with the readers of its document and facts.
const withReaders = {
  points: ['settle', 'redeem', 'parseRuleBook', 'parseEntries'],
  economy: [
    'distribute',
    'classifyVillage',
    'parseCharter',
    'parseTierRules',
    'parseIncomeEntries',
    'parseShareEvents',
  ],
  ecology: ['assessCoCulture', 'nutrientBalance', 'parseStandard', 'parseFactorSet', 'parseFieldRecords'],
  responsibility: ['scoreScheme', 'parseScheme', 'parseActuals'],
}
for (const { room, names } of rooms) {
  for (const calculator of calculators[room]) {
    await measure(`${room}: ${calculator}`, room, [calculator], { all: 40, without: ['zod', 'text'] })
  }
  await measure(`${room}: its doors together`, room, calculators[room], {
    all: together[room] ?? 40,
    without: ['zod', 'text'],
  })
  await measure(`${room}: with their readers`, room, withReaders[room], {
    all: 65,
    without: ['text'],
  })
  const all = names.filter((name) => !isReader(name))
  await measure(`${room}: everything but readers`, room, all, { all: 88, without: ['zod', 'text'] })
}
const rulesOfRooms = new Set()
for (const { room, names } of rooms) for (const input of (await bundle(room, names)).inputs) rulesOfRooms.add(input)
for (const preset of presets()) {
  const names = await namesOf(preset)
  const { inputs } = await measure(preset, preset, names, { all: 5, without: ['zod', 'text'] })
  const code = inputs.filter((input) => rulesOfRooms.has(input))
  if (code.length > 0) faults.push(`${preset}: holds code of a room (${code.join(', ')})`)
}

console.log(lines.join('\n'))
report(faults, 'all within the budget')

async function measure(title, entry, names, budget) {
  const available = await namesOf(entry)
  const missing = names.filter((name) => !available.includes(name))
  if (missing.length > 0) {
    faults.push(`${title}: ${entry} exports no ${missing.join(', ')}`)
    return { inputs: [] }
  }
  const whole = await bundle(entry, names)
  const own = await bundle(entry, names, ['zod', 'date-fns', 'decimal.js'])
  lines.push(`${title.padEnd(36)} ${kilobytes(whole.bytes)} of ${budget.all} kB, own code ${kilobytes(own.bytes)}`)
  if (whole.bytes > budget.all * 1000) faults.push(`${title}: ${kilobytes(whole.bytes)} is over ${budget.all} kB`)
  if (budget.own && own.bytes > budget.own * 1000) {
    faults.push(`${title}: own code ${kilobytes(own.bytes)} is over ${budget.own} kB`)
  }
  if (budget.without.includes('zod') && whole.inputs.some((input) => input.includes('node_modules/zod/'))) {
    faults.push(`${title}: zod is in the bundle`)
  }
  const sentence = sentences.find((one) => whole.text.includes(one))
  if (budget.without.includes('text') && sentence)
    faults.push(`${title}: a text catalogue is in the bundle (${sentence})`)
  return whole
}

async function bundle(entry, names, external = []) {
  const contents = names.length === 0 ? '' : `export { ${names.join(', ')} } from './dist/${built(entry)}'`
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    external,
    logLevel: 'error',
    legalComments: 'none',
  })
  const { inputs } = Object.values(metafile.outputs)[0]
  return {
    text: outputFiles[0].text,
    bytes: brotliCompressSync(outputFiles[0].contents).length,
    inputs: Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
  }
}

function texts(value) {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`
}
