import type { CollectiveCharter, CooperativeCharter } from '../economy/index.js'

/**
 * The order of 农村集体经济组织财务制度 (财农〔2021〕121号) article 28: losses of earlier years, fund, members, other. The rate of the fund and its base are
 * the charter's: decisions `pool-rate` and `pool-base` at `reserve`.
 */
export const lossesFirstCharter: CollectiveCharter = {
  id: 'losses-first',
  title: { zh: '收益分配（先弥补亏损、后提取公积公益金）', en: 'Distribution: losses first, then the fund' },
  version: '2021',
  effective: { from: '2022-01-01' },
  sources: [
    {
      id: 'collective-finance-rules-2021',
      document: '农村集体经济组织财务制度（财农〔2021〕121号）',
      article: '第二十八条',
      year: 2021,
      status: 'confirmed',
    },
  ],
  rules: {
    form: 'collective',
    measure: 'netResult',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    pools: [
      {
        id: 'make-good',
        label: { zh: '弥补以前年度亏损', en: 'making good losses' },
        clause: '第二十八条第一项',
        purpose: 'losses',
        take: { kind: 'losses' },
        to: { kind: 'account', account: 'losses' },
      },
      {
        id: 'reserve',
        label: { zh: '提取公积公益金', en: 'fund' },
        clause: '第二十八条第二项',
        purpose: 'reserve',
        take: { kind: 'rate' },
        to: { kind: 'account', account: 'reserve' },
      },
      {
        id: 'members',
        label: { zh: '向成员分配', en: 'members' },
        clause: '第二十八条第三项',
        purpose: 'members',
        take: { kind: 'rest' },
        to: { kind: 'holders', by: 'shares' },
      },
    ],
  },
  decisions: [],
}

/**
 * The order of 农村集体经济组织法 article 42: from the year's income first the fund, which covers losses among other things; what remains goes out by the
 * quantified shares. The rate of the fund is the charter's: decision `pool-rate` at `reserve`.
 */
export const fundFirstCharter: CollectiveCharter = {
  id: 'fund-first',
  title: { zh: '收益分配（先提取公积公益金、用以弥补亏损）', en: 'Distribution: the fund first, which covers losses' },
  version: '2024',
  effective: { from: '2025-05-01' },
  sources: [
    {
      id: 'collective-organisation-law',
      document: '中华人民共和国农村集体经济组织法',
      article: '第四十二条',
      year: 2024,
      status: 'confirmed',
    },
  ],
  rules: {
    form: 'collective',
    measure: 'netResult',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    pools: [
      {
        id: 'reserve',
        label: { zh: '提取公积公益金', en: 'fund' },
        clause: '第四十二条',
        purpose: 'reserve',
        take: { kind: 'rate', of: 'result' },
        to: { kind: 'account', account: 'reserve' },
      },
      {
        id: 'make-good',
        label: { zh: '弥补亏损', en: 'making good losses' },
        clause: '第四十二条',
        purpose: 'losses',
        take: { kind: 'losses', firstFrom: 'reserve' },
        to: { kind: 'account', account: 'losses' },
      },
      {
        id: 'members',
        label: { zh: '按份额分配', en: 'members by shares' },
        clause: '第四十二条',
        purpose: 'members',
        take: { kind: 'rest' },
        to: { kind: 'holders', by: 'shares' },
      },
    ],
  },
  decisions: [],
}

/**
 * The surplus of a farmers' cooperative by 农民专业合作社法 articles 42 to 44: losses, fund, at least 60 % of what may be distributed by patronage, the rest by
 * contribution, quantified fund share and equally quantified subsidy and donation shares.
 *
 * Facts: holder figures `patronage` and `contribution`; figures `reserveFund`, `subsidyFund`, `donationFund`. Decisions: `pool-rate` and `pool-base` at
 * `reserve`, `pool-rate` and `pool-base` at `patronage` (whether an opening surplus is inside the 60 % is open), `quantify-by` and
 * `quantified-balance` at `reserveShare`.
 */
