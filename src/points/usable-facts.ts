import { diagnostic, readFigure, toDecimal, type Diagnostic } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import type { PointFacts } from './entries.js'

type Row = Readonly<Record<string, unknown>>

// The figures of the rows of each list.
const figures = {
  entries: ['points', 'quantity'],
  ratings: ['mark'],
  measurements: ['value', 'numerator', 'denominator'],
  earlier: [],
  decisions: [],
} as const

const rosterLists = ['members', 'households', 'organisations', 'exemptions', 'leaves'] as const

/** Facts that can be settled whatever was handed in, and what had to be left out; the facts themselves where nothing had to. */
export function usableFacts(facts: PointFacts): {
  readonly facts: PointFacts
  readonly diagnostics: readonly Diagnostic<PointsCode>[]
} {
  const diagnostics: Diagnostic<PointsCode>[] = []
  const rowsOf = (list: unknown, path: string, fields: readonly string[]): readonly Row[] => {
    if (!Array.isArray(list)) {
      diagnostics.push(diagnostic('not-a-list', 'error', path, {}))
      return []
    }
    let kept: Row[] | undefined
    for (let at = 0; at < list.length; at += 1) {
      const row: unknown = list[at]
      const good = usableRow(row, fields, `${path}[${at}]`, diagnostics)
      if (good !== row) kept ??= list.slice(0, at) as Row[]
      if (good !== undefined) kept?.push(good)
    }
    return kept ?? (list as readonly Row[])
  }
  const lists = (holder: unknown, names: readonly string[], required: string, path: string): Row => {
    const held = (typeof holder === 'object' && holder !== null ? holder : {}) as Row
    let changed: Record<string, unknown> | undefined = held === holder ? undefined : {}
    for (const name of names) {
      const list = held[name]
      if (list === undefined && name !== required) continue
      const rows = rowsOf(list, path + name, (figures as Readonly<Record<string, readonly string[]>>)[name] ?? [])
      if (rows !== list) changed = { ...held, ...changed, [name]: rows }
    }
    return changed ?? held
  }
  const roster = lists(facts.roster, rosterLists, 'members', 'roster.')
  const read = lists(facts, Object.keys(figures), 'entries', '') as unknown as PointFacts
  if (diagnostics.length === 0 && read === facts && roster === (facts.roster as unknown)) return { facts, diagnostics }
  return { facts: { ...read, roster: roster as unknown as PointFacts['roster'] }, diagnostics }
}

// A row with its figures as text; none where it is no record, or holds what is no figure.
function usableRow(
  row: unknown,
  fields: readonly string[],
  path: string,
  diagnostics: Diagnostic<PointsCode>[],
): Row | undefined {
  if (typeof row !== 'object' || row === null) {
    diagnostics.push(diagnostic('not-a-record', 'error', path, {}))
    return undefined
  }
  let good = row as Row
  for (const field of fields) {
    const figure = (row as Row)[field]
    if (figure === undefined || typeof figure === 'string') continue
    const read = readFigure(figure)
    if (!read.ok) {
      diagnostics.push(diagnostic('entry-not-a-figure', 'error', `${path}.${field}`, { text: read.text }))
      return undefined
    }
    good = { ...good, [field]: toDecimal(figure as number) }
  }
  return good
}
