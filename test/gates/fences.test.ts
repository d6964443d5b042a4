import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { commentFences, exampleModule, markdownFences } from '../../scripts/fences.mjs'

async function run(code: string, lead: string[] = []): Promise<void> {
  const { code: module } = exampleModule({ file: 'guide.md', line: 10, language: 'ts', code, lead })
  const { outputText } = ts.transpileModule(module, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)
}

describe('a stated value', () => {
  test.each([
    '1 + 1 // => 2',
    "'a' + 'b' // => 'ab'",
    'const sum = [1, 2].length // => 2',
    '({ a: [1, 2, 3], b: 4n }) // => { a: [1, …], … }',
    '({ a: 1 })\n// => {\n//   a: 1,\n// }',
    "console.log('三番') // => 三番",
    'undefined // => undefined',
  ])('holds: %s', async (code) => {
    await run(code)
  })

  test.each([
    ['1 + 1 // => 3', 'guide.md:10: stated 3'],
    ['\n"2.50" // => "2.5"', 'guide.md:11: stated "2.5"'],
    ['({ a: 1, b: 2 }) // => { a: 1 }', 'guide.md:10'],
    ['({ a: 1 })\n// => {\n//   a: 2,\n// }', 'guide.md:11'],
    ['[1, 2] // => [1]', 'guide.md:10'],
    ['"text" // => text without quotes', 'guide.md:10: what is stated is not a literal'],
  ])('does not hold, and the message names file and line: %s', async (code, message) => {
    await expect(run(code)).rejects.toThrow(message)
  })
})

test('a fence of Markdown goes on from the fences above it only when it says so', () => {
  const text = ['```ts', 'const a = 1', '```', '```ts continued', 'a', '```', '```ts', 'const b = 2', '```'].join('\n')
  expect(markdownFences('guide.md', text)).toMatchObject([
    { line: 2, lead: [], code: 'const a = 1' },
    { line: 5, lead: ['const a = 1'], code: 'a' },
    { line: 8, lead: [], code: 'const b = 2' },
  ])
})

test('fences of doc comments are found with their line', () => {
  const text = 'const x = 1\n/**\n * One.\n * @example\n * ```ts\n * x // => 1\n * ```\n */\n'
  expect(commentFences('src/x.ts', text)).toEqual([{ file: 'src/x.ts', line: 6, language: 'ts', code: 'x // => 1' }])
})
