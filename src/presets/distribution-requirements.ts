import type { PlanRequirements } from '../economy/index.js'

/** 中华人民共和国农村集体经济组织法, in force from 1 May 2025: order, votes, disclosure. It fixes no percentage. */
export const collectiveOrganisationLaw: PlanRequirements = {
  id: 'collective-organisation-law',
  title: { zh: '农村集体经济组织法', en: 'Law on Rural Collective Economic Organisations' },
  place: { zh: '全国', en: 'China' },
  forms: ['collective'],
  source: {
    id: 'collective-organisation-law',
    document: '中华人民共和国农村集体经济组织法',
    article: '第二十七条、第二十八条、第四十六条',
    year: 2024,
    status: 'confirmed',
  },
  effective: { from: '2025-05-01' },
  limits: [],
  vote: { clause: '第二十七条、第二十八条', quorum: '2/3', majority: '2/3', byRepresentatives: 'allowed' },
  disclosure: { clause: '第四十六条', days: 10 },
}

/** The same law on matters that representatives cannot decide (charter, membership, quantification, land compensation, merger). */
export const collectiveOrganisationLawReserved: PlanRequirements = {
  ...collectiveOrganisationLaw,
  id: 'collective-organisation-law-reserved',
  vote: { clause: '第二十八条', quorum: '2/3', majority: '2/3', byRepresentatives: 'forbidden' },
}

/** The same law on letting a non-member take part (article 15): three quarters of all members agree. */
export const collectiveOrganisationLawOutsiders: PlanRequirements = {
  ...collectiveOrganisationLaw,
  id: 'collective-organisation-law-outsiders',
  vote: { clause: '第十五条', quorum: '2/3', majority: '3/4', byRepresentatives: 'forbidden' },
}

/** 农村集体经济组织财务制度 (财农〔2021〕121号), in force from 1 January 2022: losses first; the fund's rate is the charter's. */
export const collectiveFinanceRules2021: PlanRequirements = {
  id: 'collective-finance-rules-2021',
  title: { zh: '农村集体经济组织财务制度', en: 'Financial Rules of Rural Collective Economic Organisations' },
  place: { zh: '全国', en: 'China' },
  forms: ['collective'],
  source: {
    id: 'collective-finance-rules-2021',
    document: '农村集体经济组织财务制度（财农〔2021〕121号）',
    article: '第二十八条',
    year: 2021,
    status: 'confirmed',
  },
  effective: { from: '2022-01-01' },
  limits: [],
  lossesFirst: '第二十八条',
}

/** 上海市农村集体资产监督管理条例 article 25: 公积金 15 % and 公益金 15 % of net income after losses, until the fund holds the charter's ceiling. */
export const shanghaiCollectiveRules: PlanRequirements = {
  id: 'shanghai-collective-rules',
  title: { zh: '上海市农村集体资产监督管理条例', en: 'Shanghai Rules on Rural Collective Assets' },
  place: { zh: '上海市', en: 'Shanghai' },
  forms: ['collective'],
  source: {
    id: 'shanghai-collective-rules',
    document: '上海市农村集体资产监督管理条例',
    article: '第二十五条',
    place: '上海市',
    status: 'confirmed',
  },
  limits: [
    {
      id: 'shanghai-reserve',
      label: '公积金',
      clause: '第二十五条',
      purposes: ['reserve'],
      atLeast: { kind: 'rate', rate: '0.15', of: 'afterLosses' },
    },
    {
      id: 'shanghai-welfare-fund',
      label: '公益金',
      clause: '第二十五条',
      purposes: ['welfareFund'],
      atLeast: { kind: 'rate', rate: '0.15', of: 'afterLosses' },
    },
  ],
  lossesFirst: '第二十五条',
}

