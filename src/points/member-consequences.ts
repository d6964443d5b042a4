import { computed, dateOfDay, decisionFor, notComputable, type Rounding } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactToText, multiplyExact, type Exact } from '../kernel/internal.js'
import { bandOfExact } from '../scoring/internal.js'
import { decided } from './compiled-book.js'
import { plainBand } from './entry-worth.js'
import { andThen, figureOf, gradeIn, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { FigureRule, PointConsequence } from './outcome-rules.js'
import { lastDayInScheme } from './scoring-desk.js'
import { calendarSpan } from './windows.js'
import { rulingOn } from './ruling.js'

/** What follows for the member. */
export function consequenceOf(
  at: OutcomeDesk,
  rule: PointConsequence,
  className: string | undefined,
): Outcome<string | null> | undefined {
  if (rule.per?.includes(at.kind) === false) return undefined
  if (rule.classes?.includes(className ?? '') === false) return undefined
  return andThen(testHolds({ ...at, className }, rule.when), (due) => {
    if (!due) return computed(null)
    const [only] = rule.outcomes
    if (rule.outcomes.length === 1) return computed(only as string)
    const { decisions, subject } = at.desk
    return rulingOn(undefined, decisions, { code: rule.id, at: subject.id, options: rule.outcomes })
  })
}

/** Money, posts and rates. */
export function amountOf(at: OutcomeDesk, rule: FigureRule): Outcome<string> | undefined {
  if (rule.per?.includes(at.kind) === false) return undefined
  if (rule.classes?.includes(at.className ?? '') === false) return undefined
  return andThen(baseAmount(at, rule), (base) =>
    andThen(monthsOf(at, rule), (months) => {
      let amount = multiplyExact(base, months)
      if (rule.least !== undefined && compareExact(amount, exactOf(rule.least as string)) < 0)
        amount = exactOf(rule.least as string)
      if (rule.most !== undefined && compareExact(amount, exactOf(rule.most as string)) > 0)
        amount = exactOf(rule.most as string)
      const { digits, mode }: Rounding = decided(rule.rounding)
      return computed(exactToText(amount, digits, mode))
    }),
  )
}

function baseAmount(at: OutcomeDesk, rule: FigureRule): Outcome<Exact> {
  const { from } = rule
  if (from.by === 'grade') {
    return andThen(gradeIn(at, from.table), (grade) => {
      const amount = from.amounts[grade]
      return amount === undefined ? notComputable('no-grade') : computed(exactOf(amount as string))
    })
  }
  return andThen(figureOf(at, from.figure), (figure) => {
    if (from.by === 'linear') {
      return computed(addExact(exactOf(from.base as string), multiplyExact(exactOf(from.factor as string), figure)))
    }
    const bands = from.bands.map((band, index) => plainBand(band, String(index), band.amount as string))
    const found = bandOfExact(bands, figure)
    if (found.found === 'one') return computed(exactOf(found.band.value as string))
    return notComputable(found.found === 'none' ? 'figure-in-no-band' : 'figure-in-several-bands')
  })
}

function monthsOf(at: OutcomeDesk, rule: FigureRule): Outcome<Exact> {
  if (rule.monthly === undefined) return computed({ n: 1n, d: 1n })
  if (decided(rule.monthly.holds) === 'asRecorded') return figureOf(at, { of: 'measure', id: `${rule.id}.months` })
  const { frame, decisions } = at.desk
  const ended = decisionFor(decisions, 'payment-ended', rule.id)?.value
  const last = lastDayInScheme(at.desk)
  let months = 0n
  for (let day = frame.score.from; day <= last;) {
    const month = calendarSpan(day, 'month', 1)
    if (ended === undefined || dateOfDay(month.from) < ended) months += 1n
    day = month.to + 1
  }
  return computed({ n: months, d: 1n })
}
