import { dayNumber, periodBounds, type DecimalText } from '../kernel/index.js'
import { figuresTogether } from './combine-parts.js'
import { decided } from './compiled-book.js'
import type { EarlierScore } from './entries.js'
import { timesFactor, type StandingWorth } from './measured-worths.js'
import type { RollUpWorth } from './point-worths.js'
import { daysOf, heldOn } from './roster-index.js'
import type { ScoringDesk } from './scoring-desk.js'

/** Points from the settled scores of the members of an organisation. */
export function membersWorth<T>(desk: ScoringDesk<T>, worth: RollUpWorth): StandingWorth<T> {
  const { arithmetic, frame } = desk
  const figures: T[] = []
  for (const member of desk.facts.facts.roster.members) {
    const inside = heldOn(daysOf(member.organisations), frame.until).some((id) =>
      (desk.roster.above.get(id) ?? []).some((above) => above.id === desk.subject.id),
    )
    if (!inside) continue
    const score = (desk.facts.earlier.get(member.id) ?? []).find(
      (one) => one.book === worth.book && samePeriod(desk, one),
    )
    if (score === undefined || score.exempt === true || score.raw === undefined) continue
    const vetoed = score.effective !== score.raw
    const rule = decided(worth.vetoed)
    if (vetoed && rule === 'leftOut') continue
    figures.push(arithmetic.read(vetoed && rule === 'effective' ? (score.effective ?? score.raw) : score.raw))
  }
  if (figures.length === 0) {
    return decided(worth.none) === 'zero'
      ? { kind: 'points', points: arithmetic.zero }
      : { kind: 'notApplicable', reason: 'nothing-to-settle' }
  }
  const value = figuresTogether(desk, decided(worth.combine), figures)
  return { kind: 'points', points: timesFactor(desk, value, worth.factor as DecimalText | undefined) }
}

function samePeriod<T>(desk: ScoringDesk<T>, score: EarlierScore): boolean {
  const bounds = periodBounds(score.period, desk.reading.fiscalYear)
  return dayNumber(bounds.start) === desk.frame.score.from && dayNumber(bounds.lastDay) === desk.frame.score.to
}