/** 浙江省农村集体资产管理条例 articles 30 and 32: the funds together at least 30 % of net income; nobody above 3 % of all shares after a transfer. */
export const zhejiangCollectiveRules: PlanRequirements = {
  id: 'zhejiang-collective-rules',
  title: { zh: '浙江省农村集体资产管理条例', en: 'Zhejiang Rules on Rural Collective Assets' },
  place: { zh: '浙江省', en: 'Zhejiang' },
  forms: ['collective'],
  source: {
    id: 'zhejiang-collective-rules',
    document: '浙江省农村集体资产管理条例',
    article: '第三十条、第三十二条',
    year: 2020,
    place: '浙江省',
    status: 'confirmed',
  },
  effective: { from: '2020-09-24' },
  limits: [
    {
      id: 'zhejiang-funds',
      label: '公积金和公益金',
      clause: '第三十二条',
      purposes: ['reserve', 'welfareFund'],
      atLeast: { kind: 'rate', rate: '0.3', of: 'result' },
    },
  ],
  holdingCap: { clause: '第三十条', rate: '0.03', keepsOld: true },
}

/** Local rule of Rongchang, Chongqing, as a newspaper reports it: fund at least 30 %; above 100 000 yuan of net income at most 60 % for members. The bases are open. */
export const rongchangDistributionRule: PlanRequirements = {
  id: 'rongchang-distribution-rule',
  title: { zh: '荣昌区集体收益分配办法', en: 'Rongchang rule on collective income distribution' },
  place: { zh: '重庆市荣昌区', en: 'Rongchang, Chongqing' },
  forms: ['collective'],
  source: {
    id: 'rongchang-distribution-rule',
    document: '乡村干部报网 2020-10-16 报道',
    year: 2020,
    place: '重庆市荣昌区',
    link: 'http://m.yydingshujian88.cn/area/cq/202010/t20201016_6835705.shtml',
    status: 'secondHand',
  },
  limits: [
    { id: 'rongchang-fund', label: '公积公益金', purposes: ['reserve'], atLeast: { kind: 'rate', rate: '0.3' } },
    {
      id: 'rongchang-members',
      label: '成员分红',
      purposes: ['members'],
      atMost: { kind: 'rate', rate: '0.6' },
      when: [{ is: 'above', than: '100000' }],
    },
  ],
  noDeficitPayout: '不得举债或者在亏损时分配',
  noBorrowedMoney: '不得举债或者在亏损时分配',
}

/** Local rule of Yuhuan, Zhejiang (2022), as published by the city: money that may not enter the year's distribution. */
export const yuhuanDistributionRule: PlanRequirements = {
  id: 'yuhuan-distribution-rule',
  title: { zh: '玉环市村集体收益分配规定', en: 'Yuhuan rule on collective income distribution' },
  place: { zh: '浙江省玉环市', en: 'Yuhuan, Zhejiang' },
  forms: ['collective'],
  source: {
    id: 'yuhuan-distribution-rule',
    document: '玉环市 2022 年文件',
    year: 2022,
    place: '浙江省玉环市',
    link: 'http://www.yuhuan.gov.cn/art/2022/1/28/art_1229601870_59053770.html',
    status: 'secondHand',
  },
  limits: [],
  forbiddenFunding: {
    clause: '土地补偿费、资产和企业转让款、捐赠、土地指标款不列入当年分配',
    kinds: ['landCompensation', 'assetSale', 'donation', 'landQuota'],
  },
}

/** 中华人民共和国农民专业合作社法 (2017), in force from 1 July 2018: articles 20 and 44. */
export const cooperativeLaw: PlanRequirements = {
  id: 'cooperative-law',
  title: { zh: '农民专业合作社法', en: 'Law on Farmers’ Cooperatives' },
  place: { zh: '全国', en: 'China' },
  forms: ['cooperative'],
  source: {
    id: 'cooperative-law',
    document: '中华人民共和国农民专业合作社法',
    article: '第二十条、第四十四条',
    year: 2017,
    status: 'confirmed',
  },
  effective: { from: '2018-07-01' },
  limits: [
    {
      id: 'cooperative-patronage',
      label: '按成员与本社的交易量（额）比例返还',
      clause: '第四十四条',
      purposes: ['patronage'],
      atLeast: { kind: 'rate', rate: '0.6', of: 'distributable' },
    },
  ],
  lossesFirst: '第四十四条',
  membership: { clause: '第二十条', farmers: '0.8', smallUpTo: 20, smallInstitutions: 1, institutions: '0.05' },
}

