// What a schema found wrong, in the library's own codes: each with the place, and with what could stand there.

import type * as z from 'zod/mini'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import { readFigure } from './figures.js'

type Issue = z.core.$ZodIssue
type UnionIssue = Extract<Issue, { code: 'invalid_union' }>
type Path = readonly PropertyKey[]

/** All findings of one issue, at its place below a prefix. */
export function findingsOf(issue: Issue, prefix: Path): readonly Diagnostic[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => diagnostic('unknown-key', 'error', pathText([...path, key]), { key }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionFindings(issue, path)
  return [findingOf(issue, pathText(path))]
}

type Branch = readonly Issue[]

function unionFindings(issue: UnionIssue, path: Path): readonly Diagnostic[] {
  const branches = branchesOf(issue)
  const fitting = branches.filter((branch) => !branch.some(isWrongForm))
  if (fitting.length === 0) return [wrongFormFinding(branches, issue.input, pathText(path))]
  const named = fitting.filter((branch) => branch.some(isWrongKind))
  const others = fitting.filter((branch) => !named.includes(branch))
  const known = others.filter((branch) => !branch.some((inner) => knowsNoKey(inner, issue.input)))
  const meant = named.length === 0 ? others : known
  if (meant.length === 0) return [wrongKindFinding(named, path)]
  // Of the branches that say the same kind, the one that understood most of the value is the one its writer meant.
  let best = meant[0]!
  for (const branch of meant) if (branch.length < best.length) best = branch
  return best.flatMap((inner) => findingsOf(inner, path))
}

// A choice within a choice is one choice.
function branchesOf(issue: UnionIssue): readonly Branch[] {
  return issue.errors.flatMap((branch): readonly Branch[] => {
    const [only] = branch
    const nested = branch.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
    return nested && only.errors.length > 0 ? branchesOf(only) : [branch]
  })
}

// Another form altogether: text where an object belongs, or a word that is not the branch's.
function isWrongForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

// A branch that has none of the keys that were written is not the one that was meant.
function knowsNoKey(issue: Issue, input: unknown): boolean {
  if (issue.code !== 'unrecognized_keys' || issue.path.length > 0) return false
  return issue.keys.length === Object.keys(input as object).length
}

// The key that tells the branches of a choice apart holds a single word in each of them.
function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 1 && issue.code === 'invalid_value' && issue.values.length === 1
}

function wrongFormFinding(branches: readonly Branch[], input: unknown, path: string): Diagnostic {
  const words: string[] = []
  const forms: string[] = []
  for (const issue of branches.flat()) {
    if (issue.path.length > 0) continue
    if (issue.code === 'invalid_value') words.push(...issue.values.map(String))
    if (issue.code === 'invalid_type') forms.push(issue.expected)
  }
  if (words.length > 0 && (typeof input === 'string' || forms.length === 0)) {
    return diagnostic('not-an-option', 'error', path, { options: different(words) })
  }
  const expected = different([...words, ...forms])
  return input === undefined
    ? diagnostic('missing-key', 'error', path, { expected })
    : diagnostic('wrong-type', 'error', path, { expected, found: typeName(input) })
}

function wrongKindFinding(branches: readonly Branch[], path: Path): Diagnostic {
  const kinds = branches.flat().filter(isWrongKind)
  const [key] = kinds[0]!.path
  const same = kinds.filter((issue) => issue.path[0] === key)
  const options = different(same.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : [])))
  const place = pathText([...path, key!])
  return same[0]!.input === undefined
    ? diagnostic('missing-key', 'error', place, { expected: options })
    : diagnostic('not-an-option', 'error', place, { options })
}

function findingOf(issue: Issue, path: string): Diagnostic {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return diagnostic('missing-key', 'error', path, { expected: issue.expected })
    if (issue.message === 'not-a-figure' && typeof issue.input === 'number') {
      return diagnostic('figure-not-text', 'error', path, { text: String(issue.input) })
    }
    return diagnostic('wrong-type', 'error', path, { expected: issue.expected, found: typeName(issue.input) })
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String)
    return issue.input === undefined
      ? diagnostic('missing-key', 'error', path, { expected: options })
      : diagnostic('not-an-option', 'error', path, { options })
  }
  if (issue.message === 'not-a-figure' || issue.message === 'not-a-date') {
    return diagnostic(issue.message, 'error', path, { text: excerpt(issue.input) })
  }
  if (issue.message === 'interval-reversed') return diagnostic('interval-reversed', 'error', path, {})
  if (issue.code === 'too_small' || issue.code === 'too_big') return limitFinding(issue, path)
  return diagnostic('not-well-formed', 'error', path, { reason: issue.message, text: excerpt(issue.input) })
}

function limitFinding(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, path: string): Diagnostic {
  const least = issue.code === 'too_small'
  const limit = String(least ? issue.minimum : issue.maximum)
  if (issue.origin === 'string' || issue.origin === 'array' || issue.origin === 'set' || issue.origin === 'map') {
    return diagnostic(least ? 'too-short' : 'too-long', 'error', path, { limit })
  }
  return diagnostic(least ? 'below-minimum' : 'above-maximum', 'error', path, { limit, text: excerpt(issue.input) })
}

function different(words: readonly string[]): readonly string[] {
  return [...new Set(words)]
}

function excerpt(value: unknown): string {
  const reading = readFigure(value)
  return reading.ok ? String(value) : reading.text.slice(0, 60)
}

/** The form of a value, in a word. */
export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function pathText(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}
