import { expect } from 'vitest'
import { addsUp, explain, type Decision } from 'xiangzhen/kernel'
import {
  checkCharter,
  distribute,
  explainPayee,
  explainPool,
  parseCharter,
  type CollectiveCharter,
  type CollectiveWaterfall,
  type Distribution,
  type DistributionFacts,
  type DistributionQuestion,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'
import { en } from 'xiangzhen/text/en'

/** The day and nothing else: the charters fix the rest. */
export const on: DistributionQuestion = { recordDate: '2024-12-31' }
/** To the fen, and what that leaves is carried. */
export const carry = { grain: '0.01', residue: 'undistributed' }
/** All that is left. */
export const rest = { kind: 'rest' as const }

/** A charter with these rules, read from the wire. */
export function charterOf(rules: Partial<CollectiveWaterfall>, decisions: readonly Decision[] = []): CollectiveCharter {
  const charter = {
    id: 'c',
    title: '收益分配方案',
    version: '2024',
    effective: { from: '2024-01-01' },
    sources: [],
    rules: {
      form: 'collective',
      measure: 'netResult',
      rounding: { digits: 2, mode: 'halfUp' },
      remainder: 'undistributed',
      payout: carry,
      pools: [],
      ...rules,
    },
    decisions,
  }
  return parseCharter(JSON.parse(JSON.stringify(charter))) as CollectiveCharter
}

/** A decision of the assembly. */
export const decision = (code: string, at: string, value: string): Decision => ({
  code,
  at,
  value,
  decidedBy: '成员大会',
  decidedOn: '2024-12-20',
})

const cents = (text: string): number => Math.round(Number(text) * 100)

/** Distributes, and holds the result to its laws: nothing is lost, every amount adds up and is said in both languages. */
export function run(charter: CollectiveCharter, facts: DistributionFacts, question = on): Distribution {
  const result = distribute(charter, facts, question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  const { value } = result
  const { kept, paid, open } = value.totals
  if (paid !== null) {
    expect(cents(value.entering)).toBe(cents(value.madeGood) + cents(kept) + cents(paid) + cents(open))
  }
  const payees = value.payees.status === 'computed' ? value.payees.value : []
  for (const { id, amount, parts, each } of payees) {
    expect(parts.reduce((sum, part) => sum + cents(part.amount), 0)).toBe(cents(amount))
    // Of several alike the first is explained.
    if (each !== undefined) continue
    const why = explainPayee(charter, facts, { ...question, holder: id })
    if (why.status !== 'computed') throw new Error(JSON.stringify(why))
    expect([why.value.figure, addsUp(why.value)]).toEqual([amount, { ok: true }])
    for (const text of [zh, en]) {
      expect(
        explain(why.value, text)
          .map((line) => line.text)
          .join(),
      ).not.toMatch(/[{}]|undefined/)
    }
  }
  for (const { id } of value.pools) {
    const why = explainPool(charter, facts, { ...question, pool: id })
    expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
  }
  return value
}

/** What each holder gets. */
export const payees = ({ payees: list }: Distribution) =>
  list.status === 'computed' ? Object.fromEntries(list.value.map((one) => [one.id, one.amount])) : list.status
/** What each pool takes. */
export const pools = ({ pools: list }: Distribution) => Object.fromEntries(list.map((one) => [one.id, one.amount]))
/** What each account keeps. */
export const accounts = ({ accounts: list }: Distribution) =>
  Object.fromEntries(list.map((one) => [one.id, one.amount]))
/** Errors that the linter finds. */
export const errors = (charter: CollectiveCharter) =>
  checkCharter(charter)
    .filter((one) => one.severity === 'error')
    .map((one) => one.code)
