import type { RuleBook } from '../points/index.js'

/**
 * Template of a pioneer index (先锋指数): basic index 60, positive index up to 20, reverse index 20, and clearing to zero. Published texts do not say whether the reverse 20 is an
 * allocation that is lost or a deduction: `reverse-index` asks. Only as an allocation do the parts add up to the 100 that the texts state, which `checkRuleBook` points out. Status `secondHand`.
 */
export const pioneerIndexBook: RuleBook = {
  id: 'pioneer-index-book',
  title: { zh: '党员先锋指数(模板)', en: 'Pioneer index (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [
    {
      id: 'index',
      document: '党支部“堡垒指数”、党员“先锋指数”考评',
      year: 2018,
      link: 'http://dangjian.people.com.cn/n1/2018/0622/c219996-30075628.html',
      status: 'secondHand',
    },
  ],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 0 },
    timing: { score: 'year', within: 'standing', entryDate: 'event', classDate: 'periodEnd' },
    categories: [
      {
        id: 'positive',
        title: { zh: '正向加分指数', en: 'positive index' },
        caps: [{ id: 'positive-cap', limit: '20', basis: 'gross', per: 'period' }],
      },
    ],
    items: [
      {
        kind: 'award',
        id: 'basic',
        title: { zh: '基本指数', en: 'basic index' },
        worth: { by: 'range', least: '0', most: '60' },
        counts: 'latest',
      },
      {
        kind: 'award',
        id: 'positive-deed',
        title: { zh: '正向加分', en: 'positive deed' },
        category: 'positive',
        worth: { by: 'range', least: '0', most: 'unbounded' },
      },
      {
        decide: 'reverse-index',
        about: { zh: '反向20分是赋分还是扣分', en: 'whether the reverse 20 is held or deducted' },
        readings: {
          allocation: {
            kind: 'allocation',
            id: 'reverse',
            title: { zh: '反向扣分指数', en: 'reverse index' },
            allotment: '20',
            floor: 'zero',
            worth: { by: 'range', least: '0', most: 'unbounded' },
          },
          deduction: {
            kind: 'deduction',
            id: 'reverse',
            title: { zh: '反向扣分指数', en: 'reverse index' },
            worth: { by: 'range', least: '0', most: 'unbounded' },
            caps: [{ id: 'reverse-cap', limit: '20', basis: 'losses', per: 'period' }],
          },
        },
      },
    ],
    total: { fullMarks: '100' },
    vetoes: [
      {
        id: 'clearing',
        title: { zh: '清零指数', en: 'clearing' },
        effect: { kind: 'score', points: '0' },
        discretion: 'must',
        dated: 'event',
      },
    ],
  },
}
