import { periodBounds, periodOf, type DecimalText, type Period } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactOf,
  exactZero,
  multiplyExact,
  readFraction,
  subtractExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import { usablePoints } from './currency-match.js'
import { classesOn, isFor } from './holder-classes.js'
import type { LedgerFacts } from './ledger-events.js'
import type { Ask } from './open-answers.js'
import { heldPoints, type WalletLedger } from './open-lots.js'
import type { PriceDesk } from './redemption-cost.js'
import type { RedemptionOrder } from './redemption-order.js'
import type { CalendarPeriodKind, RedemptionRules } from './redemption-policy.js'
import { rateFor } from './point-rates.js'
import { balanceQuestion, refundQuestion, shareBaseQuestion, unasked } from './redemption-questions.js'
import type { Decidable } from './undecided.js'
import { figureText } from './wallet.js'
import type { PointHolder, Redemption } from './wallet-facts.js'
import { replayLedger } from './wallet-ledger.js'

/** What every redemption must keep to; all that are stated apply. */
export type RedemptionBound =
  | LeastBalanceBound
  | LeastLeftBound
  | MultipleBound
  | LeastPointsBound
  | MostPointsBound
  | MostShareBound
  | MostYuanBound

/** Whom a bound is for, and for which kind of points. */
export interface RedemptionBoundTerms {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Kind of points; absent: the first of the policy. */
  readonly currency?: string
  /** Ids of the member classes that it applies to, by the class on the day of the order; absent: all. */
  readonly classes?: readonly string[]
}

/** The balance before the redemption is at least so many points (满 20 分方可兑换). */
export interface LeastBalanceBound extends RedemptionBoundTerms {
  readonly by: 'leastBalance'
  /** Points, decimal text; a balance of just so many is enough. */
  readonly points: DecimalText
  /** Which balance. Decision: `balance-meant`, where the two differ. */
  readonly balance?: Decidable<BalanceMeant>
}

/** At least so many points stay after the redemption (保留不少于 50 分; 超过 60 分的部分可兑换). */
export interface LeastLeftBound extends RedemptionBoundTerms {
  readonly by: 'leastLeft'
  /** Points, decimal text. */
  readonly points: DecimalText
  /** Which balance. Decision: `balance-meant`, where the two differ. */
  readonly balance?: Decidable<BalanceMeant>
}

/** Points are redeemed in multiples of a number (兑换须为 10 的整数倍). */
export interface MultipleBound extends RedemptionBoundTerms {
  readonly by: 'multiple'
  /** Points, decimal text. */
  readonly points: DecimalText
}

/** One redemption is of at least so many points (每次兑换不少于 10 分). */
export interface LeastPointsBound extends RedemptionBoundTerms {
  readonly by: 'leastPoints'
  /** Points, decimal text. */
  readonly points: DecimalText
}

/** At most so many points in one redemption or in each period (每季度兑换不超过 100 分). */
export interface MostPointsBound extends RedemptionBoundTerms {
  readonly by: 'mostPoints'
  /** Points, decimal text. */
  readonly points: DecimalText
  /** One redemption, or all of one holder in a calendar period. */
  readonly per: 'redemption' | CalendarPeriodKind
}

/** At most a share of the balance in one redemption or in each period (每次兑换不超过余额的 50%). */
export interface MostShareBound extends RedemptionBoundTerms {
  readonly by: 'mostShare'
  /** The share, as a fraction: `'0.5'`, `'1/3'`. */
  readonly share: string
  /** One redemption, or all of one holder in a calendar period. */
  readonly per: 'redemption' | CalendarPeriodKind
  /** Which balance. Decision: `balance-meant`, where the two differ. */
  readonly balance?: Decidable<BalanceMeant>
  /** For a period: the balance of which it is a share. Decision: `share-base`, where it matters. */
  readonly base?: Decidable<ShareBase>
}

/** Redemptions worth at most so many yuan, one or all of a period (每户每季度兑换物品不超过 50 元), by the rate of the policy. */
export interface MostYuanBound extends RedemptionBoundTerms {
  readonly by: 'mostYuan'
  /** Yuan, decimal text. */
  readonly yuan: DecimalText
  /** One redemption, or all of one holder in a calendar period. */
  readonly per: 'redemption' | CalendarPeriodKind
}

/** What a text calls the balance: what can be spent on the day, or all that is held, with what cannot be spent yet. */
export type BalanceMeant = 'available' | 'held'

