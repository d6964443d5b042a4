import { decisionFor } from '../kernel/index.js'
import { compareExact, type Exact } from '../kernel/internal.js'
import { findAmount, type FigureAmount } from './figure-amounts.js'
import type { FigureBook, FigureName, Found } from './portions.js'

/** A test of a figure against a threshold. `figure` left out: decision `test-figure`. */
export interface FigureTest {
  /** The figure that is tested. */
  readonly figure?: FigureName
  /** 高于 is `above`, 以上 is `atLeast`: the edge is the text's own. */
  readonly is: 'above' | 'atLeast' | 'below' | 'atMost'
  /** The threshold, in yuan or the figure's own unit: fixed, or following another figure (上年的 1.1 倍). */
  readonly than: FigureAmount
}

/** A condition: one test, or several of which one is enough (收益 10 万元以上或增长 20%以上). */
export type AmountCondition = FigureTest | { readonly any: readonly FigureTest[] }

/** The figures that a test may mean when it names none. */
export const testOptions: readonly FigureName[] = ['result', 'afterLosses', 'available']

/** The tests of a condition. */
export function testsOf(condition: AmountCondition): readonly FigureTest[] {
  return 'any' in condition ? condition.any : [condition]
}

/**
 * Whether all conditions hold. A test that names no figure needs a decision only where the figures that it may mean disagree, and where
 * no other test of the same condition is enough.
 */
export function testFigures(conditions: readonly AmountCondition[], at: string, book: FigureBook): Found<boolean> {
  let holds = true
  for (const condition of conditions) {
    const verdicts: (boolean | undefined)[] = []
    for (const test of testsOf(condition)) {
      const verdict = verdictOf(test, at, book)
      if (!verdict.ok) return verdict
      verdicts.push(verdict.value)
    }
    if (verdicts.includes(true)) continue
    if (verdicts.includes(undefined))
      return { ok: false, missing: [{ code: 'test-figure', at, options: testOptions }], unknown: [] }
    holds = false
  }
  return { ok: true, value: holds }
}

// Whether one test holds; `undefined` where the figures that it may mean disagree.
function verdictOf(test: FigureTest, at: string, book: FigureBook): Found<boolean | undefined> {
  const own = test.figure ?? decisionFor(book.decisions, 'test-figure', at)?.value
  const than = findAmount(test.than, book)
  if (!than.ok) return than
  const verdicts = new Set<boolean>()
  for (const name of own === undefined ? testOptions : [own]) {
    const figure = book.figure(name)
    if (figure === undefined) return { ok: false, missing: [], unknown: [name] }
    verdicts.add(testHolds(test.is, figure, than.value))
  }
  return { ok: true, value: verdicts.size > 1 ? undefined : verdicts.has(true) }
}

/** Whether a figure stands on the named side of a threshold. */
export function testHolds(is: FigureTest['is'], figure: Exact, than: Exact): boolean {
  const side = compareExact(figure, than)
  switch (is) {
    case 'above':
      return side > 0
    case 'atLeast':
      return side >= 0
    case 'below':
      return side < 0
    case 'atMost':
      return side <= 0
  }
}
