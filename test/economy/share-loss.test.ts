import { describe, expect, it } from 'vitest'
import { addsUp, describe as say, explain, openNeeds, verify } from 'xiangzhen/kernel'
import {
  explainLossShare,
  parseLossRules,
  safeParseLossRules,
  shareLoss,
  type LossDocument,
  type LossFacts,
  type LossRules,
} from 'xiangzhen/economy'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { decision } from './published.js'

function agreement(rules: Partial<LossRules>, decisions: LossDocument['decisions'] = []): LossDocument {
  return parseLossRules({
    id: 'l',
    title: '合作经营协议',
    version: '2024',
    effective: { from: '2024-01-01' },
    sources: [],
    rules: {
      partners: [
        { id: 'village', title: '村集体' },
        { id: 'company', title: '公司' },
      ],
      grain: '0.01',
      ties: 'report',
      ...rules,
    },
    decisions,
  })
}
const capitals: LossFacts['partners'] = [
  { id: 'village', capital: '100000' },
  { id: 'company', capital: '300000' },
]
const limited = [{ id: 'village', title: '村集体', clause: '第九条', limit: { times: '1' } }, { id: 'company' }]

function run(document: LossDocument, facts: LossFacts) {
  const result = shareLoss(document, facts)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  expect(verify(shareLoss, result, document, facts, {})).toEqual({ ok: true })
  for (const { id, amount } of result.value.shares) {
    const why = explainLossShare(document, facts, { partner: id })
    if (why.status !== 'computed') throw new Error(JSON.stringify(why))
    expect([why.value.figure, addsUp(why.value)]).toEqual([amount, { ok: true }])
    for (const text of [zh, en]) {
      const lines = explain(why.value, text).map((line) => line.text)
      expect(lines.join()).not.toMatch(/[{}]|undefined|loss-/)
    }
  }
  const { shares, carried, carriedBy, covered } = result.value
  const amounts = Object.fromEntries(shares.map((one) => [one.id, one.amount]))
  return { amounts, carried, carriedBy, covered, shares, codes: result.diagnostics.map((one) => one.code) }
}

describe('亏损按出资比例分担', () => {
  it('is divided by capital; what funds cover first is nobody’s', () => {
    // 80 000 − 20 000 by 1 : 3
    const document = agreement({ basis: 'byCapital' })
    const value = run(document, { loss: '80000', covered: '20000', partners: capitals })
    expect(value).toMatchObject({ amounts: { village: '15000.00', company: '45000.00' }, carried: '0.00', codes: [] })
    expect(run(document, { loss: '0', partners: capitals }).amounts).toEqual({ village: '0.00', company: '0.00' })
  })

  it('stops at what a limited party put in; the other bears the rest', () => {
    // 125 000 would be the village’s part of 500 000.
    const document = agreement({ basis: 'byCapital', partners: limited, beyond: 'others' })
    const value = run(document, { loss: '500000', partners: capitals })
    expect(value.amounts).toEqual({ village: '100000.00', company: '400000.00' })
    expect(value.shares[0]).toEqual({
      id: 'village',
      amount: '100000.00',
      part: '0.25',
      leftOfLimit: '0.00',
      limited: true,
    })
    expect(value.shares[1]).toMatchObject({ leftOfLimit: null, limited: false })
    const why = explainLossShare(document, { loss: '500000', partners: capitals }, { partner: 'village' })
    expect(why.status === 'computed' && explain(why.value, zh).map((line) => `${line.text} ${line.figure}`)).toEqual([
      '村集体承担的亏损（第九条） 100000.00',
      '按25.00%分担 125000.00',
      '应分担的亏损乘以村集体的份额 50000000000',
      '各方应分担的亏损 500000',
      '村集体的出资额 100000',
      '各方出资合计 400000',
      '超过本方限额、不承担的部分 -25000',
    ])
  })

  it('or an account carries what the limit cuts off', () => {
    const value = run(agreement({ basis: 'byCapital', partners: limited, beyond: '挂账' }), {
      loss: '500000',
      partners: capitals,
    })
    expect(value).toMatchObject({
      amounts: { village: '100000.00', company: '375000.00' },
      carried: '25000.00',
      carriedBy: '挂账',
      codes: [],
    })
  })

  it('counts what was borne in earlier years against the limit', () => {
    const partners = [{ ...capitals[0]!, borne: '95000' }, capitals[1]!]
    const value = run(agreement({ basis: 'byCapital', partners: limited, beyond: 'others' }), {
      loss: '40000',
      partners,
    })
    expect(value.amounts).toEqual({ village: '5000.00', company: '35000.00' })
  })

  it('hands on from one limit to the next', () => {
    // 25, 25, 50 of 100: a stops at 10; 90 by 1 : 2 are 30 and 60, b stops at 20; c has 70.
    const partners = [{ id: 'a', limit: { yuan: '10' } }, { id: 'b', limit: { yuan: '20', times: '30' } }, { id: 'c' }]
    const facts = {
      loss: '100',
      partners: [
        { id: 'a', capital: '1' },
        { id: 'b', capital: '1' },
        { id: 'c', capital: '2' },
      ],
    }
    const document = agreement({ basis: 'byCapital', partners, beyond: 'others' })
    expect(run(document, facts).amounts).toEqual({ a: '10.00', b: '20.00', c: '70.00' })
    const all = agreement({
      basis: 'byCapital',
      partners: [...partners.slice(0, 2), { id: 'c', limit: { yuan: '60' } }],
      beyond: 'others',
    })
    expect(run(all, facts)).toMatchObject({ carried: '10.00', carriedBy: null, codes: ['loss-not-borne'] })
  })
})

