import {
  amountInWords,
  computed,
  needs,
  notComputable,
  type DecimalText,
  type DiagnosticData,
  type DiagnosticValue,
  type Label,
  type PlainDate,
  type RenminbiReason,
  type Result,
} from '../kernel/index.js'
import { addExact, exactZero, fromScaled } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { DivisionKey } from './division-keys.js'
import { hasEnglish } from './charter-wording.js'
import { labelValue } from './charter-words.js'
import type { Claims } from './claims.js'
import type { NoticeCode } from './distribution-codes.js'
import type { DistributionFacts } from './distribution-facts.js'
import type { Payee } from './distribution-outcome.js'
import type { DistributionReason } from './distribution-reading.js'
import { carryOut, type DistributionRun } from './distribution-run.js'
import { entriesOf, type PayeeQuestion } from './explain-distribution.js'
import { clauseOf, plainOf } from './explain-steps.js'
import { exactRate } from './portions.js'
import { shortly, unitsOf } from './holder-units.js'

/** What is asked of a notice. */
export interface NoticeQuestion extends PayeeQuestion {
  /** The organisation that pays, as the notice is to name it. */
  readonly organisation?: Label
  /** The language in which it will be said; in English it ends by naming the labels that have no English name, which stay Chinese. */
  readonly language?: 'zh' | 'en'
}

/** One sentence of a notice; `describe` makes it from a text catalogue. */
export interface NoticeSentence {
  /** Code of the sentence. */
  readonly code: NoticeCode
  /** What it is filled with. */
  readonly data: DiagnosticData
}

/** The notice of a payment to one holder (分红通知). */
export interface PayoutNotice {
  /** The holder. */
  readonly holder: string
  /** Name, where the facts give one. */
  readonly name: string
  /** The day that decided who holds. */
  readonly recordDate: PlainDate
  /** The whole amount in yuan. */
  readonly amount: DecimalText
  /** What is paid now, in yuan. */
  readonly payable: DecimalText
  /** The same in capital numerals, for the voucher. */
  readonly payableInWords: string
  /** What is set aside for frozen shares, in yuan. */
  readonly escrow: DecimalText
  /** The sentences in their order. */
  readonly sentences: readonly NoticeSentence[]
}

/**
 * The notice of what one holder is paid: the amount in figures and in 人民币大写, its parts by pool with the clause of each and the holder's units at so much for each, what is set aside
 * for frozen shares, and the record date.
 *
 * @param charter - as for `distribute`
 * @param facts - as for `distribute`
 * @param question - as for `distribute`, with the holder and the name of the organisation
 * @returns the notice; reasons `no-such-payee`, `too-large`, and those of `distribute`
 * @example
 * ```ts
 * import { describe } from 'xiangzhen/kernel'
 * import { payoutNotice, type AgreementCharter } from 'xiangzhen/economy'
 * import { zh } from 'xiangzhen/text/zh'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '协议', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     pools: [{ id: 'all', label: '分红', purpose: 'members', take: { kind: 'rest' }, to: { kind: 'holders', by: 'heads' } }],
 *   },
 * }
 * const facts = { result: { amount: '3000.00' }, holders: [{ id: 'h1', name: '一号户' }, { id: 'h2' }] }
 * const result = payoutNotice(charter, facts, { recordDate: '2024-12-31', grain: '0.01', holder: 'h1' })
 * result.status === 'computed' && result.value.payableInWords // => '人民币壹仟伍佰元整'
 * result.status === 'computed' && describe(result.value.sentences[0]!, zh) // => '2024年度收益分配通知（一号户）'
 * ```
 */
