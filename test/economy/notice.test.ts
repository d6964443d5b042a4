import { describe, expect, it } from 'vitest'
import { addsUp, describe as sentence, explain, type Decision } from 'xiangzhen/kernel'
import {
  explainPayee,
  explainPool,
  memberAccounts,
  payoutNotice,
  type CooperativeCharter,
  type ShareEvent,
} from 'xiangzhen/economy'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { agreement, grant, head, kept, paidOut } from './charters.js'

const shares = { registeredBy: 'person' as const, classes: [{ id: 'm', label: '成员股', digits: 0 }] }
const freeze: ShareEvent = { id: 'f', type: 'freeze', date: '2021-01-01', shareClass: 'm', shares: '1', from: 'a' }
const register = [grant('1', 'a', '3'), grant('2', 'b', '4'), freeze]
const charter = agreement({
  shares,
  payout: { residue: 'largestRemainder', ties: 'byId' },
  guarantees: [
    { id: 'g', label: { zh: '保底' }, clause: '第九条', yuan: '1', by: 'shares', treatment: 'costBeforeProfit' },
  ],
  pools: [
    kept('fund', { kind: 'rate', rate: '0.3', of: 'result' }, { label: { zh: '公积公益金', en: 'reserve' } }),
    paidOut('dividend', { kind: 'rest' }, { label: { zh: '成员分红' }, clause: '第十二条' }),
  ],
})
const facts = { result: { amount: '107.00' }, register, holders: [{ id: 'a', name: '甲户' }] }
const at = (holder: string) => ({ recordDate: '2024-12-31', grain: '0.01', holder })

describe('payoutNotice', () => {
  it('tells the amount in figures and words, its parts, what is set aside and the record date', () => {
    const result = payoutNotice(charter, facts, at('a'))
    if (result.status !== 'computed') throw new Error(JSON.stringify(result))
    // 107 − 7 guaranteed = 100; 70 for 7 shares; a has 3, one of them frozen.
    expect(result.value).toMatchObject({
      amount: '33.00',
      payable: '22.00',
      escrow: '11.00',
      payableInWords: '人民币贰拾贰元整',
    })
    expect(result.value.sentences.map((one) => sentence(one, zh))).toEqual([
      '收益分配通知（甲户）',
      '甲户：本次应发 22.00 元（人民币贰拾贰元整）。',
      '其中 保底 3.00 元 第九条',
      '其中 成员分红 30.00 元 第十二条',
      '另有 11.00 元因股份冻结暂存，解冻后发放。',
      '以 2024-12-31 的股权登记为准。对数额有疑问的，请向理事会查询分配说明。',
    ])
    const other = payoutNotice(charter, facts, at('b'))
    expect(other.status === 'computed' && other.value.sentences.map((one) => sentence(one, en))[0]).toBe(
      'Notice of distribution (b)',
    )
  })

  it('refuses strangers, and what the distribution refuses', () => {
    expect(payoutNotice(charter, facts, at('x'))).toMatchObject({ reason: 'no-such-payee' })
    expect(payoutNotice(charter, { ...facts, result: { amount: 'x' } }, at('a'))).toMatchObject({
      reason: 'not-a-figure',
    })
    const silent = agreement({ shares, pools: [paidOut('p', { kind: 'rest' })] })
    expect(payoutNotice(silent, facts, at('a'))).toMatchObject({ missing: [{ code: 'residue-owner' }] })
    expect(payoutNotice(silent, { result: { amount: '1' } }, at('a'))).toMatchObject({ reason: 'no-such-payee' })
  })
})

describe('open questions', () => {
  it('are said with the pool that they are about', () => {
    const need = { code: 'pool-base', at: 'reserve', options: [] }
    expect(sentence(need, zh)).toBe('“reserve”的比例以什么为基数，章程没有说。请决定。')
    const tie = { code: 'tie-in-division', at: 'dividend', options: [] }
    expect(sentence(tie, en)).toBe('Holders tie for the residue of “dividend”; who goes first is not said. Decide.')
  })
})

