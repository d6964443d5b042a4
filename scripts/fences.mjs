// The examples of README.md, docs/ and the doc comments: found, and turned into modules that check what they state.
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/**
 * @typedef {object} Fence
 * @property {string} file path from the root of the project
 * @property {number} line line of the fence's first line of code
 * @property {string} language
 * @property {string} code
 * @property {string[]} [lead] the code of the fences above that this one goes on from
 */

/**
 * Every fence of the project's own texts.
 *
 * In Markdown a fence `ts continued` goes on from the `ts` fences above it in the same file.
 *
 * @param {string} root
 * @returns {Fence[]}
 */
export function findFences(root) {
  const markdown = ['README.md', ...filesUnder(join(root, 'docs'), '.md').map((file) => relative(root, file))]
    .filter((file) => existsSync(join(root, file)))
    .filter((file) => !file.startsWith(join('docs', 'api')))
  const source = filesUnder(join(root, 'src'), '.ts').map((file) => relative(root, file))
  return [
    ...markdown.flatMap((file) => markdownFences(file, readFileSync(join(root, file), 'utf8'))),
    ...source.flatMap((file) => commentFences(file, readFileSync(join(root, file), 'utf8'))),
  ]
}

function filesUnder(folder, ending) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** @returns {Fence[]} */
export function markdownFences(file, text) {
  let above = []
  return fencesOfLines(file, text.split('\n'), 1).map((fence) => {
    if (!/^ts\b/.test(fence.language)) return fence
    const lead = fence.language.includes('continued') ? above : []
    above = [...lead, fence.code]
    return { ...fence, language: 'ts', lead }
  })
}

/** @returns {Fence[]} */
export function commentFences(file, text) {
  const fences = []
  for (const comment of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const firstLine = text.slice(0, comment.index).split('\n').length
    const lines = comment[0].split('\n').map((line) => line.replace(/^\s*(\/\*\*|\*(?!\/)) ?/, ''))
    fences.push(...fencesOfLines(file, lines, firstLine))
  }
  return fences
}

