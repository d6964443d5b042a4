import { dateOfDay, type Diagnostic, type Label } from '../kernel/index.js'
import { exactZero, subtractExact, type Exact } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import type { Entry, PointFacts } from './entries.js'
import { stateStanding } from './entry-states.js'
import { worthOfEntry } from './entry-worth.js'
import type { EntryDetail } from './gather-entries.js'
import { worthOn } from './item-contributions.js'
import type { FrameWork } from './score-frame.js'
import type { ScoringDesk } from './scoring-desk.js'

/** An entry of the asked span that does not count. */
export interface OutEntry {
  readonly entry: Entry
  /** Reversed, or did not pass; `undefined`: it was refused or waits. */
  readonly limit: 'reversed' | 'rejected' | undefined
  /** Signed points by the worth of the item; `undefined` where they cannot be said. */
  readonly asked: Exact | undefined
  /** Why, in words. */
  readonly why: Label
  /** The finding about it, where there is one. */
  readonly code: PointsCode | undefined
}

/** Entries of a member that stand in none of its lines: reversed, rejected, waiting, or refused with a finding. */
export function entriesLeftOut(
  work: FrameWork,
  facts: PointFacts,
  desk: ScoringDesk<Exact>,
  counted: ReadonlySet<string>,
  findings: readonly Diagnostic<PointsCode>[],
): readonly OutEntry[] {
  const { reading, frame, decisions } = work
  const from = dateOfDay(frame.score.from)
  const until = dateOfDay(frame.until) < frame.asOf ? dateOfDay(frame.until) : frame.asOf
  const { id } = desk.subject
  const reversals = new Set(facts.entries.flatMap((one) => one.reverses ?? []))
  const own = facts.entries.filter(
    (one) =>
      one.reverses === undefined &&
      (one.member === id || (one.others ?? []).some(({ member }) => member === id)) &&
      !counted.has(one.id) &&
      !reading.vetoIds.has(one.item) &&
      from <= one.eventDate &&
      one.eventDate <= until &&
      (one.recordedAt ?? one.eventDate) <= frame.knownAt,
  )
  const known = new Map(own.map((one) => [one.id, one]))
  return [...known.values()]
    .sort((a, b) => (a.eventDate < b.eventDate || (a.eventDate === b.eventDate && a.id < b.id) ? -1 : 1))
    .map((entry) => {
      const standing = stateStanding(entry, reading.timing.countedStates, decisions)
      if (dateOfDay(desk.frame.score.from) > entry.eventDate && !reversals.has(entry.id))
        return { entry, limit: undefined, asked: undefined, why: words.before, code: 'outside-own-period' }
      const code = findings.find(({ data }) => data['entry'] === entry.id)?.code
      if (standing === 'refused')
        return { entry, limit: 'rejected', asked: askedBy(desk, entry), why: words.rejected, code }
      if (reversals.has(entry.id) && code === undefined)
        return { entry, limit: 'reversed', asked: askedBy(desk, entry), why: words.reversed, code }
      const waits = standing !== 'counts' || code === 'entry-pending'
      return { entry, limit: undefined, asked: undefined, why: waits ? words.waits : words.refused, code }
    })
}

const words = {
  reversed: { zh: '已冲正', en: 'reversed' },
  rejected: { zh: '未通过', en: 'did not pass' },
  waits: { zh: '待审核或补材料', en: 'waits for a review or a proof' },
  before: { zh: '不在本人的计分周期内', en: 'before the period of this member' },
  refused: { zh: '不符合计分规定', en: 'not by the rules' },
} as const

function askedBy(desk: ScoringDesk<Exact>, entry: Entry): Exact | undefined {
  const { reading } = desk
  const item = reading.items[reading.itemIndex.get(entry.item) ?? -1]
  if (item === undefined) return undefined
  const { level, points, member } = entry
  const detail: EntryDetail = { entry, item: item.index, day: desk.frame.until, person: member, level, points }
  const worth = worthOn(item, detail)
  const quiet = { ...desk, diagnostics: [], needs: [], pending: [] }
  const size = worth === undefined ? undefined : worthOfEntry(quiet, worth, detail)
  return size === undefined ? undefined : item.sign === 1 ? size : subtractExact(exactZero, size)
}