describe('explainPayee', () => {
  it('adds up from the payment to the result', () => {
    const result = explainPayee(charter, facts, at('a'))
    if (result.status !== 'computed') throw new Error(JSON.stringify(result))
    expect(result.value.figure).toBe('33.00')
    expect(addsUp(result.value)).toEqual({ ok: true })
    expect(
      explain(result.value, zh)
        .slice(0, 4)
        .map((line) => line.text),
    ).toEqual(['a 应得 33.00 元', '保底 第九条：2.00 元', '保底 第九条：1.00 元', '成员分红 第十二条：20.00 元'])
    expect(explain(result.value, en).some((line) => line.text.includes('{'))).toBe(false)
  })

  it('explains fixed amounts per share', () => {
    const fixed = agreement({
      shares,
      payout: { method: 'perUnit', residue: 'fund' },
      pools: [paidOut('p', { kind: 'rest' })],
    })
    const result = explainPayee(fixed, facts, at('b'))
    expect(result.status === 'computed' && [result.value.figure, addsUp(result.value)]).toEqual(['61.12', { ok: true }])
  })

  it('refuses strangers and open distributions', () => {
    expect(explainPayee(charter, facts, at('x'))).toMatchObject({ reason: 'no-such-payee' })
    expect(explainPayee(charter, { ...facts, result: { amount: 'x' } }, at('a'))).toMatchObject({
      reason: 'not-a-figure',
    })
    const silent = agreement({ shares, pools: [paidOut('p', { kind: 'rest' })] })
    expect(explainPayee(silent, facts, at('a')).status).toBe('needs')
    expect(explainPayee(silent, { result: { amount: '1' } }, at('a'))).toMatchObject({ reason: 'no-such-payee' })
  })
})

describe('explainPool', () => {
  const cooperative = (text: string): CooperativeCharter => ({
    ...head,
    rules: {
      form: 'cooperative',
      measure: 'netResult',
      rounding: { digits: 2, mode: 'halfUp' },
      remainder: 'undistributed',
      pools: [
        { ...kept('losses', { kind: 'losses' }), purpose: 'losses' },
        { ...kept('fund', { kind: 'rate', rate: '0.1', of: 'afterLosses' }), purpose: 'reserve' },
        { ...kept('back', { kind: 'rate', rate: text, of: 'distributable' }), purpose: 'patronage' },
        { ...kept('some', { kind: 'rate', rate: '0.5', of: 'back' }), purpose: 'other' },
        {
          ...kept('low', { kind: 'rate', rate: '0.01', of: 'result' }),
          purpose: 'other',
          atLeast: [{ kind: 'amount', yuan: '2' }],
        },
        {
          ...kept('much', { kind: 'amount', yuan: '999' }),
          purpose: 'other',
          atLeast: [{ kind: 'amount', yuan: '1000' }],
        },
      ],
    },
  })
  const told = (text: string, pool: string) => {
    const losses = { result: { amount: '100.00' }, opening: { undistributed: '-10' } }
    const result = explainPool(cooperative(text), losses, { recordDate: '2024-12-31', pool })
    if (result.status !== 'computed') throw new Error(JSON.stringify(result))
    return result.value
  }

  it('takes bases apart: after losses, after funds, other pools', () => {
    for (const id of ['losses', 'fund', 'back', 'some', 'low', 'much']) {
      for (const text of ['0.6', '1/3']) expect(addsUp(told(text, id))).toEqual({ ok: true })
    }
    expect(told('0.6', 'back').figure).toBe('48.60')
    expect(told('1/3', 'back').figure).toBe('27.00')
    expect(told('0.6', 'back').lines[0]?.lines[1]).toMatchObject({ figure: '81', operation: 'difference' })
    expect(told('0.6', 'some').lines[0]?.lines[1]).toMatchObject({ code: 'pool-amount-step', figure: '48.60' })
    expect(told('0.6', 'low')).toMatchObject({ operation: 'maximum', figure: '2.00' })
    expect(told('0.6', 'much')).toMatchObject({ operation: 'minimum', figure: '6.10' })
  })

  it('says when a pool took nothing, and refuses a pool that is none', () => {
    const when = [{ figure: 'result', is: 'above' as const, than: '1000' }]
    const closed = agreement({ pools: [kept('a', { kind: 'rest' }, { when })] })
    const question = { recordDate: '2024-12-31', pool: 'a' }
    expect(explainPool(closed, facts, question)).toMatchObject({ value: { figure: '0.00', operation: 'given' } })
    expect(explainPool(closed, facts, { ...question, pool: 'x' })).toMatchObject({ reason: 'no-such-pool' })
    expect(explainPool(closed, { result: { amount: 'x' } }, question)).toMatchObject({ reason: 'not-a-figure' })
    const loss = explainPool(
      cooperative('0.6'),
      { result: { amount: '-5' } },
      { recordDate: '2024-12-31', pool: 'fund' },
    )
    expect(loss).toMatchObject({ value: { figure: '0.00' } })
    // More losses than result: what is left after them is zero, not negative.
    const deep = { result: { amount: '10' }, opening: { undistributed: '-50' } }
    const fund = explainPool(cooperative('0.6'), deep, { recordDate: '2024-12-31', pool: 'fund' })
    expect(fund.status === 'computed' && addsUp(fund.value)).toEqual({ ok: true })
  })
})