/** 烟台 party-branch cooperatives as a newspaper reports them: fund 5 to 10 %, one member's contribution at most 20 %. */
export const yantaiCooperativeRule: PlanRequirements = {
  id: 'yantai-cooperative-rule',
  title: { zh: '烟台党支部领办合作社办法', en: 'Yantai rule on party-branch cooperatives' },
  place: { zh: '山东省烟台市', en: 'Yantai, Shandong' },
  forms: ['cooperative', 'agreement'],
  source: {
    id: 'yantai-cooperative-rule',
    document: '烟台市党支部领办合作社报道（2019）',
    year: 2019,
    place: '山东省烟台市',
    link: 'http://m.i0700.cn/zxts/201909/t20190912_6332288.shtml',
    status: 'secondHand',
  },
  limits: [
    {
      id: 'yantai-fund',
      label: '公积金',
      purposes: ['reserve'],
      atLeast: { kind: 'rate', rate: '0.05', of: 'result' },
      atMost: { kind: 'rate', rate: '0.1', of: 'result' },
    },
  ],
  holdingCap: { clause: '单个成员出资不超过 20%', rate: '0.2', keepsOld: false },
}

/** Poverty-relief photovoltaic stations, as several places publish the same rule: wages of public posts, small works, small awards; no simple equal division. */
export const photovoltaicIncomeRule: PlanRequirements = {
  id: 'photovoltaic-income-rule',
  title: { zh: '光伏扶贫电站收益分配规定', en: 'Rule on income of poverty-relief photovoltaic stations' },
  place: { zh: '江西庐山、四川、四川黑水县等地', en: 'Lushan, Sichuan, Heishui and others' },
  forms: ['collective'],
  source: {
    id: 'photovoltaic-income-rule',
    document: '光伏扶贫电站收益分配管理规定（各地转引）',
    link: 'http://xxjdfw.com/content/173.html',
    status: 'secondHand',
  },
  limits: [],
  noEqualDivision: '不得简单平均分配',
}

/** Operating cost of a photovoltaic station in Anyuan: at most 0.03 yuan a watt and year. The fact `watts` holds the size of the station. */
export const anyuanOperationCost: PlanRequirements = {
  id: 'anyuan-operation-cost',
  title: { zh: '安远县光伏电站运维费用规定', en: 'Anyuan rule on operating cost of photovoltaic stations' },
  place: { zh: '江西省安远县', en: 'Anyuan, Jiangxi' },
  forms: ['collective'],
  source: {
    id: 'anyuan-operation-cost',
    document: '安远县报道',
    place: '江西省安远县',
    link: 'https://solar.in-en.com/html/solar-2345635.shtml',
    status: 'secondHand',
  },
  limits: [
    {
      id: 'anyuan-operation',
      label: '运维费用',
      purposes: ['operation'],
      atMost: { kind: 'perUnit', yuan: '0.03', of: 'watts' },
    },
  ],
}

/** Every published set of requirements on distribution plans. */
export const distributionRequirements: readonly PlanRequirements[] = [
  collectiveOrganisationLaw,
  collectiveOrganisationLawReserved,
  collectiveOrganisationLawOutsiders,
  collectiveFinanceRules2021,
  shanghaiCollectiveRules,
  zhejiangCollectiveRules,
  rongchangDistributionRule,
  yuhuanDistributionRule,
  cooperativeLaw,
  yantaiCooperativeRule,
  photovoltaicIncomeRule,
  anyuanOperationCost,
]
