import {
  computed,
  needs,
  notComputable,
  type DiagnosticData,
  type DiagnosticValue,
  type Explanation,
  type ExplanationOperation,
  type Label,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactOf,
  exactToShownText,
  fractionText,
  fromScaled,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { Claims } from './claims.js'
import type { PaidPool } from './distribution-assembly.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import { type DistributionReason } from './distribution-reading.js'
import { carryOut, type DistributionRun } from './distribution-run.js'
import type { DistributionStepCode } from './distribution-codes.js'
import { fenOfExact } from './fen.js'
import type { GuaranteePayment } from './guarantee-payments.js'
import { type PoolAmount } from './pool-amount.js'
import { fundPurposes } from './waterfall.js'

/** Whose amount is explained. */
export interface PayeeQuestion extends DistributionQuestion {
  /** The holder; for a row that stands for several alike, the first of them is explained. */
  readonly holder: string
}

/**
 * Explains what one holder gets, down to the result: each part is pool × weight ÷ all weights, rounded down to whole
 * grains, and perhaps one grain more; each pool stands on its rate, base and bounds, each with its clause.
 *
 * @param charter - as for `distribute`
 * @param facts - as for `distribute`
 * @param question - as for `distribute`, with the holder
 * @returns a tree that adds up; reason `no-such-payee`, and the reasons and needs of `distribute`
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * import { explainPayee, type AgreementCharter } from 'xiangzhen/economy'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '协议', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     payout: { residue: 'undistributed' },
 *     pools: [{ id: 'all', label: '分红', purpose: 'members', take: { kind: 'rest' }, to: { kind: 'holders', by: 'heads' } }],
 *   },
 * }
 * const facts = { result: { amount: '100.00' }, holders: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }
 * const result = explainPayee(charter, facts, { recordDate: '2024-12-31', grain: '0.01', holder: 'a' })
 * result.status === 'computed' && [result.value.figure, addsUp(result.value)] // => ['33.33', { ok: true }]
 * ```
 */
export function explainPayee(
  charter: Charter,
  facts: DistributionFacts,
  question: PayeeQuestion,
): Result<Explanation, DistributionReason | 'no-such-payee'> {
  const run = carryOut(charter, facts, question)
  if (!run.ok) return run.refusal
  const { payees } = run.outcome
  if (payees.status === 'needs') return needs(payees.missing)
  if (payees.status === 'not-computable') return notComputable('no-such-payee', payees.diagnostics)
  const lines: Explanation[] = []
  for (const payment of run.guarantees) {
    for (const index of entriesOf(payment.claims, question.holder)) {
      if (payment.fen[index] !== 0) lines.push(guaranteeStep(charter, payment, index))
    }
  }
  for (const [id, paid] of run.pools) {
    if ('unpaid' in paid) continue
    for (const index of entriesOf(paid.claims, question.holder)) lines.push(partStep(run, id, paid, index, charter))
  }
  if (lines.length === 0) return notComputable('no-such-payee')
  const total = lines.reduce((sum, line) => sum + fenOfText(line.figure), 0)
  return computed(step('payee-amount', { holder: question.holder }, fromScaled(total, 2), 'sum', lines))
}

/**
 * Explains the amount of one pool: rate × base, rounded, within its bounds and what was there.
 *
 * @param charter - as for `distribute`
 * @param facts - as for `distribute`
 * @param question - as for `distribute`, with the id of the pool
 * @returns a tree that adds up; reason `no-such-pool`, and the reasons and needs of `distribute`
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * import { explainPool, type AgreementCharter } from 'xiangzhen/economy'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '协议', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     pools: [{ id: 'fund', label: '公积金', purpose: 'reserve', take: { kind: 'rate', rate: '1/3', of: 'result' },
 *       to: { kind: 'account', account: 'reserve' } }],
 *   },
 * }
 * const result = explainPool(charter, { result: { amount: '100.00' } }, { recordDate: '2024-12-31', pool: 'fund' })
 * result.status === 'computed' && [result.value.figure, addsUp(result.value)] // => ['33.33', { ok: true }]
 * ```
 */
export function explainPool(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion & { readonly pool: string },
): Result<Explanation, DistributionReason | 'no-such-pool'> {
  const run = carryOut(charter, facts, question)
  if (!run.ok) return run.refusal
  const pool = run.cascade.pools.find((one) => one.rule.id === question.pool)
  return pool === undefined ? notComputable('no-such-pool') : computed(poolStep(pool, run, charter))
}

// The first payment of a holder, and the one of the frozen part that stands beside it.
function entriesOf({ ids, frozen }: Claims, holder: string): readonly number[] {
  const first = ids.indexOf(holder)
  if (first === -1) return []
  const beside = ids[first + 1] === holder && frozen[first] !== frozen[first + 1]
  return beside ? [first, first + 1] : [first]
}

function partStep(run: DistributionRun, id: string, paid: PaidPool, index: number, charter: Charter): Explanation {
  const { claims, divided } = paid
  const pool = run.cascade.pools.find((one) => one.rule.id === id)!
  const { grain } = divided.division
  const fen = divided.fen![index]!
  const rule = { ...charter.rules.payout, ...pool.rule.payout }
  const data = { pool: labelValue(pool.rule.label), ...clauseOf(pool), escrow: claims.frozen[index] === true }
  const count = BigInt(claims.weights[index]!)
  const { to } = pool.rule
  if (to.kind === 'holders' && (to.atMostEach !== undefined || to.atLeastEach !== undefined)) {
    const bounds = { atMost: to.atMostEach ?? '—', atLeast: to.atLeastEach ?? '—' }
    const figure = fromScaled(fen, 2)
    return step('payee-part', data, figure, 'sum', [given('payee-bounded', bounds, figure)])
  }
  if (rule.method === 'perUnit') {
    const unit = given('payee-quota', { pool: id }, divided.division.perUnit)
    const held = given('holder-weight', {}, shown(multiplyExact(claims.unit, { n: count, d: 1n })))
    return step('payee-part', data, fromScaled(fen, 2), 'product', [unit, held], { digits: 2, mode: 'floor' })
  }
  const weight = given('holder-weight', {}, String(count))
  const all = given('all-weights', {}, String(wholeExact(divideExact(claims.total, claims.unit), 'floor')))
  const size = given('payment-grain', {}, grain)
  const amount = poolStep(pool, run, charter)
  const above = step('payee-quota', {}, product(amount.figure, weight.figure), 'product', [amount, weight])
  const below = step('payee-quota', {}, product(grain, all.figure), 'product', [size, all])
  const down = String(wholeExact(divideExact(exactOf(above.figure), exactOf(below.figure)), 'floor'))
  const whole = step('payee-rounded-down', {}, down, 'quotient', [above, below], { digits: 0, mode: 'floor' })
  const grains = fen / fenOfText(grain)
  const extra = given('payee-extra-grain', {}, String(grains - Number(down)))
  const counted = step('payee-grains', {}, String(grains), 'sum', [whole, extra])
  return step('payee-part', data, fromScaled(fen, 2), 'product', [counted, size])
}

function guaranteeStep(charter: Charter, payment: GuaranteePayment, index: number): Explanation {
  const { rule, treatment } = payment.due
  const data = { guarantee: labelValue(rule.label), treatment, clause: rule.clause ?? '', charter: charter.id }
  return given('payee-guarantee', data, fromScaled(payment.fen[index]!, 2))
}

function poolStep(pool: PoolAmount, run: DistributionRun, charter: Charter): Explanation {
  const figure = fromScaled(fenOfExact(pool.amount), 2)
  const limit = pool.limitedBy ?? ''
  const data = {
    pool: labelValue(pool.rule.label),
    ...clauseOf(pool),
    charter: charter.id,
    version: charter.version,
    limit,
  }
  const asked = askedStep(pool, run, charter)
  if (pool.bound === undefined) {
    const free = pool.limitedBy === undefined
    return free ? step('pool-amount-step', data, figure, 'sum', [asked]) : given('pool-amount-step', data, figure)
  }
  const bound = given('pool-bound', { limit }, shown(pool.bound))
  const [a, b] = [exactOf(asked.figure), pool.bound]
  const operation = compareExact(minExact(a, b), pool.amount) === 0 ? 'minimum' : 'maximum'
  return step('pool-amount-step', data, figure, operation, [asked, bound])
}

function askedStep(pool: PoolAmount, run: DistributionRun, charter: Charter): Explanation {
  const { rounding } = charter.rules
  const asked = shown(roundExact(pool.asked, rounding))
  if (pool.base === undefined || pool.rate === undefined) return given('pool-rest', {}, asked)
  const data = { rate: fractionText(pool.rate), base: pool.base.name }
  const base = countedStep(pool, run, charter)
  if (!data.rate.includes('/')) {
    return step('pool-asked', data, asked, 'product', [given('pool-rate-step', data, data.rate), base], rounding)
  }
  const [above = '', below = ''] = data.rate.split('/')
  const many = step('pool-asked', data, product(above, base.figure), 'product', [
    given('pool-rate-step', data, above),
    base,
  ])
  return step('pool-asked', data, asked, 'quotient', [many, given('pool-rate-step', data, below)], rounding)
}

// The part of a base that counts: up to one amount, above another.
function countedStep(pool: PoolAmount, run: DistributionRun, charter: Charter): Explanation {
  const { name, of, amount } = pool.base!
  const { take } = pool.rule
  const whole = figureStep(name, of, run, charter)
  if (take.kind !== 'rate' || compareExact(of, amount) === 0) return whole
  const data = { name, over: take.over ?? '', upTo: take.upTo ?? '' }
  const limit = take.upTo === undefined ? undefined : given('counted-step', data, take.upTo)
  const capped =
    limit === undefined
      ? whole
      : step('counted-step', data, shown(minExact(of, exactOf(limit.figure))), 'minimum', [whole, limit])
  if (take.over === undefined) return capped
  const over = given('counted-step', data, take.over)
  const above = subtractExact(exactOf(capped.figure), exactOf(take.over))
  return compareExact(above, amount) === 0
    ? step('counted-step', data, shown(amount), 'difference', [capped, over])
    : given('counted-step', data, shown(amount))
}

// A base that is itself a difference, or a pool, is taken apart; the others are facts.
function figureStep(name: string, amount: Exact, run: DistributionRun, charter: Charter): Explanation {
  const pool = run.cascade.pools.find((one) => one.rule.id === name)
  if (pool !== undefined) return poolStep(pool, run, charter)
  const funds = run.cascade.pools.filter((one) => name === 'distributable' && fundPurposes.includes(one.rule.purpose))
  if (name !== 'afterLosses' && name !== 'distributable') return given('figure-step', { name }, shown(amount))
  const { result, opening } = run.start
  const lines = [
    given('figure-step', { name: 'result' }, fromScaled(result, 2)),
    given('figure-step', { name: 'losses' }, fromScaled(Math.max(0, -opening), 2)),
    ...funds.map((fund) => given('figure-step', { name: fund.rule.id }, fromScaled(fenOfExact(fund.amount), 2))),
  ]
  const difference = lines
    .slice(1)
    .reduce((rest, line) => subtractExact(rest, exactOf(line.figure)), exactOf(lines[0]!.figure))
  return compareExact(difference, amount) === 0
    ? step('figure-step', { name }, shown(amount), 'difference', lines)
    : given('figure-step', { name }, shown(amount))
}

function step(
  code: DistributionStepCode,
  data: DiagnosticData,
  figure: string,
  operation: ExplanationOperation,
  lines: readonly Explanation[],
  rounding?: Rounding,
): Explanation {
  return { code, data, figure, operation, ...(rounding === undefined ? {} : { rounding }), lines }
}

function given(code: DistributionStepCode, data: DiagnosticData, figure: string): Explanation {
  return { code, data, figure, operation: 'given', lines: [] }
}

function clauseOf(pool: PoolAmount): DiagnosticData {
  return { clause: pool.rule.clause ?? '' }
}

function labelValue(label: Label): DiagnosticValue {
  return typeof label === 'string' ? label : { zh: label.zh, en: label.en ?? label.zh }
}

function product(a: string, b: string): string {
  return shown(multiplyExact(exactOf(a), exactOf(b)))
}

function shown(amount: Exact): string {
  return exactToShownText(amount, 12)
}

function fenOfText(text: string): number {
  return Number(text.replace('.', ''))
}
