import type { DecimalText, PlainDate } from '../kernel/index.js'
import { compareExact, exactOf, type Exact } from '../kernel/internal.js'
import type { Ask } from './open-answers.js'
import type { RedemptionRules } from './redemption-policy.js'

/** Yuan for a point of a lot on a day, or `undefined` where no rate has begun. The day of the rate is asked for where it matters. */
export function rateFor(rules: RedemptionRules, ask: Ask, credited: PlainDate, on: PlainDate): Exact | undefined {
  const now = rateOn(rules, on)
  const then = rateOn(rules, credited)
  if (now !== undefined && then !== undefined && compareExact(now, then) === 0) return now
  const date = ask(rules.rate?.date, {
    code: 'rate-date',
    readings: { redemption: 'redemption' as const, credit: 'credit' as const },
  })
  return date === 'redemption' ? now : then
}

function rateOn(rules: RedemptionRules, on: PlainDate): Exact | undefined {
  let best: { readonly from: PlainDate; readonly yuan: DecimalText } | undefined
  for (const one of rules.rate?.values ?? []) {
    if (one.from <= on && (best === undefined || one.from > best.from)) best = one
  }
  const rate = best === undefined ? undefined : exactOf(best.yuan)
  // What is not positive is no rate; the check of the policy names it.
  return rate === undefined || rate.n <= 0n ? undefined : rate
}
