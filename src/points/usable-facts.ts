import { diagnostic, readFigure, toDecimal, type Diagnostic } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import type { PointFacts } from './entries.js'

type Row = Readonly<Record<string, unknown>>

const figures = ['points', 'quantity', 'mark', 'value', 'numerator', 'denominator'] as const

/** Facts that can be settled whatever was handed in, and what had to be left out; the facts themselves where nothing had to. */
export function usableFacts(given: PointFacts): {
  readonly facts: PointFacts
  readonly diagnostics: readonly Diagnostic<PointsCode>[]
} {
  const diagnostics: Diagnostic<PointsCode>[] = []
  const note = (code: PointsCode, path: string, data = {}): readonly Row[] => {
    diagnostics.push(diagnostic(code, 'error', path, data))
    return []
  }
  // A row with its figures as text; none where it is no record, or holds what is no figure.
  const usable = (row: unknown, path: string): readonly Row[] => {
    if (typeof row !== 'object' || row === null) return note('not-a-record', path)
    const made: Record<string, unknown> = { ...row }
    for (const field of figures) {
      if (isText(made[field])) continue
      const read = readFigure(made[field])
      if (!read.ok) return note('entry-not-a-figure', `${path}.${field}`, { text: read.text })
      made[field] = toDecimal(made[field] as number)
    }
    return [made]
  }
  // The first of the lists has to be there.
  const lists = (holder: Row, names: readonly string[], prefix: string): Row => {
    let made = holder
    for (const name of names) {
      const list = holder[name]
      const path = prefix + name
      if (Array.isArray(list) ? list.every(isTidy) : list === undefined && name !== names[0]) continue
      const rows = Array.isArray(list)
        ? list.flatMap((row, at) => usable(row, `${path}[${at}]`))
        : note('not-a-list', path)
      made = { ...made, [name]: rows }
    }
    return made
  }
  const read = lists(given as unknown as Row, ['entries', 'ratings', 'measurements', 'earlier', 'decisions'], '')
  const people = ['members', 'households', 'organisations', 'exemptions', 'leaves']
  const roster = lists(Object(given.roster) as Row, people, 'roster.')
  return { facts: (roster === read['roster'] ? read : { ...read, roster }) as unknown as PointFacts, diagnostics }
}

// The fields one by one: of a million rows, a loop over their names takes longer than all the rest.
function isTidy(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false
  const { points, quantity, mark, value, numerator, denominator } = row as Row
  return isText(points) && isText(quantity) && isText(mark) && isText(value) && isText(numerator) && isText(denominator)
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}
