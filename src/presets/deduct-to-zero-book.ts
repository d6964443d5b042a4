import type { PointItem, RuleBook } from '../points/index.js'

const allocation = (id: string, zh: string, en: string, levels: Readonly<Record<string, string>>): PointItem => ({
  kind: 'allocation',
  id,
  title: { zh, en },
  allotment: '10',
  floor: 'zero',
  worth: {
    by: 'level',
    levels: Object.fromEntries(
      Object.entries(levels).map(([level, points]) => [level, { by: 'fixed' as const, points }]),
    ),
  },
})

/**
 * Template of a scheme by allocation (赋分，扣完为止): five items hold ten points each, entries take them away by level and never below zero; incentive points come on top. No place
 * uses exactly this book; the mechanism is common.
 */
export const deductToZeroBook: RuleBook = {
  id: 'deduct-to-zero-book',
  title: { zh: '扣完为止积分办法(模板)', en: 'Deduct-to-zero scheme (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 1 },
    timing: { score: 'year', within: 'standing', entryDate: 'event', classDate: 'periodEnd' },
    categories: [],
    items: [
      /*#__PURE__*/ allocation('duties', '履行义务', 'duties', { absent: '1', late: '0.5', feesLate: '1' }),
      /*#__PURE__*/ allocation('policy', '落实政策', 'policy', { notDone: '1' }),
      /*#__PURE__*/ allocation('labour', '义务劳动', 'voluntary labour', { absent: '2' }),
      /*#__PURE__*/ allocation('law', '遵纪守法', 'law and discipline', { breach: '5' }),
      /*#__PURE__*/ allocation('customs', '弘扬正气', 'good customs', { extravagance: '5', gambling: '5', cult: '10' }),
      {
        kind: 'award',
        id: 'incentive',
        title: { zh: '激励分', en: 'incentive' },
        worth: { by: 'range', least: '0', most: 'unbounded' },
      },
    ],
    total: {},
  },
}