describe('合作社债务按成员账户中的财产份额分担，以出资额和公积金份额为限', () => {
  const document = agreement({
    basis: 'byCapital',
    limit: { times: '1', of: 'liable' },
    beyond: 'others',
    ties: ['byId'],
  })
  const { partners: _, ...rules } = document.rules
  const members = { ...document, rules }
  const member = (id: string, capital: string, liable?: string) => ({
    id,
    title: `${id}户`,
    capital,
    ...(liable && { liable }),
  })

  it('takes all members of the facts', () => {
    // 40, 40, 20 of 100 by 10 000 : 10 000 : 5 000; a is liable with 30 only, the 10 fall on b and c by 2 : 1.
    const facts = {
      loss: '100',
      partners: [member('a', '10000', '30'), member('b', '10000', '9000'), member('c', '5000', '4000')],
    }
    expect(run(members, facts).amounts).toEqual({ a: '30.00', b: '46.67', c: '23.33' })
    expect(parseLossRules(members).rules.partners).toBeUndefined()
  })

  it('asks for what a member is liable with', () => {
    const result = shareLoss(members, { loss: '100', partners: [member('a', '10000')] })
    expect(result).toMatchObject({ reason: 'unreadable-loss', diagnostics: [{ code: 'liable-not-stated' }] })
    expect(shareLoss(members, { loss: '100', partners: [null as never] })).toMatchObject({
      diagnostics: [{ code: 'not-a-record', path: 'partners[0]' }],
    })
    const plain = shareLoss(members, { loss: '100', partners: [{ id: 'a', capital: '1', liable: '100' }] })
    expect(plain).toMatchObject({ value: { shares: [{ id: 'a', amount: '100.00' }] } })
    expect(shareLoss(members, { loss: '100', partners: [] })).toMatchObject({ reason: 'nobody-bears' })
  })
})

describe('亏损按约定比例分担', () => {
  const partners = [
    { id: 'village', rate: '0.3' },
    { id: 'company', rate: '0.7' },
  ]

  it('keeps to the rates, and gives the last fen to the larger remainder', () => {
    // 3000.003 and 7000.007
    const document = agreement({ basis: 'agreed', partners })
    expect(run(document, { loss: '10000.01', partners: [] }).amounts).toEqual({
      village: '3000.00',
      company: '7000.01',
    })
    const thirds = ['a', 'b', 'c'].map((id) => ({ id, rate: '1/3' }))
    const byId = agreement({ basis: 'agreed', partners: thirds, ties: ['byId'] })
    expect(run(byId, { loss: '100', partners: [] }).amounts).toEqual({ a: '33.34', b: '33.33', c: '33.33' })
  })

  it('refuses rates that are no whole, and partners without one', () => {
    const result = shareLoss(agreement({ basis: 'agreed', partners: [partners[0]!, { id: 'company', rate: '0.6' }] }), {
      loss: '1',
      partners: [],
    })
    expect(result).toMatchObject({ reason: 'rates-do-not-sum', diagnostics: [{ data: { sum: '90' } }] })
    const none = shareLoss(agreement({ basis: 'agreed' }), { loss: '1', partners: [] })
    expect(none).toMatchObject({ reason: 'unreadable-loss', diagnostics: [{ code: 'rate-not-stated' }, {}] })
  })
})

