import { diagnostic, readPlainDate, type Decision, type Diagnostic } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import type { Entry } from './entries.js'
import { stateStanding } from './entry-states.js'
import { tableOfIds } from './id-table.js'

/** Which entries count at all: each once, without those that were reversed. */
export interface EntrySelection {
  /** 1 at the positions of entries that do not count: reversed, repeated, or twice with different content. */
  readonly skipped: Uint8Array
  readonly diagnostics: readonly Diagnostic<PointsCode>[]
}

/** Finds duplicates and reversals among entries, whatever their order. */
export function selectEntries(
  entries: readonly Entry[],
  asOf: string,
  knownAt: string,
  states: readonly string[] | undefined,
  decisions: readonly Decision[],
): EntrySelection {
  const table = tableOfIds(entries)
  const skipped = new Uint8Array(entries.length)
  const diagnostics: Diagnostic<PointsCode>[] = []
  for (const { at, first } of table.repeats) {
    skipped[at] = 1
    if (!sameData(entries[first], entries[at])) skipped[first] = 1
  }
  for (const { first } of table.repeats) {
    const conflict = skipped[first] === 1
    const code = conflict ? 'conflicting-duplicate' : 'duplicate-entry'
    diagnostics.push(found(code, conflict ? 'error' : 'note', entries[first]!, {}))
  }
  const reversals = entries.filter((entry, at) => entry.reverses !== undefined && skipped[at] === 0)
  const done = new Set<string>()
  for (const reversal of reversals.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const target = reversal.reverses as string
    const known = readPlainDate(reversal.recordedAt ?? reversal.eventDate)
    const event = readPlainDate(reversal.eventDate)
    if (!known.ok || !event.ok) {
      const text = known.ok ? reversal.eventDate : (reversal.recordedAt ?? reversal.eventDate)
      diagnostics.push(found('entry-not-a-date', 'error', reversal, { text }))
      continue
    }
    if (known.date > knownAt || event.date > asOf) continue
    if (stateStanding(reversal, states, decisions) !== 'counts') continue
    const at = table.positionOf(target)
    const original = entries[at]
    if (original !== undefined && (reversal.member !== original.member || reversal.item !== original.item)) {
      const data = { reverses: target, member: original.member, item: original.item }
      diagnostics.push(found('reversal-differs', 'error', reversal, data))
    } else if (original === undefined) {
      diagnostics.push(found('reversal-without-entry', 'error', reversal, { reverses: target }))
    } else if (original.reverses !== undefined) {
      diagnostics.push(found('reversal-of-reversal', 'error', reversal, { reverses: target }))
    } else if (reversal.eventDate < original.eventDate) {
      const data = { reverses: target, date: original.eventDate }
      diagnostics.push(found('reversal-before-entry', 'error', reversal, data))
    } else if (done.has(target)) {
      diagnostics.push(found('already-reversed', 'warning', reversal, { reverses: target }))
    } else {
      done.add(target)
      skipped[at] = 1
    }
  }
  return { skipped, diagnostics }
}

/** A finding about an entry. */
export function found(
  code: PointsCode,
  severity: 'error' | 'warning' | 'note',
  entry: Entry,
  data: Readonly<Record<string, string>>,
): Diagnostic<PointsCode> {
  return diagnostic(code, severity, `entries.${entry.id}`, { entry: entry.id, ...data })
}
