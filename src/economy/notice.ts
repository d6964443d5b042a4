import {
  amountInWords,
  computed,
  needs,
  notComputable,
  type DecimalText,
  type DiagnosticData,
  type PlainDate,
  type Result,
  type RenminbiReason,
} from '../kernel/index.js'
import { fromScaled } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { NoticeCode } from './distribution-codes.js'
import type { DistributionFacts } from './distribution-facts.js'
import { distribute } from './distribution.js'
import type { PayeeQuestion } from './explain-distribution.js'
import type { DistributionReason } from './distribution-reading.js'

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
 * The notice of what one holder is paid: the amount in figures and in 人民币大写, its parts by pool with the clause of each, what is set aside
 * for frozen shares, and the record date.
 *
 * @param charter - as for `distribute`
 * @param facts - as for `distribute`
 * @param question - as for `distribute`, with the holder
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
 * result.status === 'computed' && describe(result.value.sentences[0]!, zh) // => '收益分配通知（一号户）'
 * ```
 */
export function payoutNotice(
  charter: Charter,
  facts: DistributionFacts,
  question: PayeeQuestion,
): Result<PayoutNotice, DistributionReason | 'no-such-payee' | RenminbiReason> {
  const result = distribute(charter, facts, question)
  if (result.status !== 'computed') return result
  const { payees, pools } = result.value
  if (payees.status === 'needs') return needs(payees.missing)
  const payee = payees.status === 'computed' ? payees.value.find((one) => one.id === question.holder) : undefined
  if (payee === undefined) return notComputable('no-such-payee')
  const holder = facts.holders?.find((one) => one.id === question.holder)
  const payable = lessFen(payee.amount, payee.escrow)
  const words = amountInWords(payable, 'voucher')
  if (words.status !== 'computed') return words
  const name = holder?.name ?? question.holder
  const sentences: NoticeSentence[] = [
    { code: 'notice-title', data: { name } },
    { code: 'notice-payment', data: { name, amount: payable, words: words.value } },
    ...payee.parts.map((part): NoticeSentence => {
      const rules = [...pools, ...(charter.rules.guarantees ?? [])]
      const { label, clause = '' } = rules.find((one) => one.id === part.id)!
      const pool = typeof label === 'string' ? label : { zh: label.zh, en: label.en ?? label.zh }
      return { code: 'notice-part', data: { pool, clause, amount: part.amount } }
    }),
    ...(payee.escrow === '0.00' ? [] : [{ code: 'notice-escrow' as const, data: { amount: payee.escrow } }]),
    { code: 'notice-record-date', data: { date: question.recordDate } },
  ]
  return computed({
    holder: question.holder,
    name,
    recordDate: question.recordDate,
    amount: payee.amount,
    payable,
    payableInWords: words.value,
    escrow: payee.escrow,
    sentences,
  })
}

function lessFen(a: DecimalText, b: DecimalText): DecimalText {
  return fromScaled(Number(a.replace('.', '')) - Number(b.replace('.', '')), 2)
}
