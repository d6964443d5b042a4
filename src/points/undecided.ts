import {
  decisionFor,
  diagnostic,
  type Decision,
  type DecisionNeed,
  type DecimalText,
  type Diagnostic,
  type Label,
  readFigure,
} from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'

/**
 * What a published text leaves open, written where the answer would stand: the question and every reading of the text.
 * A decision with `code` equal to `decide` and `value` equal to a key of `readings` closes it. A figure that comes out
 * the same under every reading needs no decision.
 */
export interface Undecided<T> {
  /** Code of the open question, kebab-case; the same code in several places is one question. */
  readonly decide: string
  /** The readings that the text allows, by the value that a decision gives. */
  readonly readings: Readonly<Record<string, T>>
  /** The question in words. */
  readonly about?: Label
}

/** A figure that the text does not state and that no list of readings covers: a decision gives it as decimal text. */
export interface UndecidedFigure {
  /** Code of the open question, kebab-case. */
  readonly decide: string
  /** The decision's value is the figure. */
  readonly free: 'figure'
  /** The question in words. */
  readonly about?: Label
}

/** A part of the rules that the text states, or that it leaves open. */
export type Decidable<T> = T | Undecided<T>

/** A figure that the text states, or that it leaves open. */
export type DecidableFigure = DecimalText | Undecided<DecimalText> | UndecidedFigure

/** A figure or a word in its place, stated or left open. */
export type DecidableFigureOr<Word extends string> = Decidable<DecimalText | Word> | UndecidedFigure

/** An open question of a document, and where it stands. */
export interface OpenPlace {
  /** Code of the question. */
  readonly code: string
  /** Path into the document. */
  readonly path: string
  /** Values that answer it; empty for a free figure. */
  readonly options: readonly string[]
  /** The kind of a free value. */
  readonly free?: 'figure'
  /** What stands there: the question with its readings. */
  readonly node: object
}

/** One way to read a document: a value for each open question. */
export interface Reading<T> {
  /** The value of each question, by code; a free figure holds the figure that was tried. */
  readonly answers: Readonly<Record<string, string>>
  /** The document with these answers in place. */
  readonly rules: T
}

/** How many readings of one document are tried at most; a document with more has too many open questions to settle. */
export const mostReadings = 512

/**
 * The document with its decisions in place, and the questions that stay open.
 *
 * @internal
 */
export function withDecisionsApplied<T>(
  rules: T,
  decisions: readonly Decision[],
  path: string,
): { readonly rules: T; readonly open: readonly OpenPlace[]; readonly diagnostics: readonly Diagnostic[] } {
  const open: OpenPlace[] = []
  const diagnostics: Diagnostic[] = []
  const resolved = resolve(rules, path, (place, readings) => {
    const decision = decisionFor(decisions, place.code, place.path)
    if (decision === undefined) {
      open.push(place)
      return undefined
    }
    const answer = answerOf(place, readings, decision.value)
    if (answer === undefined) {
      open.push(place)
      diagnostics.push(
        diagnostic('decision-not-an-option', 'error', place.path, {
          decision: place.code,
          value: decision.value,
          options: place.options,
        }),
      )
    }
    return answer
  })
  return { rules: resolved as T, open, diagnostics }
}

/**
 * Every way to read a document whose questions are not all decided; one reading when nothing is open.
 *
 * @internal
 */
export function readingsOf<T>(rules: T, path: string): readonly Reading<T>[] | 'too-many' {
  const finished: Reading<T>[] = []
  const waiting: Reading<T>[] = [{ answers: {}, rules }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = firstOpen(next.rules, path)
    if (place === undefined) {
      finished.push(next)
      if (finished.length > mostReadings) return 'too-many'
      continue
    }
    for (const value of place.free === undefined ? [...place.options].reverse() : freeFigureProbes) {
      const answers = { ...next.answers, [place.code]: value }
      const filled = resolve(next.rules, path, (other, readings) =>
        other.code === place.code ? answerOf(other, readings, value) : undefined,
      )
      waiting.push({ answers, rules: filled as T })
    }
  }
  return finished
}