export const cooperativeSurplusCharter: CooperativeCharter = {
  id: 'cooperative-surplus',
  title: { zh: '农民专业合作社盈余分配', en: 'Surplus of a farmers’ cooperative' },
  version: '2017',
  effective: { from: '2018-07-01' },
  sources: [
    {
      id: 'cooperative-law',
      document: '中华人民共和国农民专业合作社法',
      article: '第四十二条至第四十四条',
      year: 2017,
      status: 'confirmed',
    },
  ],
  rules: {
    form: 'cooperative',
    measure: 'netResult',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    quantify: [
      { figure: 'reserveShare', clause: '第四十二条', balance: 'reserveFund', adding: 'reserve' },
      { figure: 'subsidyShare', clause: '第四十四条', balance: 'subsidyFund', by: 'heads' },
      { figure: 'donationShare', clause: '第四十四条', balance: 'donationFund', by: 'heads' },
    ],
    pools: [
      {
        id: 'make-good',
        label: { zh: '弥补亏损', en: 'making good losses' },
        clause: '第四十四条',
        purpose: 'losses',
        take: { kind: 'losses' },
        to: { kind: 'account', account: 'losses' },
      },
      {
        id: 'reserve',
        label: { zh: '提取公积金', en: 'fund' },
        clause: '第四十二条',
        purpose: 'reserve',
        take: { kind: 'rate' },
        to: { kind: 'account', account: 'reserve' },
      },
      {
        id: 'patronage',
        label: { zh: '按交易量（额）返还', en: 'patronage' },
        clause: '第四十四条',
        purpose: 'patronage',
        take: { kind: 'rate' },
        atLeast: [{ kind: 'rate', rate: '0.6', of: 'distributable' }],
        to: { kind: 'holders', by: { figures: ['patronage'] } },
      },
      {
        id: 'capital',
        label: { zh: '剩余盈余分配', en: 'the rest by capital accounts' },
        clause: '第四十四条',
        purpose: 'capital',
        take: { kind: 'rest' },
        to: { kind: 'holders', by: { figures: ['contribution', 'reserveShare', 'subsidyShare', 'donationShare'] } },
      },
    ],
  },
  decisions: [],
}

/**
 * Income of a poverty-relief photovoltaic station as several places publish the rule: operating cost (bounded per watt where the place says so), wages of
 * public posts, small public works, small awards; no simple equal division. The shares are the village's: decisions `pool-rate` and `pool-base`. The fact `watts` holds
 * the size of the station; holders of the group `post` divide the wages by the figure `days`.
 */
export const photovoltaicIncomeCharter: CollectiveCharter = {
  id: 'photovoltaic-income',
  title: { zh: '光伏电站收益分配', en: 'Income of a photovoltaic station' },
  version: '2018',
  effective: { from: '2018-01-01' },
  sources: [
    {
      id: 'photovoltaic-income-rule',
      document: '光伏扶贫电站收益分配管理规定（各地转引）',
      link: 'http://xxjdfw.com/content/173.html',
      status: 'secondHand',
    },
    {
      id: 'anyuan-operation-cost',
      document: '安远县报道',
      place: '江西省安远县',
      link: 'https://solar.in-en.com/html/solar-2345635.shtml',
      status: 'secondHand',
    },
  ],
  rules: {
    form: 'collective',
    measure: 'income',
    incomeKind: 'photovoltaic',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    pools: [
      {
        id: 'operation',
        label: { zh: '运行维护费', en: 'operating cost' },
        purpose: 'operation',
        take: { kind: 'amount' },
        atMost: [{ kind: 'perUnit', yuan: '0.03', of: 'watts' }],
        to: { kind: 'account', account: 'operation' },
      },
      {
        id: 'posts',
        label: { zh: '公益岗位工资', en: 'wages of public posts' },
        purpose: 'wages',
        take: { kind: 'rate' },
        to: { kind: 'holders', by: { figures: ['days'] }, among: { groups: ['post'] } },
      },
      {
        id: 'works',
        label: { zh: '小型公益事业', en: 'small public works' },
        purpose: 'publicWelfare',
        take: { kind: 'rate' },
        to: { kind: 'account', account: 'small-works' },
      },
      {
        id: 'awards',
        label: { zh: '奖励补助', en: 'small awards' },
        purpose: 'award',
        take: { kind: 'rate' },
        to: { kind: 'account', account: 'awards' },
      },
    ],
  },
  decisions: [],
}
