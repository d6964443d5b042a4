import { dayNumber, periodBounds, type DecimalText } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import type { EarlierScore, RosterMember } from './entries.js'
import { timesFactor, type StandingWorth } from './measured-worths.js'
import type { RollUpWorth } from './point-worths.js'
import { daysOf, heldOn } from './roster-index.js'
import { noteSubject, type ScoringDesk } from './scoring-desk.js'
import { together } from './arithmetic.js'

/** The scores of those who belong to the subject: its members, its people, or the member's own in another book. */
export function memberFigures<T>(
  desk: ScoringDesk<T>,
  worth: RollUpWorth,
): {
  readonly counted: readonly { readonly member: RosterMember; readonly figure: T }[]
  readonly absent: readonly string[]
} {
  const { arithmetic, frame, roster, subject } = desk
  const { kind } = decided(desk.reading.rules.account)
  const counted: { member: RosterMember; figure: T }[] = []
  const absent: string[] = []
  for (const member of desk.facts.facts.roster.members) {
    const held = kind === 'member' ? [member] : kind === 'household' ? member.households : member.organisations
    const ids = heldOn(daysOf(held), frame.until)
    const inside = ids.some(
      (id) =>
        id === subject.id || (kind === 'organisation' && roster.above.get(id)?.some((one) => one.id === subject.id)),
    )
    if (!inside) continue
    const score = (desk.facts.earlier.get(member.id) ?? []).find(
      (one) => one.book === worth.book && samePeriod(desk, one),
    )
    if (score?.exempt === true) continue
    const rule = decided(worth.vetoed)
    const text = rule === 'raw' ? score?.raw : score?.effective
    if (text === undefined) absent.push(member.id)
    else {
      const figure = arithmetic.read(text)
      const vetoed = rule === 'leftOut' && arithmetic.compare(figure, arithmetic.read(score?.raw ?? text)) !== 0
      if (!vetoed) counted.push({ member, figure })
    }
  }
  return { counted, absent }
}

/** Points from the settled scores of those who belong to the subject. */
export function membersWorth<T>(desk: ScoringDesk<T>, worth: RollUpWorth): StandingWorth<T> {
  const { arithmetic } = desk
  const { counted, absent } = memberFigures(desk, worth)
  const figures = counted.map(({ figure }) => figure)
  if (absent.length > 0) {
    if (absent[0] === desk.subject.id) return { kind: 'unknown', reason: 'missing-earlier-score' }
    noteSubject(desk, 'missing-earlier-score', 'note', { members: absent })
  }
  if (figures.length === 0) {
    return decided(worth.none) === 'zero'
      ? { kind: 'points', points: arithmetic.zero }
      : { kind: 'notApplicable', reason: 'nothing-to-settle' }
  }
  const value = together(arithmetic, decided(worth.combine), figures)
  return { kind: 'points', points: timesFactor(desk, value, worth.factor as DecimalText | undefined) }
}

function samePeriod<T>(desk: ScoringDesk<T>, score: EarlierScore): boolean {
  const bounds = periodBounds(score.period, desk.reading.fiscalYear)
  return dayNumber(bounds.start) === desk.frame.score.from && dayNumber(bounds.lastDay) === desk.frame.score.to
}