// Rules are monotone in each of their figures, so a result that is the same under both of these is the same under all between.
const freeFigureProbes: readonly string[] = ['1000000', '0']

/**
 * The questions among `codes` that a value hangs on, given the value under each reading.
 *
 * @internal
 */
export function questionsThatMatter(
  readings: readonly { readonly answers: Readonly<Record<string, string>> }[],
  differs: (first: number, second: number) => boolean,
): readonly string[] {
  const matter = new Set<string>()
  for (let first = 0; first < readings.length; first += 1) {
    for (let second = first + 1; second < readings.length; second += 1) {
      const code = onlyDifference(readings[first]!.answers, readings[second]!.answers)
      if (code !== undefined && !matter.has(code) && differs(first, second)) matter.add(code)
    }
  }
  return [...matter].sort()
}

// Readings that differ in one question; questions that only one of them raises follow from it.
function onlyDifference(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string | undefined {
  let found: string | undefined
  for (const code of Object.keys(a)) {
    if (b[code] === undefined || b[code] === a[code]) continue
    if (found !== undefined) return undefined
    found = code
  }
  return found
}

/**
 * Every question that a document leaves open, in the order of the document.
 *
 * @param rules - the rules of a rule book or of a redemption policy
 * @param path - where they stand, for the paths of what is found
 * @example
 * ```ts
 * import { openPlaces } from 'xiangzhen/points'
 * openPlaces({ points: { digits: 0 } }, 'rules') // => []
 * ```
 */
export function openPlaces(rules: unknown, path: string): readonly OpenPlace[] {
  const places: OpenPlace[] = []
  const look = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return
    const place = placeOf(node, at)
    if (place !== undefined) places.push(place)
    for (const [key, inner] of Object.entries(place === undefined ? node : readingsIn(node))) {
      look(inner, place === undefined ? below(at, key, Array.isArray(node)) : `${at}.readings.${key}`)
    }
  }
  look(rules, path)
  return places
}

/** The need for a decision on a question of the document. */
export function needOf(place: OpenPlace): DecisionNeed {
  return place.free === undefined
    ? { code: place.code, options: place.options }
    : { code: place.code, options: [], free: place.free }
}

type Answer = (place: OpenPlace, readings: Readonly<Record<string, unknown>>) => unknown

function resolve(node: unknown, path: string, answer: Answer): unknown {
  if (typeof node !== 'object' || node === null) return node
  const place = placeOf(node, path)
  if (place !== undefined) {
    const chosen = answer(place, readingsIn(node))
    return chosen === undefined ? node : resolve(chosen, path, answer)
  }
  if (Array.isArray(node)) return node.map((inner, index) => resolve(inner, `${path}[${index}]`, answer))
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [key, resolve(inner, below(path, key, false), answer)]),
  )
}

function firstOpen(node: unknown, path: string): OpenPlace | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const place = placeOf(node, path)
  if (place !== undefined) return place
  for (const [key, inner] of Object.entries(node)) {
    const found = firstOpen(inner, below(path, key, Array.isArray(node)))
    if (found !== undefined) return found
  }
  return undefined
}

function placeOf(node: object, path: string): OpenPlace | undefined {
  if (Array.isArray(node)) return undefined
  const { decide, readings, free } = node as { decide?: unknown; readings?: unknown; free?: unknown }
  if (typeof decide !== 'string') return undefined
  if (free === 'figure') return { code: decide, path, options: [], free, node }
  return { code: decide, path, options: Object.keys(readings as object), node }
}

function readingsIn(node: object): Readonly<Record<string, unknown>> {
  return (node as { readings?: Readonly<Record<string, unknown>> }).readings ?? {}
}

function answerOf(place: OpenPlace, readings: Readonly<Record<string, unknown>>, value: string): unknown {
  if (place.free === 'figure') return readFigure(value).ok ? value : undefined
  return ownValue(readings, value)
}

function below(path: string, key: string, list: boolean): string {
  if (list) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
