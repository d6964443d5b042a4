import {
  dayNumber,
  decisionFor,
  readPlainDate,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
} from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import type { PointsCode } from './codes.js'
import { decided, type BookReading } from './compiled-book.js'
import type { Entry, PointFacts } from './entries.js'
import { stateStanding } from './entry-states.js'
import { addPlain, sharesMatter } from './plain-sums.js'
import { oneHeldOn, type RosterIndex } from './roster-index.js'
import { found, type EntrySelection } from './select-entries.js'

/** An entry that is looked at for itself. */
export interface EntryDetail {
  readonly entry: Entry
  /** Index of the item; −1 for a veto. */
  readonly item: number
  /** The day that puts it into a period and its windows. */
  readonly day: number
  /** The member as written: in household accounts the person who earned it. */
  readonly person: string
  /** Level and points of this beneficiary. */
  readonly level: string | undefined
  readonly points: string | undefined
}

/** Entries of one settlement, added where their items allow it and kept one by one where not. */
export interface GatheredEntries {
  /** Magnitudes of plain items in millionths, by subject × item. */
  readonly sums: Float64Array
  /** How many entries of plain items, by subject × item. */
  readonly counts: Int32Array
  /** Entries that are looked at for themselves, by subject. */
  readonly details: readonly (EntryDetail[] | undefined)[]
  /** Veto events, by subject. */
  readonly vetoes: readonly (EntryDetail[] | undefined)[]
  /** Ids of entries that wait for a state, by subject. */
  readonly pending: readonly (string[] | undefined)[]
  /** Decisions that single entries need, by subject. */
  readonly needs: readonly (DecisionNeed[] | undefined)[]
  readonly diagnostics: readonly Diagnostic<PointsCode>[]
}

/** What is looked at: entries from `firstDay` to `lastDay` that were known. */
export interface GatherFrame {
  /** First day of the score period; plain items begin here. */
  readonly scoreFrom: number
  /** First day that any window reaches back to. */
  readonly firstDay: number
  readonly lastDay: number
  readonly knownAt: string
  /** `true`: every entry is looked at for itself, for lines. */
  readonly everyEntry: boolean
  /** Only this subject; absent: all. */
  readonly only?: number
  /** Days of subjects on which entries do not count. */
  readonly excluded: ReadonlyMap<number, readonly { readonly from: number; readonly to: number }[]>
  /** Sums of plain items that were added before: by member and item, millionths and number of entries. */
  readonly added?: AddedSums
}

/** Sums of plain items by member and item: magnitude in millionths, and how many entries. */
export type AddedSums = Readonly<Record<string, Readonly<Record<string, readonly [units: number, count: number]>>>>

