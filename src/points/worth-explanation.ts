import { dateOfDay, type DiagnosticData, type Explanation } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  exactZero,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { decided, type BookItem } from './compiled-book.js'
import { worthOfEntry, quantityOf } from './entry-worth.js'
import { given, isNearly, present, step } from './explanation-steps.js'
import { magnitude, type Contribution } from './contributions.js'
import { worthOn } from './item-contributions.js'
import { multiplies, stageOnSteps } from './multipliers.js'
import type { OutcomeTests } from './outcome-tests.js'
import type { ResultSpan } from './result-points.js'
import { classFor, figureFor, type ScoringDesk } from './scoring-desk.js'
import { reasonsOf } from './test-reasons.js'
import { panelMarksOf, type PanelMarks } from './panel-worth.js'
import { explainFigure } from './figure-explanation.js'
import { basisOf } from './worth-basis.js'

/** How the points that were asked came about: worth and factors of an entry, steps, marks of raters, a measured rate. */
export function explainAsked(
  desk: ScoringDesk<Exact>,
  item: BookItem,
  one: Contribution<Exact>,
  data: DiagnosticData,
): Explanation {
  const based = { ...data, ...basisOf(desk, item, one) }
  const tree = one.detail === undefined ? explainStanding(desk, item, one, data) : explainEntry(desk, item, one, based)
  const plain = given('points-asked', based, one.asked)
  if (tree === undefined) return plain
  const size = exactOf(tree.figure)
  if (compareExact(size, one.asked) === 0) return tree
  // Deductions are written as magnitudes; the asked points are below zero.
  const turned = isNearly(subtractExact(exactZero, size), one.asked)
  if (turned) return step('points-asked', data, 'difference', [given('points-asked', data, exactZero), tree])
  // A quotient without a finite decimal is shown to twelve places; the figure itself is exact.
  return isNearly(size, one.asked) ? tree : plain
}

function explainEntry(
  desk: ScoringDesk<Exact>,
  item: BookItem,
  one: Contribution<Exact>,
  data: DiagnosticData,
): Explanation | undefined {
  const detail = one.detail!
  const quiet = { ...desk, diagnostics: [], needs: [], pending: [] }
  const factors = (desk.reading.rules.multipliers ?? []).filter((each) => multiplies(desk, each, item, detail))
  const named = factors.map(({ id, title, clause, factor }) =>
    given(
      'points-multiplier',
      present({ multiplier: id, title, clause, factor: factor as string }),
      exactOf(factor as string),
    ),
  )
  const { worth } = item
  if (worth.by === 'steps') {
    const points = figureFor(quiet, worth.points, classFor(quiet, detail.day))
    if (points === undefined || points.n === 0n) return undefined
    const after = factors.filter((each) => (stageOnSteps(desk, each) ?? 'points') === 'points')
    const used = named.filter((_, index) => after.includes(factors[index]!))
    const each = used.reduce((product, line) => multiplyExact(product, exactOf(line.figure)), points)
    if (each.n === 0n) return undefined
    const steps = divideExact(magnitude(desk, one.asked), each)
    const quantity = detail.entry.quantity ?? '1'
    return step('points-asked', data, 'product', [
      given(
        'points-steps',
        present({ quantity, unit: worth.unit, carried: one.carried && exactToPlainText(one.carried) }),
        steps,
      ),
      given('points-worth', present({ title: item.item.title, clause: item.item.clause }), points),
      ...used,
    ])
  }
  const dated = worthOn(item, detail)
  if (dated === undefined) return undefined
  if (dated.by === 'quantity' && named.length === 0) {
    const quantity = quantityOf(quiet, detail)
    const points = figureFor(quiet, dated.points, classFor(quiet, detail.day))
    if (quantity === undefined || points === undefined || detail.entry.quantity === undefined) return undefined
    return step('points-asked', data, 'product', [
      given('points-quantity', { title: item.item.title }, quantity),
      given('points-worth', present({ title: item.item.title, clause: item.item.clause }), points),
    ])
  }
  if (named.length === 0) return undefined
  const base = worthOfEntry(quiet, dated, detail)
  if (base === undefined) return undefined
  const whole = given('points-worth', data, base)
  return step('points-asked', data, 'product', [whole, ...named])
}

function explainStanding(
  desk: ScoringDesk<Exact>,
  item: BookItem,
  one: Contribution<Exact>,
  data: DiagnosticData,
): Explanation | undefined {
  const { worth } = item
  if (worth.by === 'result') {
    const spans = desk.results!.get(item.index)!
    const span = spans.find(({ day, holds }) => day === one.day && holds.status === 'computed' && holds.value)!
    return explainResult(span, worth.when, data, magnitude(desk, one.asked))
  }
  if (worth.by === 'panels') {
    const panels = panelMarksOf(desk, item, worth)
    const parts = panels.flatMap((one) => explainPanel(one) ?? [])
    let marks = step('points-marks', data, 'sum', parts)
    const missing = panels.filter(({ mark }) => mark.kind !== 'points')
    if (missing.length > 0 && decided(worth.missing) === 'spread') {
      const counted = panels
        .filter((one) => !missing.includes(one))
        .reduce((sum, { panel }) => addWeight(sum, panel.weight as string), exactZero)
      marks = step('points-marks', data, 'quotient', [marks, given('points-weights-counted', {}, counted)])
    }
    if (worth.factor === undefined) return marks
    const factor = worth.factor as string
    const head = { part: item.item.title, weight: factor }
    return step('points-factor', head, 'product', [marks, given('points-by-factor', {}, exactOf(factor))])
  }
  return explainFigure(desk, worth, data)
}

function addWeight(sum: Exact, weight: string): Exact {
  const own = exactOf(weight)
  return { n: sum.n * own.d + own.n * sum.d, d: sum.d * own.d }
}

function explainPanel({ panel, marks, leftOut, mark }: PanelMarks<Exact>): Explanation | undefined {
  if (mark.kind !== 'points') return undefined
  const title = panel.title ?? panel.id
  const weight = panel.weight as string
  const lines = marks.map((one) => given('points-mark', { panel: title }, one))
  const data = present({
    panel: title,
    raters: marks.length + leftOut.length,
    leftOut: leftOut.length === 0 ? undefined : leftOut.map((one) => given('points-mark', {}, one).figure),
  })
  const rounding = panel.rounding === undefined ? undefined : decided(panel.rounding)
  const combine = decided(panel.combine)
  const sum = step('points-marks', data, 'sum', lines)
  let node: Explanation
  if (combine === 'sum') node = step('points-panel-mark', data, 'sum', lines, rounding)
  else if (combine === 'median') node = { ...given('points-panel-mark', data, mark.points), operation: 'chosen', lines }
  else {
    const count = given('points-number', { account: panel.id }, exactInteger(marks.length))
    node = step('points-panel-mark', data, 'quotient', [sum, count], rounding)
  }
  const head = { ...data, weight }
  return step('points-panel', head, 'product', [node, given('points-own-weight', { part: title }, exactOf(weight))])
}

/** Why points follow from a result: the span, what its condition looked at, and the points. */
export function explainResult(
  { at }: ResultSpan,
  when: OutcomeTests,
  data: DiagnosticData,
  points: Exact,
): Explanation {
  const days = { from: dateOfDay(at.span.from), to: dateOfDay(at.span.to) }
  const lines = reasonsOf(at, when).map(({ code, data: words, figure }) => given(code, words, exactOf(figure)))
  return {
    ...given('points-result', { ...data, ...days }, points),
    operation: 'chosen',
    lines: [given('points-worth', data, points), ...lines],
  }
}