/** The balance when the period began, or what is there now and what was redeemed in the period before. */
export type ShareBase = 'periodStart' | 'nowAndRedeemed'

/** What an order is held against the bounds with. */
export interface BoundDesk {
  readonly rules: RedemptionRules
  readonly ask: Ask
  readonly facts: LedgerFacts
  readonly ledger: WalletLedger
  readonly holder: PointHolder
  readonly order: RedemptionOrder
  /** What the order is worth in yuan, all kinds together; `null`: there is no rate. */
  readonly yuan: Exact | null
  readonly refuse: PriceDesk['refuse']
}

/** Refuses points of one kind that a bound does not allow, with what is asked, what is allowed and the clause. */
export function boundRefusals(desk: BoundDesk, currency: string, points: Exact): void {
  const { rules, ask, order, ledger } = desk
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  for (const [index, stated] of (rules.bounds ?? []).entries()) {
    const bound = ask(stated, unasked)
    const at = `rules.bounds[${index}]`
    if ((bound.currency ?? rules.currencies[0]!.id) !== currency || !isFor(bound, classesOn(desk.holder, order.on)))
      continue
    const about = { asked: text(points), ...(bound.clause === undefined ? {} : { clause: bound.clause }) }
    switch (bound.by) {
      case 'leastBalance': {
        const balance = balanceOf(desk, currency, bound.balance, ledger, at)
        if (compareExact(balance, exactOf(bound.points)) >= 0) break
        desk.refuse('balance-below-least', { ...about, balance: text(balance), least: bound.points })
        break
      }
      case 'leastLeft': {
        const balance = balanceOf(desk, currency, bound.balance, ledger, at)
        const left = subtractExact(balance, exactOf(bound.points))
        if (compareExact(points, left) <= 0) break
        const allowed = text(wholeSteps(desk, currency, left))
        desk.refuse('too-little-left', { ...about, balance: text(balance), least: bound.points, allowed })
        break
      }
      case 'multiple':
        if (isMultiple(points, exactOf(bound.points))) break
        desk.refuse('points-not-a-multiple', { ...about, step: bound.points })
        break
      case 'leastPoints':
        if (compareExact(points, exactOf(bound.points)) >= 0) break
        desk.refuse('points-below-least', { ...about, least: bound.points })
        break
      case 'mostPoints':
        checkMost(desk, currency, points, bound.per, 'points-above-most', about, () => exactOf(bound.points))
        break
      case 'mostYuan':
        checkYuan(desk, bound, about)
        break
      case 'mostShare': {
        const within = { ...about, share: bound.share }
        const most = (before: Exact): Exact =>
          multiplyExact(shareOf(bound.share), shareBase(desk, currency, bound, before, at))
        checkMost(desk, currency, points, bound.per, 'points-above-share', within, most)
      }
    }
  }
}

/** Whether points are a whole number of steps; a step of zero is named by the linter and asks nothing. */
export function isMultiple(points: Exact, step: Exact): boolean {
  if (step.n === 0n) return true
  const steps = divideExact(points, step)
  return steps.n % steps.d === 0n
}

/** A share written as a figure or a fraction. */
export function shareOf(text: string): Exact {
  const read = readFraction(text)
  return read.ok ? read.figure : exactOf(text)
}

function checkMost(
  desk: BoundDesk,
  currency: string,
  points: Exact,
  per: 'redemption' | CalendarPeriodKind,
  code: 'points-above-most' | 'points-above-share',
  about: { readonly asked: DecimalText },
  most: (before: Exact) => Exact,
): void {
  const { rules, ask, facts, order, refuse } = desk
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  const period = per === 'redemption' ? undefined : periodOf(order.on, per, { startMonth: rules.firstMonth ?? 1 })
  const before =
    period === undefined
      ? exactZero
      : recordsIn(rules, ask, facts, order, period)
          .flatMap((one) => one.paid)
          .filter((one) => one.currency === currency)
          .reduce((sum, one) => addExact(sum, exactOf(one.points)), exactZero)
  const allowed = most(before)
  if (compareExact(addExact(before, points), allowed) <= 0) return
  if (period === undefined) return refuse(code, { ...about, allowed: text(wholeSteps(desk, currency, allowed)) })
  refuse(code, { ...about, period, before: text(before), allowed: text(allowed) })
}

