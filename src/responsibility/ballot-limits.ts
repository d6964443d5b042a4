import { diagnostic, labelText, type Diagnostic } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactInteger,
  exactOf,
  exactZero,
  maxExact,
  multiplyExact,
  readFraction,
  roundExact,
  type Exact,
} from '../kernel/internal.js'
import type { BallotLimit, BallotRule } from './judged-methods.js'
import type { Actual } from './scheme-facts.js'
import type { Indicator } from './scheme.js'
import { figureText } from './working.js'

/** A limit that a rater's ballot passes: when the share is taken of those it marks, of everybody on the list, or of both. */
export interface BallotExcess {
  readonly limit: BallotLimit
  readonly marked: boolean
  readonly listed: boolean
}

/** The rows of ballots that pass a limit, each with the limits. */
export type BallotsBeyond = ReadonlyMap<Actual, readonly BallotExcess[]>

/** How the ballots of an indicator are read, where it has any. */
export function ballotRule({ method, measure }: Indicator): BallotRule | undefined {
  if (method.kind === 'ballots') return method
  return measure?.kind === 'ballots' ? measure : undefined
}

/** Holds the ballots of each rater against the limits; `rows` are those of everybody who is voted on together, `listed` their number. */
export function ballotsBeyond(
  indicator: Indicator,
  rows: readonly Actual[],
  listed: number,
  found: Map<Actual, readonly BallotExcess[]>,
): readonly Diagnostic[] {
  const rule = ballotRule(indicator)
  const limits = rule?.limits ?? []
  if (rule === undefined || limits.length === 0) return []
  const diagnostics: Diagnostic[] = []
  for (const ballot of ballotsOf(rows)) {
    const rater = ballot[0]?.rater ?? ''
    const excesses = limits.flatMap((limit) => {
      const given = marks(ballot, (id) => limit.choices.includes(id))
      const marked = mostOf(limit, countOf(ballot, rule))
      const most = mostOf(limit, exactInteger(listed))
      const beyond = { marked: compareExact(given, marked) > 0, listed: compareExact(given, most) > 0 }
      const by = limit.of === undefined ? beyond : { marked: beyond[limit.of], listed: beyond[limit.of] }
      if (!by.marked && !by.listed) return []
      const titles = limit.choices.map((id) => labelText(rule.choices?.find((one) => one.id === id)?.title ?? id, 'zh'))
      diagnostics.push(
        diagnostic('ballot-beyond-limit', 'warning', `nodes.${indicator.id}`, {
          title: indicator.title,
          rater,
          choices: titles,
          given: figureText(given),
          most: figureText(by.listed && limit.of !== 'marked' ? most : marked),
          ...(limit.clause === undefined ? {} : { clause: limit.clause }),
        }),
      )
      return [{ limit, ...by }]
    })
    if (excesses.length > 0) for (const row of ballot) found.set(row, excesses)
  }
  return diagnostics
}

// A ballot is what one rater of one class marked; rows without a rater are on nobody's ballot.
function ballotsOf(rows: readonly Actual[]): readonly (readonly Actual[])[] {
  const parts = new Map<string, Map<string, Actual[]>>()
  for (const row of rows) {
    if (row.rater === undefined) continue
    const raters = parts.get(row.part ?? '') ?? new Map<string, Actual[]>()
    parts.set(row.part ?? '', raters.set(row.rater, [...(raters.get(row.rater) ?? []), row]))
  }
  const sorted = <T>(map: Map<string, T>): readonly T[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
  return sorted(parts).flatMap(sorted)
}

function marks(ballot: readonly Actual[], counts: (choice: string) => boolean): Exact {
  return ballot
    .filter(({ level }) => level !== undefined && counts(level))
    .reduce((sum, row) => addExact(sum, exactOf(row.count ?? '1')), exactZero)
}

// How many the ballot marks with a choice that is worth something or nothing; an abstention marks nobody.
function countOf(ballot: readonly Actual[], rule: BallotRule): Exact {
  return marks(ballot, (id) => rule.choices?.some((one) => one.id === id && one.value !== undefined) === true)
}

function mostOf({ most }: BallotLimit, base: Exact): Exact {
  if ('count' in most) return exactInteger(most.count)
  const reading = readFraction(most.share)
  if (!reading.ok) throw new RangeError(`${reading.code}: '${most.share}' is not a share; write '1/3' or '0.3'`)
  const whole = roundExact(multiplyExact(reading.figure, base), { digits: 0, mode: most.rounding ?? 'floor' })
  return maxExact(whole, exactInteger(most.minimum ?? 0))
}
