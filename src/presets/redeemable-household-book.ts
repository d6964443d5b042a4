import type { RuleBook } from '../points/index.js'

/**
 * Template of a village scheme whose points are redeemed (积分超市): households, monthly scores by three judges, deeds once for a household, a ceiling on what is issued in a month
 * whose policy the village decides (`budget-exceeded`), a board of all households. No place uses exactly this book; the mechanism is common.
 */
export const redeemableHouseholdBook: RuleBook = {
  id: 'redeemable-household-book',
  title: { zh: '家庭可兑积分办法(模板)', en: 'Redeemable household points (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'household' },
    points: { digits: 1, rounding: { digits: 1, mode: 'halfUp' } },
    timing: {
      score: 'month',
      beyond: 'sum',
      entryDate: 'event',
      classDate: 'periodEnd',
      countedStates: ['posted'],
    },
    categories: [],
    items: [
      {
        kind: 'award',
        id: 'clean-yard',
        title: { zh: '清洁庭院月评', en: 'clean yard, by month' },
        worth: {
          by: 'panels',
          missing: 'refuse',
          panels: [
            {
              id: 'judges',
              title: { zh: '评委', en: 'judges' },
              weight: '1',
              combine: 'mean',
              least: '0',
              most: '10',
              ownMark: 'leftOut',
              quorum: { count: 3 },
            },
          ],
        },
      },
      {
        kind: 'award',
        id: 'deed',
        title: { zh: '公益事项', en: 'deed for the village' },
        worth: { by: 'range', least: '1', most: '10' },
        household: 'once',
      },
      {
        kind: 'deduction',
        id: 'disorder',
        title: { zh: '违反村规民约', en: 'breach of village rules' },
        worth: { by: 'range', least: '1', most: '10' },
      },
    ],
    total: { floor: { at: '0', mode: 'total' } },
    rankings: [
      {
        id: 'board',
        title: { zh: '家庭积分榜', en: 'board of households' },
        figure: { of: 'effective' },
        within: 'everyone',
        mode: 'competition',
      },
    ],
    budgets: [
      {
        id: 'month-ceiling',
        title: { zh: '当月积分总额', en: 'ceiling of the month' },
        ceiling: { decide: 'month-ceiling', free: 'figure', about: { zh: '每月发放上限', en: 'points of a month' } },
        grain: '1',
      },
    ],
  },
}