// The most that can be asked for: where points go in steps, the last full step below.
function wholeSteps({ rules, ask, holder, order }: BoundDesk, currency: string, most: Exact): Exact {
  const bound = (rules.bounds ?? [])
    .map((stated) => ask(stated, unasked))
    .find(
      (one) =>
        one.by === 'multiple' &&
        isFor(one, classesOn(holder, order.on)) &&
        (one.currency ?? rules.currencies[0]!.id) === currency,
    )
  const step = bound?.by === 'multiple' ? exactOf(bound.points) : exactZero
  const full = step.n > 0n ? multiplyExact(exactOf(String(wholeExact(divideExact(most, step), 'floor'))), step) : most
  return full.n > 0n ? full : exactZero
}

function checkYuan(
  { rules, ask, facts, order, holder, yuan, refuse }: BoundDesk,
  bound: MostYuanBound,
  about: { readonly clause?: string },
): void {
  const { clause } = about
  const classes = classesOn(holder, order.on)
  const period =
    bound.per === 'redemption' ? undefined : periodOf(order.on, bound.per, { startMonth: rules.firstMonth ?? 1 })
  let before: Exact = exactZero
  for (const one of period === undefined ? [] : recordsIn(rules, ask, facts, order, period)) {
    const points = one.paid.reduce((sum, part) => addExact(sum, exactOf(part.points)), exactZero)
    const rate = one.yuan === undefined ? rateFor(rules, ask, classes, one.on, one.on) : undefined
    if (one.yuan === undefined && rate === undefined) return refuse('no-rate-on-day', { day: one.on })
    before = addExact(before, rate === undefined ? exactOf(one.yuan!) : multiplyExact(points, rate))
  }
  if (yuan === null) return refuse('no-rate-on-day', { day: order.on })
  if (compareExact(addExact(before, yuan), exactOf(bound.yuan)) <= 0) return
  const within = period === undefined ? {} : { period, before: figureText(before, 2) }
  const asked = figureText(yuan, 2)
  refuse('yuan-above-most', { asked, allowed: bound.yuan, ...within, ...(clause === undefined ? {} : { clause }) })
}

// Redemptions that were cancelled count only where their points do not come back.
function recordsIn(
  rules: RedemptionRules,
  ask: Ask,
  facts: LedgerFacts,
  order: RedemptionOrder,
  period: Period,
): readonly Redemption[] {
  const { start, end } = periodBounds(period, { startMonth: rules.firstMonth ?? 1 })
  const cancelled = new Set(facts.redemptions.flatMap((one) => ('cancels' in one ? [one.cancels] : [])))
  const counts = (one: Redemption): boolean => !cancelled.has(one.id) || ask(rules.refund, refundQuestion) === 'nowhere'
  return facts.redemptions
    .filter((one): one is Redemption => !('cancels' in one) && one.id !== order.id && one.on >= start && one.on < end)
    .filter(counts)
}

function shareBase(desk: BoundDesk, currency: string, bound: MostShareBound, before: Exact, at: string): Exact {
  const now = balanceOf(desk, currency, bound.balance, desk.ledger, at)
  if (bound.per === 'redemption') return now
  if (desk.ask(bound.base, { ...shareBaseQuestion, at }) === 'nowAndRedeemed') return addExact(now, before)
  const fiscalYear = { startMonth: desk.rules.firstMonth ?? 1 }
  const { start } = periodBounds(periodOf(desk.order.on, bound.per, fiscalYear), fiscalYear)
  const earlier = <T extends { readonly on: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter((one) => one.on < start)
  const { credits, redemptions, transfers } = desk.facts
  const facts = {
    ...desk.facts,
    credits: earlier(credits),
    redemptions: earlier(redemptions),
    transfers: earlier(transfers),
  }
  const ledger = replayLedger(desk.rules, desk.ask, facts, start)
  return balanceOf({ ...desk, order: { ...desk.order, on: start } }, currency, bound.balance, ledger, at)
}

function balanceOf(
  { rules, ask, holder, order }: BoundDesk,
  currency: string,
  stated: Decidable<BalanceMeant> | undefined,
  ledger: WalletLedger,
  at: string,
): Exact {
  const held = heldPoints(ledger, currency)
  // A class without a factor is refused before any bound is looked at.
  const available = usablePoints(rules, ask, ledger, holder, currency, order.on) ?? exactZero
  if (compareExact(held, available) === 0) return held
  return ask(stated, { ...balanceQuestion, at }) === 'held' ? held : available
}
