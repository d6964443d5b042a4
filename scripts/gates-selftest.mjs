// Are the gates awake? Plants faults in a copy of the project and looks whether the gate names each of them.
// `npm run gates:selftest` for all, `npm run gates:selftest lint size` for some.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { report } from './entries.mjs'

/** Gate, the files that carry the faults (`+` appends to a file), and what the gate has to say. */
const plants = [
  {
    gate: 'format',
    files: { 'src/kernel/planted.ts': 'export const planted = {a:1};\n' },
    says: ['src/kernel/planted.ts'],
  },
  {
    gate: 'lint',
    files: {
      'src/kernel/planted.ts': [
        'export const a = Date.now()',
        'export const b = new Date()',
        'export const c = Math.sqrt(2)',
        'export const d = 2 ** 3',
        "export const e = 'a'.localeCompare('b')",
        'export const f = (1).toLocaleString()',
        'export const g = (x: unknown): boolean => x instanceof Error',
        'export class H {}',
        'export let i = 1',
        'export const j = Math.random()',
        "export const k = eval('1') as unknown",
        "export const l = new Function('1')",
        'export const m = Intl',
        'export default a',
        "export * as n from './figures.js'",
        'export const o = async (): Promise<void> => { Promise.resolve() }',
      ].join('\n'),
      'src/economy/roots.ts+': '\nexport const planted = Math.sqrt(2)\n',
    },
    says: [
      ...Array.from({ length: 16 }, (_, index) => new RegExp(`planted\\.ts[\\s\\S]*\\n +${index + 1}:\\d+ +error`)),
      'Date.now',
      'Math.sqrt',
      'instanceof|Two copies',
    ],
    not: [/roots\.ts[\s\S]*Math\.sqrt/],
  },
  {
    gate: 'boundaries',
    files: {
      'src/points/planted.ts':
        "export * from '../economy/index.js'\nexport * from '../kernel/figures.js'\nexport * from '../text/zh.js'\n",
      'src/economy/planted.ts':
        "import * as z from 'zod'\nimport { format } from 'date-fns'\nimport 'node:fs'\nexport const planted = [z, format]\n",
      'src/ecology/planted.ts': "export { planted } from './planted-twin.js'\nexport const twin = 1\n",
      'src/ecology/planted-twin.ts': "export { twin } from './planted.js'\nexport const planted = 1\n",
      'src/kernel/planted.ts': "export * from '../scoring/index.js'\n",
      'src/scoring/planted.ts': "export * from '../points/index.js'\n",
      'src/presets/planted.ts': "export { sumFigures } from '../kernel/index.js'\n",
      'src/text/zh/planted.ts':
        "export { sumFigures } from '../../kernel/index.js'\nexport { readFigure } from '../../kernel/figures.js'\n",
      'src/responsibility/planted.ts':
        "export * from '../schemas.js'\nexport * from '../presets/planted.js'\nexport * from './missing.js'\n",
    },
    says: [
      'points-knows-only-kernel-and-scoring',
      'only-through-doors',
      'nobody-imports-text',
      'zod-only-in-schema-files',
      'date-fns-and-decimal-only-in-the-kernel',
      'no-node-core',
      'no-cycles',
      'kernel-knows-no-room',
      'scoring-knows-only-the-kernel',
      'presets-take-only-types',
      'texts-take-only-types',
      'texts-know-only-codes',
      'nobody-imports-front-doors',
      'nobody-imports-presets',
      'nothing-unresolved',
    ],
  },
  {
    gate: 'types',
    files: {
      'src/kernel/planted.ts': [
        'export const a: string = ([] as string[])[0]',
        'export const b: { c?: string } = { c: undefined }',
        'export const d = process.env',
        'export const e = [1].at(0)',
        'export const f = fetch',
        "export const g = structuredClone('')",
      ].join('\n'),
      'test/kernel/planted.test.ts': 'const a: number = "1"\nexport { a }\n',
    },
    says: [1, 2, 3, 4, 5, 6].map((line) => new RegExp(`src/kernel/planted\\.ts\\(${line},`)),
  },
  {
    gate: 'test',
    files: {
      'src/kernel/planted.ts':
        'export function planted(a: number): number {\n' +
        Array.from({ length: 150 }, (_, index) => `  if (a === ${index}) return ${index + 1}`).join('\n') +
        '\n  return 0\n}\n',
    },
    build: true,
    says: [/Coverage for branches .* does not meet "src\/kernel/],
  },
  {
    gate: 'test',
    title: 'a failing test, a skipped test, a wrong type test, a wrong example',
    files: {
      'test/kernel/planted.test.ts':
        "import { expect, test } from 'vitest'\ntest('planted failure', () => { expect(1).toBe(2) })\ntest.skip('planted skip', () => {})\n",
      'test/kernel/planted.test-d.ts':
        "import { expectTypeOf, test } from 'vitest'\ntest('planted type', () => { expectTypeOf(1).toEqualTypeOf<string>() })\n",
      'docs/planted.md':
        "# Planted\n\n```ts\nimport { sumFigures } from 'xiangzhen'\nsumFigures(['0.1', '0.2']) // => '0.4'\n```\n",
    },
    says: ['planted failure', 'planted type', /docs\/planted\.md:5: stated '0\.4'/, /\d+ passed, [2-9]\d* failed/],
  },
  {
    gate: 'test:zones',
    files: {
      'test/kernel/dates-planted.test.ts':
        "import { expect, test } from 'vitest'\ntest('planted zone', () => { expect(new Date(2020, 0, 1).getUTCDate()).toBe(31) })\n",
    },
    says: ['planted zone', /America\/Sao_Paulo:/, /UTC:/],
  },
  {
    gate: 'unused',
    files: {
      'src/kernel/figures.ts+': '\nexport const planted = 1\n',
      'src/kernel/planted.ts': 'export const lonely = 1\n',
    },
    says: ['planted', 'src/kernel/planted.ts'],
  },
  {
    gate: 'unique',
    files: {
      'src/points/index.ts+': '\nexport const planted = 1\n',
      'src/economy/index.ts+': '\nexport const planted = 2\n',
    },
    says: ['planted is exported by points and by economy'],
  },
  {
    gate: 'api:check',
    files: { 'src/kernel/index.ts+': '\nexport const planted = 1\n' },
    says: [/docs\/api\/kernel\.api\.md does not match/],
  },
  {
    gate: 'comments',
    files: {
      'src/kernel/planted.ts':
        'export interface Planted {\n  a: number\n}\nexport function plant(): number {\n  return 1\n}\n',
      'src/kernel/index.ts+': "\nexport { plant, type Planted } from './planted.js'\n",
    },
    says: [/Planted \(kernel\): no doc comment/, /Planted\.a \(kernel\)/, /plant \(kernel\): no @example/],
  },
  {
    gate: 'docs',
    files: {
      'src/kernel/planted.ts':
        'interface Hidden {\n  a: number\n}\n/** See {@link Nowhere}. */\nexport const planted: Hidden = { a: 1 }\nexport const bare = 1\n',
      'src/kernel/index.ts+': "\nexport { bare, planted } from './planted.js'\n",
    },
    says: ['Nowhere', /Hidden/, /bare.*does not have any documentation/i],
  },
  {
    gate: 'purity',
    build: true,
    files: {
      'src/kernel/index.ts+':
        '\nexport const plantedClock = (): number => Date.now()\nexport const plantedRoot = (): number => Math.sqrt(2)\n' +
        "export const plantedName = (): number => 'a'.localeCompare('b')\nexport const plantedState = [1].map((a) => a + 1)\n",
    },
    says: ['Date.now', 'Math.sqrt', 'localeCompare', /importing it runs: var plantedState/],
  },
  {
    gate: 'bare-realm',
    title: 'a function that needs a host, one that needs code from strings, a wrong example',
    build: true,
    files: {
      'src/kernel/planted.ts': [
        '/**',
        ' * ```ts',
        " * import { plantedHost } from 'xiangzhen/kernel'",
        ' * plantedHost()',
        ' * ```',
        ' */',
        "export const plantedHost = (): unknown => (globalThis as never)['URL']['name']",
        '/**',
        ' * ```ts',
        " * import { plantedCode } from 'xiangzhen/kernel'",
        ' * plantedCode()',
        ' * ```',
        ' */',
        "export const plantedCode = (): unknown => new Function('return 1')()",
      ].join('\n'),
      'src/kernel/index.ts+': "\nexport { plantedCode, plantedHost } from './planted.js'\n",
    },
    says: ['src/kernel/planted.ts:3', /src\/kernel\/planted\.ts:10: Code generation from strings/, /2 faults/],
  },
  {
    gate: 'bare-realm',
    title: 'an entry that does not load',
    build: true,
    files: { 'src/points/index.ts+': "\nexport const planted = (globalThis as never)['URL']['name']\n" },
    says: [/^xiangzhen\/points: /m, /^xiangzhen: /m],
  },
  {
    gate: 'size',
    build: true,
    files: {
      'src/economy/growth.ts+': `\nimport * as z from 'zod'\nexport const plantedSchema = z.string()\n`,
      'src/points/index.ts+': `\nexport const planted = ${JSON.stringify(noise(90_000))}\n`,
      'src/ecology/index.ts+': "\nexport * as planted from '../text/zh.js'\n",
      'src/presets/planted.ts':
        "import { sumFigures } from '../kernel/index.js'\nexport const planted = sumFigures(['1'])\n",
      'src/economy/index.ts+': "\nexport { plantedSchema } from './growth.js'\n",
    },
    says: [
      /economy: .*: zod is in the bundle/,
      /points: .* is over \d+ kB/,
      /ecology: .*text catalogue/,
      /planted.*holds code of a room/,
    ],
  },
  {
    gate: 'exports',
    build: true,
    edit: { 'package.json': (text) => text.replace('kernel/index.d.cts"', 'kernel/index.d.ts"') },
    says: [/kernel/, /Masquerading|interpreted as|types is interpreted/i],
  },
  {
    gate: 'test:package',
    build: true,
    files: { 'src/kernel/index.ts+': "\nexport default function planted(): string {\n  return ''\n}\n" },
    says: [/has a default export/],
  },
  {
    gate: 'test:package',
    title: 'a declaration that a strict application cannot compile',
    build: true,
    edit: { 'dist/kernel/index.d.ts': (text) => `${text}\nexport declare const planted: Missing\n` },
    says: [/Missing/],
  },
  {
    gate: 'build',
    files: { 'src/kernel/index.ts+': '\nexport const planted: number = "1"\n' },
    says: [/planted|TS2322/],
  },
]

const chosen = process.argv.slice(2)
const copy = mkdtempSync(join(tmpdir(), 'xiangzhen-gates-'))
const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
for (const file of listed.stdout.trim().split('\n').filter(existsSync)) cpSync(file, join(copy, file))
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))

