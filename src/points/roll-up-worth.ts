import { dayNumber, periodBounds, type DecimalText } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import type { EarlierScore } from './entries.js'
import { timesFactor, type StandingWorth } from './measured-worths.js'
import type { RollUpWorth } from './point-worths.js'
import { heldOn, type DaysOfLink } from './roster-index.js'
import type { ScoringDesk } from './scoring-desk.js'

/** Points from the settled scores of the members of an organisation. */
export function membersWorth<T>(desk: ScoringDesk<T>, worth: RollUpWorth): StandingWorth<T> {
  const { arithmetic, frame } = desk
  const figures: T[] = []
  for (const member of desk.facts.facts.roster.members) {
    const links: readonly DaysOfLink[] = (member.organisations ?? []).map((link) => ({
      id: link.id,
      from: link.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(link.from),
      to: link.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(link.to),
    }))
    const inside = heldOn(links, frame.until).some((id) =>
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
  const [first] = figures
  if (first === undefined) {
    return decided(worth.none) === 'zero'
      ? { kind: 'points', points: arithmetic.zero }
      : { kind: 'notApplicable', reason: 'nothing-to-settle' }
  }
  const sum = figures.reduce((total, one) => arithmetic.add(total, one), arithmetic.zero)
  const combine = decided(worth.combine)
  const pick = (sign: 1 | -1): T =>
    figures.reduce((best, one) => (arithmetic.compare(one, best) * sign > 0 ? one : best), first)
  const value =
    combine === 'sum'
      ? sum
      : combine === 'mean'
        ? arithmetic.divide(sum, arithmetic.whole(figures.length))
        : pick(combine === 'highest' ? 1 : -1)
  return { kind: 'points', points: timesFactor(desk, value, worth.factor as DecimalText | undefined) }
}

function samePeriod<T>(desk: ScoringDesk<T>, score: EarlierScore): boolean {
  const bounds = periodBounds(score.period, desk.reading.fiscalYear)
  return dayNumber(bounds.start) === desk.frame.score.from && dayNumber(bounds.lastDay) === desk.frame.score.to
}