/** Adds up plain items and keeps the others, in one pass. */
export function gatherEntries(
  reading: BookReading,
  facts: PointFacts,
  roster: RosterIndex,
  decisions: readonly Decision[],
  selection: EntrySelection,
  frame: GatherFrame,
): GatheredEntries {
  const { itemIndex, items, timing } = reading
  const subjects = roster.subjects
  const width = items.length
  const sums = new Float64Array(subjects.length * width)
  const counts = new Int32Array(subjects.length * width)
  const details = new Array<EntryDetail[] | undefined>(subjects.length)
  const vetoes = new Array<EntryDetail[] | undefined>(subjects.length)
  const pending = new Array<string[] | undefined>(subjects.length)
  const needs = new Array<DecisionNeed[] | undefined>(subjects.length)
  const diagnostics: Diagnostic<PointsCode>[] = [...selection.diagnostics]
  const days = new Map<string, number>()
  const states = timing.countedStates
  const dateField = decided(timing.entryDate)
  const { skipped } = selection
  const knownDay = dayNumber(frame.knownAt)
  const households = decided(reading.rules.account).kind === 'household'
  const plainOnly = !frame.everyEntry

  const dayOf = (text: string): number => {
    const read = readPlainDate(text)
    const day = read.ok ? read.day : Number.NaN
    days.set(text, day)
    return day
  }

  const refuse = (entry: Entry, member: string, code: PointsCode, severity: 'error' | 'warning' | 'note'): void => {
    diagnostics.push(found(code, severity, entry, { member }))
  }

  const keep = (
    entry: Entry,
    item: number,
    day: number,
    member: string,
    level: string | undefined,
    points: string | undefined,
    waits: DecisionNeed | 'pending' | undefined,
  ): void => {
    let subject = roster.byId.get(member)
    if (roster.refused.has(member)) return
    if (subject === undefined && households) {
      const links = roster.households.get(member)
      if (links === undefined) return refuse(entry, member, 'unknown-member', 'error')
      const home = oneHeldOn(links, day, undefined, decisions, 'household-of-person', member)
      if (home.need !== undefined) {
        for (const id of home.need.options) {
          const claimed = roster.byId.get(id)
          if (claimed !== undefined) push(needs, claimed, home.need)
        }
        return
      }
      subject = home.id === undefined ? undefined : roster.byId.get(home.id)
      if (subject === undefined) return refuse(entry, member, 'household-unknown', 'error')
    }
    if (subject === undefined) return refuse(entry, member, 'unknown-member', 'error')
    if (frame.only !== undefined && frame.only !== subject) return
    const one = subjects[subject]!
    if (day < one.from || day > one.to) return refuse(entry, member, 'not-in-scheme-then', 'warning')
    if (item !== -1 && frame.excluded.get(subject)?.some((span) => span.from <= day && day <= span.to) === true)
      return refuse(entry, member, 'exempt', 'note')
    if (waits === 'pending') push(pending, subject, entry.id)
    else if (waits !== undefined) push(needs, subject, waits)
    else push(item === -1 ? vetoes : details, subject, { entry, item, day, person: member, level, points })
  }

  // Everybody whom an entry credits, or who waits with it.
  const credit = (entry: Entry, item: number, day: number, waits?: DecisionNeed | 'pending'): void => {
    const credited = new Set<string>()
    for (const { member, level = entry.level, points = entry.points } of [entry, ...(entry.others ?? [])]) {
      if (credited.has(member)) refuse(entry, member, 'beneficiary-twice', 'warning')
      else keep(entry, item, day, member, level, points, waits)
      credited.add(member)
    }
  }

  for (const [member, own] of Object.entries(frame.added ?? {})) {
    const subject = roster.byId.get(member)
    if (subject === undefined || (frame.only !== undefined && frame.only !== subject)) continue
    for (const [id, [units, count]] of Object.entries(own)) {
      const cell = subject * width + (itemIndex.get(id) ?? 0)
      sums[cell]! += units
      counts[cell]! += count
    }
  }
  const { entries } = facts
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at]!
    if (entry.reverses !== undefined || skipped[at] === 1) continue
    if (entry.recordedAt !== undefined) {
      const recorded = days.get(entry.recordedAt) ?? dayOf(entry.recordedAt)
      if (recorded !== recorded) {
        diagnostics.push(found('entry-not-a-date', 'error', entry, { text: entry.recordedAt }))
        continue
      }
      if (recorded > knownDay) continue
    }
    let dateText: string | undefined = entry.eventDate
    if (dateField !== 'event')
      dateText = dateField === 'recorded' ? (entry.recordedAt ?? entry.eventDate) : entry.decidedAt
    if (dateText === undefined) {
      diagnostics.push(found('entry-without-date', 'warning', entry, { field: 'decidedAt' }))
      continue
    }
    const day = days.get(dateText) ?? dayOf(dateText)
    if (entry.recordedAt === undefined && day > knownDay) continue
    if (!(day >= frame.firstDay && day <= frame.lastDay)) {
      if (day !== day) diagnostics.push(found('entry-not-a-date', 'error', entry, { text: dateText }))
      // A veto that is dated by its decision may count although its event lies elsewhere.
      if (!reading.vetoIds.has(entry.item)) continue
    }
    if (states !== undefined || entry.state !== undefined) {
      const standing = stateStanding(entry, states, decisions)
      if (standing === 'withoutState') diagnostics.push(found('entry-without-state', 'warning', entry, {}))
      if ((standing === 'pending' || standing === 'open') && day >= frame.scoreFrom) {
        const need = needAbout('counted-state', entry.state)
        credit(entry, itemIndex.get(entry.item) ?? -1, day, standing === 'open' ? need : standing)
      }
      if (standing !== 'counts') continue
    }
    let index = itemIndex.get(entry.item)
    if (index === undefined) {
      if (reading.vetoIds.has(entry.item)) {
        credit(entry, -1, day)
        continue
      }
      index = analogyOf(reading, entry, decisions)
      if (index === undefined) {
        if (reading.rules.analogy === undefined) {
          diagnostics.push(found('unknown-item', 'error', entry, { item: entry.item }))
        } else credit(entry, 0, day, { code: 'analogy', at: entry.id, options: items.map((one) => one.item.id) })
        continue
      }
    }
    const item = items[index]!
    if (plainOnly && item.plain && entry.others === undefined && !sharesMatter(item, entry)) {
      const subject = roster.byId.get(entry.member)
      const free = subject !== undefined && (frame.excluded.size === 0 || !frame.excluded.has(subject))
      if (free && day >= frame.scoreFrom && (frame.only === undefined || frame.only === subject)) {
        const one = subjects[subject]!
        if (day >= one.from && day <= one.to && addPlain(sums, counts, subject * width + index, item, entry)) continue
      }
    }
    credit(entry, index, day)
  }
  return { sums, counts, details, vetoes, pending, needs, diagnostics }
}

function analogyOf(reading: BookReading, entry: Entry, decisions: readonly Decision[]): number | undefined {
  if (reading.rules.analogy === undefined) return undefined
  const decision = decisionFor(decisions, 'analogy', entry.id)
  if (decision === undefined || decision.at !== entry.id) return undefined
  return reading.itemIndex.get(decision.value)
}

function push<T>(lists: (T[] | undefined)[], index: number, value: T): void {
  const list = lists[index]
  if (list === undefined) lists[index] = [value]
  else list.push(value)
}
