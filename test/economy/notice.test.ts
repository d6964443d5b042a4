import { describe, expect, it } from 'vitest'
import { addsUp, describe as sentence, explain, type Decision } from 'xiangzhen/kernel'
import {
  explainPayee,
  explainPool,
  memberAccounts,
  payoutNotice,
  type CooperativeCharter,
  type DistributionFacts,
  type HolderRecipients,
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
  it('names at its end, in English, what has no English name', () => {
    const last = (question: object, of = charter) => {
      const result = payoutNotice(of, facts, { ...at('a'), ...question })
      const sentences = result.status === 'computed' ? result.value.sentences : []
      return sentence(sentences[sentences.length - 1]!, en)
    }
    const said = (labels: string) =>
      `These names have no English version in the charter and stand in Chinese: ${labels}.`
    expect(last({})).toContain('The register of 2024-12-31 decides')
    expect(last({ language: 'en' })).toBe(said('保底, 成员分红'))
    expect(last({ language: 'en', organisation: '甲村' })).toBe(said('甲村, 保底, 成员分红'))
    const english = { zh: '分红', en: 'Dividend' }
    const { guarantees: _, ...rules } = charter.rules
    const named = { ...charter, rules: { ...rules, pools: [paidOut('d', { kind: 'rest' }, { label: english })] } }
    expect(last({ language: 'en' }, named)).toContain('The register of 2024-12-31 decides')
  })

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
      '2024年度收益分配通知（甲户）',
      '甲户：本次应发22.00元（人民币贰拾贰元整）。',
      '其中：保底3.00元（3股，每股1元，依据第九条）。',
      '其中：成员分红30.00元（3股，每股10元，依据第十二条）。',
      '另有11.00元因股份冻结暂存，解冻后发放。',
      '以2024年12月31日的股权登记为准。对数额有疑问的，请向理事会查询分配说明。',
    ])
    const named = { ...at('b'), organisation: { zh: '甲村股份经济合作社', en: 'Jia village cooperative' } }
    const other = payoutNotice(charter, { ...facts, holders: [] }, named)
    expect(other.status === 'computed' && sentence(other.value.sentences[0]!, zh)).toBe(
      '甲村股份经济合作社2024年度收益分配通知（b）',
    )
    expect(other.status === 'computed' && other.value.sentences.slice(0, 2).map((one) => sentence(one, en))).toEqual([
      'Jia village cooperative: notice of distribution for 2024 (b)',
      'b: 44.00 yuan are paid (RMB 44.00).',
    ])
  })

  it('names only amounts where they do not go by whole units', () => {
    const told = (rules: Parameters<typeof agreement>[0], more: Partial<DistributionFacts> = {}) => {
      const result = payoutNotice(agreement(rules), { ...facts, ...more }, at('a'))
      if (result.status !== 'computed') throw new Error(JSON.stringify(result))
      return result.value.sentences.filter((one) => one.code === 'notice-part').map((one) => sentence(one, zh))
    }
    const by = { kind: 'holders' as const, by: { figures: ['mu'] } }
    const people = { holders: [{ id: 'a', figures: { mu: '120.5' } }] }
    const pools = [paidOut('p', { kind: 'rest' }, { label: '分红', to: by })]
    expect(told({ pools, units: { mu: '亩' } }, people)).toEqual(['其中：分红107.00元（120.5亩，每亩0.888元）。'])
    expect(told({ pools }, people)).toEqual(['其中：分红107.00元。'])
    const capped = { ...by, by: 'shares' as const, atMostEach: '9', overCap: 'leave' as const }
    const most = [
      paidOut('p', { kind: 'rest' }, { label: '分红', clause: '第一条', to: capped, payout: { residue: 'x' } }),
    ]
    expect(told({ shares, pools: most })).toEqual(['其中：分红9.00元（依据第一条）。'])
    const advance = {
      id: 'g',
      label: '预付',
      yuan: '99',
      by: 'shares' as const,
      treatment: 'advance' as const,
      bearer: 'x',
    }
    expect(told({ shares, guarantees: [advance], pools: [] })).toEqual(['其中：预付297.00元。'])
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
    // 107 less 7 guaranteed are 100; a reserve of 30 % of it leaves 70 for 7 shares, of which a has 2 and a frozen one.
    expect(explain(result.value, zh).map((line) => '　'.repeat(line.depth) + line.text)).toEqual([
      '甲户应得33.00元',
      '　保底（第九条，列入成本）：2.00元',
      '　　本人2股',
      '　　每股1元',
      '　保底（第九条，列入成本）：1.00元',
      '　　本人1股',
      '　　每股1元',
      '　成员分红（第十二条）：20.00元',
      '　　每股10元 × 2股 = 20元，按0.01元取整为20.00元',
      '　　　总额乘以本人的股数：140',
      '　　　　成员分红（章程第十二条）：70.00元',
      '　　　　　全部余额70元',
      '　　　　　　前面各项提取后的余额：70元',
      '　　　　　　　进入本级分配的资金：100元',
      '　　　　　　　　本年收益：107.00元',
      '　　　　　　　　保底（第九条）先付：7.00元',
      '　　　　　　　公积公益金（章程）：30.00元',
      '　　　　　　　　付保底后的本年收益的30%：30元',
      '　　　　　　　　　比例30%',
      '　　　　　　　　　付保底后的本年收益：100元',
      '　　　　本人2股',
      '　　　全部7股',
      '　成员分红（第十二条，股份冻结，暂存）：10.00元',
      '　　每股10元 × 1股 = 10元，按0.01元取整为10.00元',
      '　　　总额乘以本人的股数：70',
      '　　　　成员分红（章程第十二条）：70.00元',
      '　　　　　全部余额70元',
      '　　　　　　前面各项提取后的余额：70元',
      '　　　　　　　进入本级分配的资金：100元',
      '　　　　　　　　本年收益：107.00元',
      '　　　　　　　　保底（第九条）先付：7.00元',
      '　　　　　　　公积公益金（章程）：30.00元',
      '　　　　　　　　付保底后的本年收益的30%：30元',
      '　　　　　　　　　比例30%',
      '　　　　　　　　　付保底后的本年收益：100元',
      '　　　　本人1股',
      '　　　全部7股',
    ])
    expect(explain(result.value, en).some((line) => line.text.includes('{'))).toBe(false)
  })

  it('stands on lines that add up and leave no word out, whatever the rules are', () => {
    const people = [
      { id: 'a', name: '甲户', persons: 2, figures: { mu: '120.5', x: '1' }, groups: ['A'] },
      { id: 'b', name: '乙户', persons: 3, figures: { mu: '80.25' } },
    ]
    const everything: DistributionFacts = {
      result: { amount: '100000.00', period: { from: '2024-01-01', to: '2024-12-31' } },
      opening: { undistributed: '-10000.00' },
      transfersIn: '500.00',
      register: [...register, grant('y', 'b', '2', { date: '2024-04-01' })],
      holders: people,
      figures: { balance: '5', wage: '7' },
    }
    const to = (by: HolderRecipients['by'], more: Partial<HolderRecipients> = {}) => ({
      kind: 'holders' as const,
      by,
      ...more,
    })
    const rate = (text: string, of: string, more: object = {}) => ({ kind: 'rate' as const, rate: text, of, ...more })
    const fund = kept('fund', rate('0.3', 'result'), { clause: '第一条' })
    const losses = kept('losses', { kind: 'losses', firstFrom: 'fund' })
    const plain = paidOut('p', { kind: 'rest' }, { to: to('heads') })
    const charters: readonly Parameters<typeof agreement>[0][] = [
      {
        pools: [kept('losses', { kind: 'losses' }), fund, plain],
        payout: { residue: 'largestRemainder', ties: 'byId', grain: '0.05' },
      },
      { pools: [fund, losses, plain], payout: { residue: 'largestRemainder', ties: 'byId', grain: '1' } },
      {
        pools: [fund, losses, paidOut('p', rate('1/3', 'remaining'), { to: to({ figures: ['mu'] }) })],
        units: { mu: { zh: '亩', en: 'mu' } },
      },
      {
        pools: [
          paidOut('p', rate('0.1', 'available'), { to: to('households') }),
          paidOut('q', rate('0.2', 'entering'), { to: to({ figures: ['mu', 'x'] }) }),
        ],
      },
      {
        pools: [
          fund,
          paidOut('p', rate('0.5', 'distributable', { over: '1000', upTo: '20000' }), { to: to('shares') }),
        ],
      },
      { pools: [fund, paidOut('p', rate('0.5', 'distributableWithOpening', { upTo: '20000' }), { to: to('heads') })] },
      {
        pools: [
          fund,
          paidOut('p', rate('0.5', 'fund', { over: '1000' }), {
            to: to('heads', { atMostEach: '9', overCap: 'leave' }),
          }),
        ],
      },
      { pools: [paidOut('p', { kind: 'perUnit', yuan: '3', by: 'heads' }, { to: to('heads', { atLeastEach: '1' }) })] },
      {
        pools: [
          paidOut(
            'p',
            { kind: 'amount', yuan: '30' },
            { to: to('heads', { atLeastEach: '1', atMostEach: '9', overCap: 'respread' }) },
          ),
        ],
      },
      {
        pools: [
          kept('all', rate('0.9', 'wage'), { to: { kind: 'pools', remainder: 'r' } }),
          paidOut('p', rate('0.5', 'entering'), { within: 'all', to: to('heads') }),
        ],
      },
      {
        pools: [paidOut('p', rate('0.5', 'result'), { atMost: [{ kind: 'amount', yuan: '77' }], to: to('shares') })],
        guarantees: [
          {
            id: 'g',
            label: '保底',
            clause: '第二条',
            yuan: '1000.5',
            by: { figures: ['mu'] },
            treatment: 'hurdle',
            againstLosses: 'guaranteeFirst',
          },
        ],
      },
      {
        pools: [plain],
        guarantees: [{ id: 'g', label: '保底', yuan: '30000', by: 'heads', treatment: 'advance', bearer: '公司' }],
      },
      {
        pools: [plain],
        guarantees: [
          {
            id: 'g',
            label: '保底',
            yuan: '0.333',
            by: { sum: [{ by: 'heads', times: '1/3' }] },
            treatment: 'outside',
            bearer: '公司',
          },
        ],
      },
      {
        pools: [fund, plain],
        guarantees: [
          { id: 'g', label: '保底', yuan: '30', by: 'heads', treatment: 'hurdle', againstLosses: 'lossesFirst' },
        ],
      },
    ]
    for (const [index, rules] of charters.entries()) {
      for (const opening of ['-10000.00', '2000.00']) {
        const document = {
          ...agreement({
            shares: { ...shares, partYear: 'byMonths' },
            ...rules,
            payout: { residue: 'kept', grain: '0.01', ...rules.payout },
          }),
          decisions: [
            { code: 'losses-order', value: 'lossesFirst', decidedBy: 'x', decidedOn: '2024-01-01' },
            { code: 'opening-balance', value: 'included', decidedBy: 'x', decidedOn: '2024-01-01' },
          ],
        }
        const given = { ...everything, opening: { undistributed: opening } }
        for (const holder of ['a', 'b']) {
          const told = explainPayee(document, given, { recordDate: '2024-12-31', holder })
          if (told.status !== 'computed') throw new Error(`${index}: ${JSON.stringify(told)}`)
          expect([index, addsUp(told.value)]).toEqual([index, { ok: true }])
          for (const catalogue of [zh, en])
            for (const line of explain(told.value, catalogue))
              expect(line.text, String(index)).not.toMatch(/[{}]|figure-|limit-|unit-|undefined/)
          expect(payoutNotice(document, given, { recordDate: '2024-12-31', holder }).status).toBe('computed')
        }
      }
    }
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