export function payoutNotice(
  charter: Charter,
  facts: DistributionFacts,
  question: NoticeQuestion,
): Result<PayoutNotice, DistributionReason | 'no-such-payee' | RenminbiReason> {
  const run = carryOut(charter, facts, question)
  if (!run.ok) return run.refusal
  const { payees } = run.outcome
  if (payees.status === 'needs') return needs(payees.missing)
  const waits = run.outcome.waiting?.find((one) => one.id === question.holder)?.result
  if (waits?.status === 'needs') return waits
  const payee = payees.status === 'computed' ? payees.value.find((one) => one.id === question.holder) : undefined
  if (payee === undefined) return notComputable('no-such-payee')
  const holder = facts.holders?.find((one) => one.id === question.holder)
  const payable = lessFen(payee.amount, payee.escrow)
  const words = amountInWords(payable, 'voucher')
  if (words.status !== 'computed') return words
  const name = holder?.name ?? question.holder
  const { organisation } = question
  const year = (facts.result.period?.to ?? question.recordDate).slice(0, 4)
  const said = { zh: words.value, en: `RMB ${payable}` }
  const sentences: NoticeSentence[] = [
    {
      code: 'notice-title',
      data: { name, year, ...(organisation === undefined ? {} : { organisation: labelValue(organisation) }) },
    },
    { code: 'notice-payment', data: { name, amount: payable, words: said } },
    ...payee.parts.map((part) => sentenceOfPart(part, question.holder, run, charter)),
    ...(payee.escrow === '0.00' ? [] : [{ code: 'notice-escrow' as const, data: { amount: payee.escrow } }]),
    { code: 'notice-record-date', data: { date: dateWords(question.recordDate) } },
  ]
  if (question.language === 'en') {
    const labels = chineseLabels(payee, charter, organisation)
    if (labels.length > 0) sentences.push({ code: 'notice-chinese-labels', data: { labels } })
  }
  const notice = {
    holder: question.holder,
    name,
    recordDate: question.recordDate,
    amount: payee.amount,
    payable,
    payableInWords: words.value,
    escrow: payee.escrow,
    sentences,
  }
  return computed(notice, run.diagnostics)
}

// The labels of a notice that have no English name.
function chineseLabels(payee: Payee, { rules }: Charter, organisation: Label | undefined): readonly string[] {
  const named = [...rules.pools, ...(rules.guarantees ?? []), ...(rules.deductions ?? [])]
  const labels = payee.parts.flatMap((part) => named.find(({ id }) => id === part.id)?.label ?? [])
  return [...(organisation === undefined ? [] : [organisation]), ...labels, ...Object.values(rules.units ?? {})]
    .filter((label) => !hasEnglish(label))
    .map((label) => (typeof label === 'string' ? label : label.zh))
}

function sentenceOfPart(
  { id, amount }: Payee['parts'][number],
  holder: string,
  run: DistributionRun,
  charter: Charter,
): NoticeSentence {
  const rule = charter.rules.deductions?.find((one) => one.id === id)
  if (rule === undefined) return { code: 'notice-part', data: { ...partOf(id, holder, run, charter), amount } }
  const data = { deduction: labelValue(rule.label), ...clauseOf(rule), amount: amount.slice(1) }
  return { code: 'notice-deduction', data }
}

// What a part is called, its clause, and the holder's units at so much for each, where the amount goes by them.
function partOf(id: string, holder: string, run: DistributionRun, charter: Charter): DiagnosticData {
  const paid = run.pools.get(id)
  const guarantee = run.guarantees.find((one) => one.id === id)
  if (guarantee !== undefined) {
    const { rule, claims, due, fen, treatment } = { ...guarantee.due, fen: guarantee.fen }
    const promised = treatment !== 'advance' && fen.reduce((sum, one) => sum + one, 0) === due
    const units = promised ? heldUnits(claims, holder, rule.by, charter) : {}
    return {
      pool: labelValue(rule.label),
      ...clauseOf(rule),
      ...units,
      ...(promised ? { perUnit: shortly(guarantee.due.yuan) } : {}),
    }
  }
  const { rule } = run.cascade.pools.find((one) => one.rule.id === id)!
  const data = { pool: labelValue(rule.label), ...clauseOf(rule) }
  if (paid === undefined || 'unpaid' in paid || paid.bounds !== undefined) return data
  const { by, exactPerUnit } = paid.divided.division
  const perUnit = shortly(exactRate(exactPerUnit))
  return { ...data, ...heldUnits(paid.claims, holder, by, charter), perUnit }
}

// The units of a holder, free and frozen ones together; of a row that stands for several alike, those of one.
function heldUnits(claims: Claims, holder: string, by: DivisionKey, charter: Charter): DiagnosticData {
  const parts = entriesOf(claims, holder).map((index) => unitsOf(claims, index, by, charter))
  const units = parts.reduce((sum, one) => addExact(sum, one.own), exactZero)
  const { unit } = parts[0]!
  return unit === 'unit-part' ? {} : { units: plainOf(units), unit }
}

function dateWords(date: PlainDate): DiagnosticValue {
  const [year, month, day] = date.split('-').map(Number)
  return { zh: `${year!}年${month!}月${day!}日`, en: date }
}

function lessFen(a: DecimalText, b: DecimalText): DecimalText {
  return fromScaled(Number(a.replace('.', '')) - Number(b.replace('.', '')), 2)
}