const faults = []
for (const plant of plants.filter(({ gate }) => chosen.length === 0 || chosen.includes(gate))) {
  const title = `${plant.gate}${plant.title ? `: ${plant.title}` : ''}`
  const undo = place(plant.files ?? {})
  if (plant.build) npm('build')
  const undoEdits = edit(plant.edit ?? {})
  const { status, output } = npm(plant.gate)
  undoEdits()
  undo()
  const silent = plant.says.filter((one) => !new RegExp(one).test(output))
  const loud = (plant.not ?? []).filter((one) => one.test(output))
  if (status === 0) faults.push(`${title}: passes with the planted fault`)
  else if (silent.length > 0)
    faults.push(`${title}: fails, but does not name ${silent.join(', ')}\n${output.slice(-3000)}`)
  else if (loud.length > 0) faults.push(`${title}: names what is allowed: ${loud.join(', ')}`)
  else console.log(`awake: ${title}`)
}
rmSync(copy, { recursive: true })
report(faults, 'every gate names its planted faults')

function npm(script) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  return { status, output: `${stdout}${stderr}` }
}

function place(files) {
  return change(
    Object.entries(files).map(([name, text]) => {
      const file = name.replace(/\+$/, '')
      const before = existsSync(join(copy, file)) ? readFileSync(join(copy, file), 'utf8') : ''
      return [file, name.endsWith('+') ? before + text : text]
    }),
  )
}

function edit(files) {
  return change(Object.entries(files).map(([file, how]) => [file, how(readFileSync(join(copy, file), 'utf8'))]))
}

/** Writes the files, and gives what takes them back. */
function change(files) {
  const before = files.map(([file]) => [
    file,
    existsSync(join(copy, file)) ? readFileSync(join(copy, file), 'utf8') : undefined,
  ])
  for (const [file, text] of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  return () => {
    for (const [file, text] of before) {
      if (text === undefined) rmSync(join(copy, file))
      else writeFileSync(join(copy, file), text)
    }
  }
}

/** Text that does not compress. */
function noise(length) {
  let seed = 1
  return Array.from({ length }, () => {
    seed = (seed * 48271) % 2147483647
    return String.fromCharCode(33 + (seed % 90))
  }).join('')
}
