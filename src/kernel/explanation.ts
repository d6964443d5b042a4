import type { DiagnosticData } from './diagnostic.js'
import { exactOfComputed } from './computed-figure.js'
import type { DecimalText } from './figures.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactOne,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from './exact.js'
import type { Rounding } from './rounding.js'
import { describe, type TextCatalogue } from './describe.js'
import { fractionText, type FractionText } from './fraction.js'
import { walkDown, type Below } from './walk.js'

/**
 * How a figure follows from the figures of its lines. `given`: a fact or a rule's own number, nothing to check. `sum`,
 * `difference` (first minus the others), `product`, `quotient` (first by second), `minimum`, `maximum`, `rounded` (of the one
 * line, by `rounding`): recomputed by {@link addsUp}. `quotient` and `product` may carry a `rounding` too. `chosen`: one
 * of the lines, by a condition that `data` names (a band, a veto); it equals one of the lines or is set by the rule.
 */
export type ExplanationOperation =
  'given' | 'sum' | 'difference' | 'product' | 'quotient' | 'minimum' | 'maximum' | 'rounded' | 'chosen'

/** One figure and what it stands on: a tree that adds up. */
export interface Explanation {
  /** Kebab-case code of the step; a text catalogue holds its sentence. */
  readonly code: string
  /** The values that the sentence names: the entry, the item, the clause, the limit. */
  readonly data: DiagnosticData
  /** The figure of this step. */
  readonly figure: DecimalText
  /** How the figure follows from the lines. */
  readonly operation: ExplanationOperation
  /** Where the step rounds. */
  readonly rounding?: Rounding
  /** The figures that it stands on, in the order of the rule. */
  readonly lines: readonly Explanation[]
}

/** The first step that does not add up. */
export interface ExplanationFault {
  /** Path of the step: `lines[0].lines[2]`, `''` is the root. */
  readonly path: string
  /** The figure that the step states. */
  readonly stated: DecimalText
  /**
   * What its lines give, as decimal text or as a fraction where no finite decimal exists; `null` where they give nothing: a quotient
   * by zero, the least of no lines.
   */
  readonly computed: FractionText | null
}

/**
 * Recomputes every step of an explanation from its lines, exactly.
 *
 * @param explanation - the tree
 * @returns `{ ok: true }`, or the first step (outermost first, in order) whose figure does not follow from its lines
 * @throws RangeError when a figure is none, a rounding is none, or the lines run in a circle
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * const line = (figure: string) => ({ code: 'entry', data: {}, figure, operation: 'given' as const, lines: [] })
 * addsUp({ code: 'total', data: {}, figure: '5', operation: 'sum', lines: [line('2'), line('3')] }) // => { ok: true }
 * ```
 */
export function addsUp(explanation: Explanation): { readonly ok: true } | ({ readonly ok: false } & ExplanationFault) {
  let found: ExplanationFault | undefined
  walkDown(explanation, '', (step, path) => {
    found = faultIn(step, path)
    return found === undefined ? linesBelow(step, path) : 'stop'
  })
  return found === undefined ? { ok: true } : { ok: false, ...found }
}

function faultIn(step: Explanation, path: string): ExplanationFault | undefined {
  const expected = recompute(
    step,
    step.lines.map((line) => exactOfComputed(line.figure)),
  )
  if (expected !== undefined && compareExact(expected, exactOfComputed(step.figure)) === 0) return undefined
  return { path, stated: step.figure, computed: expected === undefined ? null : fractionText(expected) }
}

function linesBelow(step: Explanation, path: string): readonly Below<Explanation>[] {
  if (step.lines.length === 0) return []
  const before = path === '' ? 'lines' : `${path}.lines`
  return step.lines.map((node, index) => ({ node, path: `${before}[${index}]` }))
}

function recompute(step: Explanation, figures: readonly Exact[]): Exact | undefined {
  const raw = combine(step, figures)
  return raw === undefined || step.rounding === undefined ? raw : roundExact(raw, step.rounding)
}

function combine(step: Explanation, figures: readonly Exact[]): Exact | undefined {
  const [first, second] = figures
  switch (step.operation) {
    case 'given':
    case 'chosen':
      return exactOfComputed(step.figure)
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'difference':
      return first === undefined ? undefined : figures.slice(1).reduce(subtractExact, first)
    case 'product':
      return figures.reduce(multiplyExact, exactOne)
    case 'quotient':
      return first === undefined || second === undefined || isZeroExact(second) ? undefined : divideExact(first, second)
    case 'minimum':
      return first === undefined ? undefined : figures.reduce(minExact)
    case 'maximum':
      return first === undefined ? undefined : figures.reduce(maxExact)
    case 'rounded':
      return first
  }
}

/** One line of an explanation for people. */
export interface ExplanationSentence {
  /** How deep in the tree, 0 is the figure itself. */
  readonly depth: number
  /** The sentence. */
  readonly text: string
  /** The figure. */
  readonly figure: DecimalText
}

/**
 * Turns an explanation into sentences, from the figure down to what it stands on.
 *
 * @param explanation - the tree
 * @param catalogue - the sentences of a language (`xiangzhen/text/zh`, `xiangzhen/text/en`, or the host's own)
 * @returns one sentence a step, depth first
 * @throws RangeError when the lines run in a circle
 * @example
 * ```ts
 * import { explain } from 'xiangzhen/kernel'
 * const catalogue = { language: 'en' as const, sentences: { total: 'Total {figure}', entry: '{name}: {figure}' } }
 * const line = { code: 'entry', data: { name: 'visit' }, figure: '2', operation: 'given' as const, lines: [] }
 * explain({ code: 'total', data: {}, figure: '2', operation: 'sum', lines: [line] }, catalogue).map((s) => s.text)
 * // => ['Total 2', 'visit: 2']
 * ```
 */
export function explain(explanation: Explanation, catalogue: TextCatalogue): readonly ExplanationSentence[] {
  const sentences: ExplanationSentence[] = []
  walkDown(explanation, '', (step, path, depth) => {
    const text = describe({ code: step.code, data: { figure: step.figure, ...step.data } }, catalogue)
    sentences.push({ depth, text, figure: step.figure })
    return linesBelow(step, path)
  })
  return sentences
}
