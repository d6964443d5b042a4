import type { EntryWorkflow, RedemptionPolicy } from '../points/index.js'

/**
 * Template of an exchange of household points: one yuan a point, goods only, once a quarter, vouchers from five points,
 * balances carried over for ever. What a refund, a shortage and a passed ceiling do stays open until it is decided.
 */
export const householdExchange: RedemptionPolicy = {
  id: 'household-exchange',
  title: { zh: '农户积分兑换办法（模板）', en: 'Exchange of household points (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [
    {
      id: 'shop',
      document: '村民“互助五兴”爱心超市兑换细则',
      year: 2021,
      link: 'http://www.mswk.cn/Article/ShowArticle.asp?ArticleID=169438',
      status: 'secondHand',
    },
    {
      id: 'volunteers',
      document: '社区志愿者积分奖励制度（试行）',
      link: 'https://360docs.net/doc/9918628663.html',
      status: 'secondHand',
    },
  ],
  decisions: [],
  rules: {
    currencies: [{ id: 'points', title: { zh: '积分', en: 'points' } }],
    digits: 0,
    countedStates: ['posted'],
    opens: 'atOnce',
    expiry: 'never',
    rate: { values: [{ from: '2000-01-01', yuan: '1' }], date: 'redemption' },
    windows: [
      {
        decide: 'quarter-window',
        about: { zh: '每季度何时兑换', en: 'when in a quarter points are exchanged' },
        readings: {
          lastMonth: { months: [3, 6, 9, 12] },
          monthAfter: { months: [1, 4, 7, 10] },
        },
      },
    ],
    frequency: [{ times: 1, per: 'quarter' }],
    cash: 'refused',
    rest: 'stays',
    vouchers: { denominations: ['5', '10', '20', '50', '100'], least: '5' },
    budget: { grain: '1' },
  },
}

/**
 * Template of the way of an entry: declared, reviewed, verified, published, posted. The length of publication, its first day and what a
 * dismissed objection does to it stay open until they are decided.
 */
export const householdWorkflow: EntryWorkflow = {
  id: 'household-workflow',
  title: { zh: '积分申报流程（模板）', en: 'The way of an entry (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [
    {
      id: 'shop',
      document: '村民“互助五兴”爱心超市兑换细则',
      year: 2021,
      link: 'http://www.mswk.cn/Article/ShowArticle.asp?ArticleID=169438',
      status: 'secondHand',
    },
  ],
  decisions: [],
  rules: {
    steps: ['review', 'verify', 'publish'],
    publicity: { unit: 'day', shift: 'none' },
    resubmission: 'allowed',
  },
}
