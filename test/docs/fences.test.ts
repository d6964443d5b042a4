import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Message, type Plugin } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleModule, findFences } from '../../scripts/fences.mjs'

const root = new URL('../../', import.meta.url).pathname
const all = findFences(root)
const examples = all
  .filter((fence) => fence.language === 'ts')
  .map((fence, index) => ({
    ...fence,
    ...exampleModule(fence),
    id: `example-${String(index)}`,
    at: `${fence.file}:${String(fence.line)}`,
  }))

const folder = mkdtempSync(join(tmpdir(), 'xiangzhen-examples-'))
const broken = new Map<string, string>()
let faults = new Map<string, string[]>()

/** Serves the examples as modules, and the names `xiangzhen` and `xiangzhen/…` from the source. */
const source: Plugin = {
  name: 'examples',
  setup(build) {
    build.onResolve({ filter: /^example-\d+$/ }, ({ path }) => ({ path, namespace: 'example' }))
    build.onLoad({ filter: /.*/, namespace: 'example' }, ({ path }) => ({
      contents: examples.find((example) => example.id === path)!.code,
      loader: 'ts',
      resolveDir: root,
    }))
  },
}

async function bundle(ids: string[]): Promise<Message[]> {
  const result = await build({
    entryPoints: ids.map((id) => ({ in: id, out: id })),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    plugins: [source],
    alias: { xiangzhen: join(root, 'src') },
    logLevel: 'silent',
  }).catch((error: unknown) => error as { errors: Message[] })
  return result.errors
}

beforeAll(async () => {
  if ((await bundle(examples.map((example) => example.id))).length > 0) {
    for (const { id } of examples) {
      const [error] = await bundle([id])
      if (error) broken.set(id, `${error.text} (${error.location?.file ?? ''})`)
    }
  }
  faults = compilerFaults()
}, 240_000)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('each example compiles as strict code, runs, and gives what it states', () => {
  test.each(examples)('$at', async ({ id, at }) => {
    if (broken.has(id)) expect.fail(`${at}: ${broken.get(id)!}`)
    if (faults.get(id)!.length > 0) expect.fail(`${at}: ${faults.get(id)!.join('\n')}`)
    await import(/* @vite-ignore */ pathToFileURL(join(folder, `${id}.mjs`)).href)
  })
})

describe('each JSON fence is JSON', () => {
  const fences = all
    .filter((fence) => fence.language === 'json')
    .map((fence) => ({ ...fence, at: `${fence.file}:${String(fence.line)}` }))
  test.each(fences)('$at', ({ code, at }) => {
    try {
      JSON.parse(code)
    } catch (error) {
      expect.fail(`${at}: ${String(error)}`)
    }
  })
  test('and every fence names its language', () => {
    expect(all.filter((fence) => fence.language === '').map((fence) => `${fence.file}:${String(fence.line)}`)).toEqual(
      [],
    )
  })
})

/** What the strict compiler says about each example. */
function compilerFaults(): Map<string, string[]> {
  const names = new Map(examples.map((example) => [join(root, 'test/docs', `${example.id}.ts`), example]))
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    resolveJsonModule: true,
    types: ['node'],
    paths: {
      xiangzhen: [`${root}src/index.ts`],
      'xiangzhen/schemas': [`${root}src/schemas.ts`],
      'xiangzhen/text/*': [`${root}src/text/*.ts`],
      'xiangzhen/presets/*': [`${root}src/presets/*.ts`],
      'xiangzhen/*': [`${root}src/*/index.ts`],
    },
  }
  const host = ts.createCompilerHost(options)
  const onDisk = { ...host }
  host.fileExists = (file) => names.has(file) || onDisk.fileExists(file)
  host.readFile = (file) => names.get(file)?.code ?? onDisk.readFile(file)
  host.getSourceFile = (file, target, ...rest) => {
    const example = names.get(file)
    return example ? ts.createSourceFile(file, example.code, target) : onDisk.getSourceFile(file, target, ...rest)
  }
  const program = ts.createProgram([...names.keys()], options, host)
  return new Map(
    [...names].map(([file, example]) => {
      const sourceFile = program.getSourceFile(file)!
      const faults = [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)]
      return [example.id, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))]
    }),
  )
}