function fencesOfLines(file, lines, firstLine) {
  const fences = []
  let open
  lines.forEach((line, index) => {
    const mark = /^\s*```\s*(.*)$/.exec(line)
    if (!mark) {
      open?.lines.push(line)
    } else if (open) {
      fences.push({ file, line: open.line, language: open.language, code: open.lines.join('\n') })
      open = undefined
    } else {
      open = { line: firstLine + index + 1, language: mark[1].trim(), lines: [] }
    }
  })
  if (open) throw new Error(`${file}:${open.line - 1}: this fence is never closed`)
  return fences
}

/**
 * The module of an example: after a statement, `// => literal` states what it evaluates to (or what the constant that it
 * declares holds, or what `console.log` prints). `…` inside a literal stands for anything more.
 *
 * @param {Fence} fence
 * @returns {{ code: string, stated: number }} the module's TypeScript text and how many values it states
 */
export function exampleModule(fence) {
  const imports = new Set()
  const lead = (fence.lead ?? []).map((code) => withoutStated(code, imports)).join('\n')
  const source = parse(fence.code)
  const lines = fence.code.split('\n')
  const parts = []
  let at = 0
  let stated = 0
  for (const statement of source.statements) {
    parts.push(fence.code.slice(at, statement.getStart(source)))
    at = statement.end
    const text = statement.getText(source)
    const expected = statedAfter(statement.end, fence.code, lines, source)
    if (expected === undefined) {
      parts.push(ts.isImportDeclaration(statement) && imports.has(text) ? '' : text)
      continue
    }
    stated += 1
    const where = JSON.stringify(`${fence.file}:${fence.line + expected.line}`)
    const raw = JSON.stringify(expected.text)
    const value = literal(expected.text)
    if (ts.isExpressionStatement(statement)) {
      const [expression, printed] = printedBy(statement.expression, source)
      parts.push(`__stated(${where}, (${expression}), ${value}, ${raw}, ${printed})`)
    } else if (ts.isVariableStatement(statement)) {
      const names = statement.declarationList.declarations.map((declaration) => declaration.name.getText(source))
      parts.push(`${text}\n;__stated(${where}, ${names[0]}, ${value}, ${raw}, false)`)
    } else {
      throw new Error(`${fence.file}:${fence.line + expected.line}: only an expression or a constant can state a value`)
    }
  }
  parts.push(fence.code.slice(at))
  return { code: `${statedFunction}\n${[...imports].join('\n')}\n${lead}\n${parts.join('')}\nexport {}\n`, stated }
}

function parse(code) {
  return ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true)
}

function withoutStated(code, imports) {
  const source = parse(code)
  return source.statements
    .map((statement) => {
      if (!ts.isImportDeclaration(statement)) return statement.getText(source)
      imports.add(statement.getText(source))
      return ''
    })
    .join('\n')
}

function printedBy(expression, source) {
  const isLog =
    ts.isCallExpression(expression) &&
    expression.expression.getText(source) === 'console.log' &&
    expression.arguments.length === 1
  return isLog ? [expression.arguments[0].getText(source), true] : [expression.getText(source), false]
}

/** The comment `// => …` on the statement's last line, or on the lines below it, up to where the literal is complete. */
function statedAfter(end, code, lines, source) {
  const lastLine = source.getLineAndCharacterOfPosition(end).line
  const column = source.getLineAndCharacterOfPosition(end).character
  const sameLine = /^;?\s*\/\/ =>(.*)$/.exec(lines[lastLine].slice(column))
  const below = /^\s*\/\/ =>(.*)$/.exec(lines[lastLine + 1] ?? '')
  if (!sameLine && !below) return undefined
  let line = sameLine ? lastLine : lastLine + 1
  const start = line
  let text = (sameLine ?? below)[1]
  while (!isComplete(text)) {
    const more = /^\s*\/\/(?! =>)(.*)$/.exec(lines[line + 1] ?? '')
    if (!more) break
    text += `\n${more[1]}`
    line += 1
  }
  return { line: start, text: text.trim() }
}

function isComplete(text) {
  return ts.transpileModule(asExpression(text), { reportDiagnostics: true }).diagnostics.length === 0
}

function asExpression(text) {
  const more = text.replace(/(\.\.\.|…)(?=\s*[}\],])/g, (_, __, offset) =>
    insideArray(text, offset) ? '"…"' : '"…": 1',
  )
  return `(${more})`
}

function insideArray(text, offset) {
  const open = []
  for (const mark of text.slice(0, offset)) {
    if (mark === '[' || mark === '{') open.push(mark)
    else if (mark === ']' || mark === '}') open.pop()
  }
  return open.at(-1) === '['
}

function literal(text) {
  return isComplete(text) && text !== '' ? `() => ${asExpression(text)}` : 'undefined'
}

// Kept free of every global, so that examples can also run in a bare realm.
const statedFunction = `
function __same(actual: any, expected: any): boolean {
  if (typeof actual !== typeof expected) return false
  if (actual === expected || (actual !== actual && expected !== expected)) return true
  if (typeof expected !== 'object' || actual === null || expected === null) return false
  if (Array.isArray(expected) !== Array.isArray(actual)) return false
  if (Array.isArray(expected)) {
    const open = expected.length > 0 && expected[expected.length - 1] === '…'
    const known = open ? expected.slice(0, -1) : expected
    return (open || actual.length === known.length) && known.every((one: any, i: number) => __same(actual[i], one))
  }
  const names = Object.keys(expected).filter((name) => name !== '…')
  const more = Object.keys(expected).length > names.length
  const has = Object.keys(actual).filter((name) => actual[name] !== undefined || names.indexOf(name) >= 0)
  return (more || has.length === names.length) && names.every((name) => __same(actual[name], expected[name]))
}
function __text(value: any): string {
  if (typeof value === 'bigint') return String(value) + 'n'
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  return JSON.stringify(value, (_: string, inner: any) => (typeof inner === 'bigint' ? String(inner) + 'n' : inner), 1)
}
function __stated(where: string, actual: any, expected: undefined | (() => any), text: string, printed: boolean): void {
  if (printed && String(actual) === text) return
  if (!expected) throw new Error(where + ': what is stated is not a literal: ' + text)
  if (__same(actual, expected())) return
  throw new Error(where + ': stated ' + text + '\\n  but it is ' + __text(actual))
}
`
