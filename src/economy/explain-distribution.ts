import { computed, needs, notComputable, type DiagnosticData, type Explanation, type Result } from '../kernel/index.js'
import { exactOf, exactToText, fromScaled, multiplyExact, divideExact } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { labelValue } from './charter-words.js'
import type { Claims } from './claims.js'
import type { PaidPool } from './distribution-assembly.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import type { DistributionReason } from './distribution-reading.js'
import { carryOut, type DistributionRun } from './distribution-run.js'
import { amountStep } from './explain-amount.js'
import { percentText, poolStep } from './explain-pool.js'
import { clauseOf, given, isPlain, plainOf, step } from './explain-steps.js'
import type { GuaranteePayment } from './guarantee-payments.js'
import { exactRate } from './portions.js'
import { shortly, unitsOf } from './holder-units.js'

/** Whose amount is explained. */
export interface PayeeQuestion extends DistributionQuestion {
  /** The holder; for a row that stands for several alike, the first of them is explained. */
  readonly holder: string
}

/**
 * Explains what one holder gets, down to the result: each part is the amount for one unit times the holder's units, rounded down to
 * whole grains, and perhaps one grain more; each pool stands on its rate, base and bounds, and on what the steps before it left, each
 * with its clause.
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
  const waits = run.outcome.waiting?.find((one) => one.id === question.holder)?.result
  if (waits !== undefined) return waits.status === 'needs' ? waits : notComputable('no-such-payee', waits.diagnostics)
  const lines: Explanation[] = []
  for (const payment of run.guarantees) {
    for (const index of entriesOf(payment.claims, question.holder)) {
      if (payment.fen[index] !== 0) lines.push(guaranteeStep(payment, index, run, charter))
    }
  }
  for (const [id, paid] of run.pools) {
    if ('unpaid' in paid) continue
    for (const index of entriesOf(paid.claims, question.holder)) lines.push(partStep(run, id, paid, index, charter))
  }
  if (lines.length === 0) return notComputable('no-such-payee')
  const total = lines.reduce((sum, line) => sum + fenOfText(line.figure), 0)
  const holder = run.book.holders.get(question.holder)?.name ?? question.holder
  const less = deductionSteps(run, question.holder, charter)
  if (less.length === 0) return computed(step('payee-amount', { holder }, fromScaled(total, 2), 'sum', lines))
  const net = less.reduce((sum, line) => sum - fenOfText(line.figure), total)
  const gross = step('payee-gross', { holder }, fromScaled(total, 2), 'sum', lines)
  return computed(step('payee-amount', { holder }, fromScaled(net, 2), 'difference', [gross, ...less]))
}

// What each deduction takes off a holder's payments, free and frozen ones together.
function deductionSteps({ deducted }: DistributionRun, holder: string, charter: Charter): readonly Explanation[] {
  return (charter.rules.deductions ?? []).flatMap((rule) => {
    const fen = deducted.payments
      .filter((one) => one.id === rule.id)
      .reduce((all, one) => entriesOf(one.claims, holder).reduce((sum, i) => sum - one.fen[i]!, all), 0)
    if (fen === 0) return []
    const rate = rule.take.kind === 'rate' ? { rate: percentText(exactRate(rule.take.rate)) } : {}
    const data = { deduction: labelValue(rule.label), ...clauseOf(rule), ...rate }
    return [given('payee-deduction', data, fromScaled(fen, 2))]
  })
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

/** The first payment of a holder, and the one of the frozen part that stands beside it. */
export function entriesOf({ ids, frozen }: Pick<Claims, 'ids' | 'frozen'>, holder: string): readonly number[] {
  const first = ids.indexOf(holder)
  if (first === -1) return []
  const beside = ids[first + 1] === holder && frozen[first] !== frozen[first + 1]
  return beside ? [first, first + 1] : [first]
}

