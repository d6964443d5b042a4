import type { PlainDate } from '../kernel/index.js'
import { compareExact, exactOf, type Exact } from '../kernel/internal.js'
import { rateDateQuestion } from './redemption-questions.js'
import { rowFor } from './holder-classes.js'
import type { Ask } from './open-answers.js'
import type { PointRateValue, RedemptionRules } from './redemption-policy.js'

/** Yuan for a point of a lot on a day, for one of some classes, or `undefined` where no rate has begun. The day of the rate is asked for where it matters. */
export function rateFor(
  rules: RedemptionRules,
  ask: Ask,
  classes: readonly string[],
  credited: PlainDate,
  on: PlainDate,
): Exact | undefined {
  const now = rateOn(rules, ask, classes, on)
  const then = rateOn(rules, ask, classes, credited)
  if (now !== undefined && then !== undefined && compareExact(now, then) === 0) return now
  const date = ask(rules.rate?.date, rateDateQuestion)
  return date === 'redemption' ? now : then
}

// The latest rate of each list of classes that has begun; of those, the one that counts for the holder.
function rateOn(rules: RedemptionRules, ask: Ask, classes: readonly string[], on: PlainDate): Exact | undefined {
  const latest = new Map<string, PointRateValue>()
  for (const one of rules.rate?.values ?? []) {
    const list = (one.classes ?? []).join('\n')
    if (one.from <= on && one.from > (latest.get(list)?.from ?? '')) latest.set(list, one)
  }
  const best = rowFor(ask, [...latest.values()], classes, (one) => one.yuan, 'highest')
  const rate = best === undefined ? undefined : exactOf(best.yuan)
  // What is not positive is no rate; the check of the policy names it.
  return rate === undefined || rate.n <= 0n ? undefined : rate
}