describe('what the text leaves open', () => {
  const facts = { loss: '500000', partners: capitals }

  it('is asked, one after the other', () => {
    const open = agreement({ partners: limited })
    expect(openNeeds(shareLoss(open, facts)).map((one) => one.code)).toEqual(['loss-basis'])
    const basis = decision('loss-basis', '', 'byCapital')
    const { at: _, ...plain } = basis
    const based = agreement({ partners: limited }, [plain])
    expect(openNeeds(shareLoss(based, facts)).map((one) => one.code)).toEqual(['loss-beyond-limit'])
    // A limit that is not met asks nothing.
    expect(run(based, { loss: '40000', partners: capitals }).amounts).toEqual({
      village: '10000.00',
      company: '30000.00',
    })
    const decided = agreement({ partners: limited }, [plain, { ...plain, code: 'loss-beyond-limit', value: 'others' }])
    expect(run(decided, facts).amounts).toEqual({ village: '100000.00', company: '400000.00' })
  })

  it('asks who bears the last fen', () => {
    const equal = agreement({ basis: 'equally' })
    expect(openNeeds(shareLoss(equal, { loss: '0.01', partners: [] })).map((one) => one.code)).toEqual([
      'tie-in-division',
    ])
    const { at: _, ...tie } = decision('tie-in-division', '', 'byId')
    expect(run(agreement({ basis: 'equally' }, [tie]), { loss: '0.01', partners: [] }).amounts).toEqual({
      company: '0.01',
      village: '0.00',
    })
  })

  it('does not take a decision that answers nothing', () => {
    const { at: _, ...wrong } = decision('loss-basis', '', 'byHead')
    expect(shareLoss(agreement({}, [wrong]), facts)).toMatchObject({
      reason: 'unreadable-loss',
      diagnostics: [{ code: 'unreadable-decision', path: 'decisions[0].value' }],
    })
    const stray = agreement({ basis: 'equally' }, [{ ...wrong, code: 'los-basis' }])
    expect(shareLoss(stray, facts).diagnostics.map((one) => one.code)).toEqual(['unknown-decision'])
    const odd = { ...agreement({}), rules: { ...agreement({}).rules, basis: 'byHead' as 'agreed' } }
    expect(shareLoss(odd, facts)).toMatchObject({ diagnostics: [{ code: 'not-an-option', path: 'rules.basis' }] })
  })
})

describe('what is wrong with the facts', () => {
  const document = agreement({ basis: 'byCapital', partners: limited, beyond: 'others' })

  it.each<[Partial<LossFacts>, string, string]>([
    [{ loss: '-1' }, 'not-a-loss', 'loss'],
    [{ loss: 'x' }, 'not-a-figure', 'loss'],
    [{ loss: '1.005' }, 'amount-finer-than-fen', 'loss'],
    [{ loss: '1', covered: '2' }, 'covers-more-than-loss', 'covered'],
    [{ loss: '1', covered: '-2' }, 'negative-loss-figure', 'covered'],
    [{ partners: [{ id: 'vilage', capital: '1' }] }, 'unknown-partner', 'partners[0].id'],
    [{ partners: [...capitals, capitals[0]!] }, 'duplicate-partner', 'partners[2].id'],
    [{ partners: [{ id: 'village', capital: '-1' }, capitals[1]!] }, 'negative-loss-figure', 'partners[0].capital'],
    [{ partners: [capitals[0]!] }, 'capital-not-stated', 'partners'],
    [{ partners: capitals.map((one) => ({ ...one, capital: '0' })) }, 'nobody-bears', 'rules.partners'],
  ])('%j', (more, code, path) => {
    const result = shareLoss(document, { loss: '100', partners: capitals, ...more })
    expect(result.diagnostics.map((one) => [one.code, one.path])).toContainEqual([code, path])
    for (const one of result.diagnostics) expect(say(one, zh)).not.toMatch(/[{}]/)
    expect(explainLossShare(document, { loss: '100', partners: capitals, ...more }, { partner: 'village' })).toEqual(
      result,
    )
  })

  it('names faults of the agreement', () => {
    const minus = { ...document, rules: { ...document.rules, partners: [{ id: 'village', limit: { times: '-1' } }] } }
    expect(shareLoss(minus, { loss: '1', partners: [capitals[0]!] })).toMatchObject({
      diagnostics: [{ code: 'negative-loss-figure', path: 'rules.partners[0].limit.times' }],
    })
    const bad = { ...document, rules: { ...document.rules, grain: '0' } }
    expect(shareLoss(bad, { loss: '1', partners: capitals })).toMatchObject({ reason: 'not-divisible' })
    expect(safeParseLossRules({ ...document, rules: { ...document.rules, basis: 'byHead' } }).ok).toBe(false)
    const none = {
      ...document,
      rules: { ...document.rules, partners: [{ id: 'village', limit: {} }, { id: 'company' }] },
    }
    expect(run(none, { loss: '4', partners: capitals }).amounts).toEqual({ village: '1.00', company: '3.00' })
    expect(explainLossShare(document, { loss: '1', partners: capitals }, { partner: 'x' })).toMatchObject({
      reason: 'no-such-partner',
    })
  })
})
