import type { DecisionNeed, Diagnostic } from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import { ballotRule, ballotsBeyond, type BallotExcess, type BallotsBeyond } from './ballot-limits.js'
import { add } from './gather.js'
import type { PeerFigures } from './leaf.js'
import type { ScoringFrame } from './node-evaluation.js'
import { readMeasure } from './read-measure.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import type { Indicator } from './scheme.js'
import { eventCode, rowsId } from './score-indicator.js'
import { derivedTargets } from './subject-targets.js'

/** The facts about one subject. */
export interface Drawer {
  readonly subject: SchemeSubject
  readonly rows: Map<string, Actual[]>
  readonly planned: Map<string, Actual[]>
  readonly standings: Map<string, 'notApplicable' | 'exempt'>
  readonly events: Map<string, SchemeEvent[]>
  readonly targets: Map<string, AssignedTarget>
  /** Indicators of which something could not be read. */
  readonly unreadable: Set<string>
  /** Kinds of events of which something could not be read. */
  readonly unreadableEvents: Set<string>
  /** A row named an indicator that does not exist. */
  lost: boolean
}

/** What subjects are to one another. */
export interface ComparedPeers {
  readonly figures: (indicator: Indicator, subject: SchemeSubject) => PeerFigures | undefined
  /** Ballots that give more of a mark than they may. */
  readonly beyond: BallotsBeyond
  readonly diagnostics: readonly Diagnostic[]
}

interface PeerGroup {
  readonly figures: Map<string, Exact>
  readonly missing: DecisionNeed[]
}

/** Compares subjects where an indicator asks for it: the figures of the peers, and the ballots that are cast on all of them. */
export function comparePeers(
  frame: ScoringFrame,
  indicators: readonly Indicator[],
  drawers: readonly Drawer[],
): ComparedPeers {
  const tables = new Map<string, ReadonlyMap<string, PeerGroup>>()
  const beyond = new Map<Actual, readonly BallotExcess[]>()
  const diagnostics: Diagnostic[] = []
  for (const indicator of indicators) {
    const limited = ballotRule(indicator)?.limits !== undefined
    const compares = comparesPeers(indicator)
    if (!limited && !compares) continue
    const together = peersOf(frame, drawers, indicator)
    for (const peers of limited ? together.values() : []) {
      const rows = peers.flatMap((drawer) => drawer.rows.get(rowsId(indicator)) ?? [])
      diagnostics.push(...ballotsBeyond(indicator, rows, peers.length, beyond))
    }
    if (!compares) continue
    const table = new Map<string, PeerGroup>()
    for (const [key, peers] of together) table.set(key, peerGroup(frame, peers, indicator, beyond))
    tables.set(indicator.id, table)
  }
  const figures = (indicator: Indicator, subject: SchemeSubject): PeerFigures | undefined => {
    const group = tables.get(indicator.id)?.get(peerKey(frame, subject))
    if (group === undefined || group.figures.size + group.missing.length === 0) return undefined
    const others = [...group.figures].filter(([id]) => id !== subject.id).map(([, figure]) => figure)
    return { own: group.figures.get(subject.id), others, missing: group.missing }
  }
  return { figures, beyond, diagnostics }
}

function comparesPeers(indicator: Indicator): boolean {
  const { method, target } = indicator
  if (method.kind === 'rankPoints' || method.kind === 'ratioToFirst' || method.kind === 'efficacy') return true
  return derivedTargets(target).some(({ kind }) => kind === 'peerMean' || kind === 'peerBest')
}

function peerKey(frame: ScoringFrame, subject: SchemeSubject): string {
  return frame.scheme.rules.policies?.peers === 'all' || subject.group === undefined ? '' : `group ${subject.group}`
}

// Those to whom the indicator applies, by the group that they are compared in.
function peersOf(
  frame: ScoringFrame,
  drawers: readonly Drawer[],
  indicator: Indicator,
): ReadonlyMap<string, readonly Drawer[]> {
  const together = new Map<string, Drawer[]>()
  for (const drawer of drawers) {
    const { subject } = drawer
    const out =
      subject.notApplicable?.includes(indicator.id) === true || subject.exempt?.includes(indicator.id) === true
    if (out || drawer.standings.has(indicator.id)) continue
    if (indicator.groups !== undefined && !indicator.groups.includes(subject.group ?? '')) continue
    add(together, peerKey(frame, subject), drawer)
  }
  return together
}

function peerGroup(
  frame: ScoringFrame,
  peers: readonly Drawer[],
  indicator: Indicator,
  beyond: BallotsBeyond,
): PeerGroup {
  const group: PeerGroup = { figures: new Map(), missing: [] }
  for (const { subject, rows, events } of peers) {
    const reading = readMeasure(indicator.measure, {
      rows: rows.get(rowsId(indicator)) ?? [],
      events: events.get(eventCode(indicator)) ?? [],
      figures: subject.figures,
      target: undefined,
      from: frame.span.from,
      asked: { indicator, decisions: frame.decisions, beyond },
    })
    if (reading.found === 'figure') group.figures.set(subject.id, reading.working.figure)
    if (reading.found === 'needs' && group.missing.length === 0) group.missing.push(...reading.missing)
  }
  return group
}