function partStep(run: DistributionRun, id: string, paid: PaidPool, index: number, charter: Charter): Explanation {
  const { claims, divided } = paid
  const pool = run.cascade.pools.find((one) => one.rule.id === id)!
  const { grain, by } = divided.division
  const fen = divided.fen![index]!
  const figure = fromScaled(fen, 2)
  const rule = { ...charter.rules.payout, ...pool.rule.payout }
  const state: DiagnosticData = claims.frozen[index] === true ? { state: 'state-frozen' } : {}
  const data = { pool: labelValue(pool.rule.label), ...clauseOf(pool.rule), ...state }
  if (paid.bounds !== undefined) {
    const atMost = paid.bounds.atMost[index]
    const atLeast = paid.bounds.atLeast[index]
    const bounds = { ...(atMost === undefined ? {} : { atMost }), ...(atLeast === undefined ? {} : { atLeast }) }
    return step('payee-part', data, figure, 'sum', [given('payee-bounded', bounds, figure)])
  }
  const { own, all, unit } = unitsOf(claims, index, by, charter)
  if (rule.method === 'perUnit') {
    const perUnit = given('payee-per-unit', { unit }, divided.division.perUnit)
    const held = given('holder-units', { unit }, plainOf(own))
    return step('payee-part', data, figure, 'product', [perUnit, held], { digits: 2, mode: 'floor' })
  }
  const amount = poolStep(pool, run, charter)
  const held = given('holder-units', { unit }, plainOf(own))
  const whole = given('all-units', { unit }, plainOf(all))
  const exactly = divideExact(multiplyExact(exactOf(amount.figure), own), all)
  const said = {
    unit,
    perUnit: shortly(divideExact(exactOf(amount.figure), all)),
    units: plainOf(own),
    product: shortly(exactly),
    grain,
  }
  const product = step('payee-product', { unit }, plainOf(multiplyExact(exactOf(amount.figure), own)), 'product', [
    amount,
    held,
  ])
  const digits = placesOf(grain)
  if (digits === undefined) return inGrains(data, said, { product, whole, grain, fen })
  const down = exactToText(exactly, digits, 'floor')
  const rounded = step('payee-rounded-down', said, down, 'quotient', [product, whole], { digits, mode: 'floor' })
  const extra = fen - fenOfText(exactToText(exactOf(down), 2, 'floor'))
  const lines = extra === 0 ? [rounded] : [rounded, given('payee-extra', {}, fromScaled(extra, 2))]
  return step('payee-part', data, figure, 'sum', lines)
}

// A payment unit that is no place of a figure (0.05, 10) is counted: so many units, and perhaps one more.
function inGrains(
  data: DiagnosticData,
  said: DiagnosticData,
  parts: { readonly product: Explanation; readonly whole: Explanation; readonly grain: string; readonly fen: number },
): Explanation {
  const { product, whole, grain, fen } = parts
  const size = given('payment-grain', {}, grain)
  const below = step(
    'payee-grain-product',
    {},
    plainOf(multiplyExact(exactOf(grain), exactOf(whole.figure))),
    'product',
    [size, whole],
  )
  const down = exactToText(divideExact(exactOf(product.figure), exactOf(below.figure)), 0, 'floor')
  const counted = step('payee-grains-down', said, down, 'quotient', [product, below], { digits: 0, mode: 'floor' })
  const grains = fen / fenOfText(exactToText(exactOf(grain), 2, 'floor'))
  const extra = given('payee-extra-grain', {}, String(grains - Number(down)))
  const all = step('payee-grains', { grain }, String(grains), 'sum', [counted, extra])
  return step('payee-part', data, fromScaled(fen, 2), 'product', [all, size])
}

// The places of a payment unit of 1, 0.1 or 0.01 yuan.
function placesOf(grain: string): 0 | 1 | 2 | undefined {
  const known = { '1.00': 0, '0.10': 1, '0.01': 2 } as const
  return grain in known ? known[grain as keyof typeof known] : undefined
}

// What is promised, what the money reaches of it, or what an advance tops up.
function guaranteeStep(
  { due, fen }: GuaranteePayment,
  index: number,
  run: DistributionRun,
  charter: Charter,
): Explanation {
  const { rule, treatment, claims } = due
  const figure = fromScaled(fen[index]!, 2)
  const data = { guarantee: labelValue(rule.label), treatment: `treatment-${treatment}`, ...clauseOf(rule) }
  const { own, unit, counted } = unitsOf(claims, index, rule.by, charter)
  const yuan = multiplyExact(due.yuan, counted ? claims.unit : { n: 1n, d: 1n })
  const promised = fromScaled(due.fen[index]!, 2)
  const perUnit = counted
    ? given('payee-per-unit', { unit }, plainOf(yuan))
    : amountStep(rule.yuan, yuan, 'payee-per-unit', { unit }, run, charter)
  const factors = [given('holder-units', { unit }, plainOf(own)), perUnit]
  const { rounding } = charter.rules
  const exact = isPlain(own) && isPlain(yuan)
  const promise = (code: 'payee-guarantee' | 'payee-promised'): Explanation =>
    exact ? step(code, data, promised, 'product', factors, rounding) : given(code, data, promised)
  if (fen[index] === due.fen[index]) return promise('payee-guarantee')
  if (treatment === 'advance') {
    const dividend = given('payee-dividend', {}, fromScaled(due.fen[index]! - fen[index]!, 2))
    return step('payee-guarantee', data, figure, 'difference', [promise('payee-promised'), dividend])
  }
  const short = given('payee-unpaid', {}, fromScaled(due.fen[index]! - fen[index]!, 2))
  return step('payee-guarantee', data, figure, 'difference', [promise('payee-promised'), short])
}

function fenOfText(text: string): number {
  return Number(text.replace('.', ''))
}
