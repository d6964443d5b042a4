import { computed, dayNumber } from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import type { EntryDetail } from './gather-entries.js'
import { andThen, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { PointVeto, RightSuspension } from './outcome-rules.js'
import type { ScoringDesk } from './scoring-desk.js'
import { rulingOn } from './ruling.js'

/** Finds the vetoes that are hit within the score period. */
export function findVetoes(at: OutcomeDesk, events: readonly EntryDetail[], details: readonly EntryDetail[]): void {
  const { desk } = at
  const { frame } = desk
  for (const rule of desk.reading.vetoes) {
    if (rule.classes?.includes(at.className ?? '') === false) continue
    const names = new Set([rule.id, ...(rule.items ?? [])])
    const entries = [...events, ...details]
      .filter(({ entry }) => {
        if (!names.has(entry.item)) return false
        const date = decided(rule.dated) === 'event' ? entry.eventDate : entry.decidedAt
        if (date === undefined) return false
        const day = dayNumber(date)
        return day >= frame.score.from && day <= frame.until && date <= frame.asOf
      })
      .map(({ entry }) => entry.id)
    const hit: Outcome<boolean> =
      entries.length > 0 ? computed(true) : rule.when === undefined ? computed(false) : testHolds(at, rule.when)
    if (hit.status === 'computed' && !hit.value) continue
    const applied = andThen(hit, () => vetoApplies(desk, rule))
    at.vetoes.push({ rule, entries: [...new Set(entries)].sort(), hit, applied })
  }
}

function vetoApplies(desk: ScoringDesk<Exact>, rule: PointVeto): Outcome<boolean> {
  if (decided(rule.discretion) === 'must') return computed(true)
  const need = { code: rule.id, at: desk.subject.id, options: ['applied', 'notApplied'] } as const
  return andThen(rulingOn(undefined, desk.decisions, need), (value) => computed(value === 'applied'))
}

/** Rights that rest on the day of the question or later, and earlier in the period. */
export function suspensionsOf(
  desk: ScoringDesk<Exact>,
  rule: RightSuspension,
  events: readonly EntryDetail[],
): readonly { id: string; right: string; from: string; to: string }[] {
  const years = events
    .filter(({ entry }) => rule.items.includes(entry.item))
    .flatMap(({ entry }) => (decided(rule.from) === 'event' ? entry.eventDate : (entry.decidedAt ?? [])))
    .filter((date) => date <= desk.frame.asOf)
    .map((date) => Number(date.slice(0, 4)))
    .sort((a, b) => a - b)
  const spans: { from: number; to: number }[] = []
  for (const year of years) {
    const last = spans[spans.length - 1]
    if (last === undefined || year > last.to) spans.push({ from: year, to: year + rule.years - 1 })
    else if (decided(rule.overlap) === 'oneAfterTheOther') last.to += rule.years
    else if (year + rule.years - 1 > last.to) last.to = year + rule.years - 1
  }
  return spans.map(({ from, to }) => ({ id: rule.id, right: rule.right, from: `${from}-01-01`, to: `${to}-12-31` }))
}
