import type { PlainDate } from '../kernel/index.js'
import { compareExact, exactOf } from '../kernel/internal.js'
import type { Ask } from './open-answers.js'
import { severalClassesQuestion } from './redemption-questions.js'
import type { PointHolder } from './wallet-facts.js'

/** Ids of a holder's classes on a day. */
export function classesOn({ classes = [] }: PointHolder, on: PlainDate): readonly string[] {
  return classes
    .filter(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on <= to))
    .map(({ id }) => id)
}

/** Whether a rule that names classes is for one who is in some. */
export function isFor({ classes }: { readonly classes?: readonly string[] }, held: readonly string[]): boolean {
  return classes === undefined || held.some((id) => classes.includes(id))
}

/**
 * The row that counts for one who is in some classes: a row of their own before one for all. Of rows of several classes that differ, the
 * decision names the more or the less favourable one.
 */
export function rowFor<Row extends { readonly classes?: readonly string[] }>(
  ask: Ask,
  rows: readonly Row[],
  held: readonly string[],
  figure: (row: Row) => string,
  favourable: 'lowest' | 'highest',
): Row | undefined {
  const own = rows.filter((row) => row.classes !== undefined && isFor(row, held))
  if (own.length === 0) return rows.find((row) => row.classes === undefined)
  const sorted = [...own].sort((a, b) => compareExact(exactOf(figure(a)), exactOf(figure(b))))
  const [lowest, highest] = [sorted[0]!, sorted[sorted.length - 1]!]
  if (compareExact(exactOf(figure(lowest)), exactOf(figure(highest))) === 0) return lowest
  const wanted = ask(undefined, severalClassesQuestion) === 'favourable'
  return wanted === (favourable === 'lowest') ? lowest : highest
}