describe('memberAccounts', () => {
  const by = (figures: readonly string[]) => ({ kind: 'holders' as const, by: { figures } })
  const rules = (quantify: CooperativeCharter['rules']['quantify']) =>
    agreement({
      quantify: quantify!,
      pools: [
        kept('f', { kind: 'rate', rate: '0.5', of: 'result' }),
        paidOut('p', { kind: 'rest' }, { to: by(['c', 'q']), payout: { residue: 'r' } }),
      ],
    })
  const people = {
    result: { amount: '10' },
    figures: { fund: '30' },
    holders: [
      { id: 'a', figures: { c: '1' } },
      { id: 'b', count: 2, figures: { c: '1' } },
    ],
  }
  const question = { recordDate: '2024-12-31', grain: '0.01', pool: 'p' }
  const decision = (code: string, value: string): Decision => ({
    code,
    at: 'q',
    value,
    decidedBy: 'x',
    decidedOn: '2024-01-01',
  })

  it('quantifies a fund before or after this year’s addition, by the measure that is named', () => {
    const open = rules([{ figure: 'q', balance: 'fund', adding: 'f' }])
    expect(memberAccounts(open, people, question)).toMatchObject({
      missing: [{ code: 'quantify-by' }, { code: 'quantified-balance' }],
    })
    const part = (include: string, measure: string) => {
      const result = memberAccounts(
        { ...open, decisions: [decision('quantified-balance', include), decision('quantify-by', measure)] },
        people,
        question,
      )
      return result.status === 'computed' && result.value.accounts.map((one) => one.figures['q'])
    }
    expect(part('before', 'heads')).toEqual(['10', '20'])
    expect(part('after', 'c')).toEqual(['35/3', '70/3'])
  })

  it('refuses funds that nobody stated, measures without holders, pools without figures', () => {
    const { figures: _, ...poor } = people
    expect(memberAccounts(rules([{ figure: 'q', balance: 'fund', by: 'heads' }]), poor, question)).toMatchObject({
      reason: 'figure-not-stated',
    })
    expect(memberAccounts(rules([{ figure: 'q', balance: 'fund', by: 'shares' }]), people, question)).toMatchObject({
      reason: 'figure-not-stated',
    })
    expect(memberAccounts(rules([]), people, { ...question, pool: 'f' })).toMatchObject({ reason: 'no-such-pool' })
    expect(memberAccounts(rules([]), people, { ...question, pool: 'x' })).toMatchObject({ reason: 'no-such-pool' })
    expect(memberAccounts(rules([]), { result: { amount: '1' } }, question)).toMatchObject({ reason: 'no-claims' })
    expect(memberAccounts(rules([]), { result: { amount: 'x' } }, question)).toMatchObject({ reason: 'not-a-figure' })
  })
})
