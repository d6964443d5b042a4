import { diagnostic, labelText, type Diagnostic } from '../kernel/index.js'
import { seatsOf } from '../scoring/index.js'
import type { BallotLimit, BallotRule } from './judged-methods.js'
import { add } from './gather.js'
import type { Actual } from './scheme-facts.js'
import type { Indicator } from './scheme.js'

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
      // An abstention marks nobody.
      const valued = marks(
        ballot,
        (id) => rule.choices?.some((one) => one.id === id && one.value !== undefined) === true,
      )
      const quota = { kind: 'atMost', ...limit.most } as const
      const most = { marked: seatsOf(quota, valued), listed: seatsOf(quota, listed) }
      const beyond = { marked: given > most.marked, listed: given > most.listed }
      const by = limit.of === undefined ? beyond : { marked: beyond[limit.of], listed: beyond[limit.of] }
      if (!by.marked && !by.listed) return []
      const titles = limit.choices.map((id) => labelText(rule.choices?.find((one) => one.id === id)?.title ?? id, 'zh'))
      diagnostics.push(
        diagnostic('ballot-beyond-limit', 'warning', `nodes.${indicator.id}`, {
          title: indicator.title,
          rater,
          choices: titles,
          given,
          most: most[limit.of ?? (beyond.listed ? 'listed' : 'marked')],
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
  const ballots = new Map<string, Actual[]>()
  for (const row of rows) if (row.rater !== undefined) add(ballots, JSON.stringify([row.part, row.rater]), row)
  return [...ballots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ballot]) => ballot)
}

// How many rows of a ballot carry one of some choices; equal ballots in a bundle are as one.
function marks(ballot: readonly Actual[], counts: (choice: string) => boolean): number {
  return ballot.filter(({ level }) => level !== undefined && counts(level)).length
}
