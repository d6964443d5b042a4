import type { FlagDocument } from '../responsibility/index.js'

/**
 * Four-red-flag villages (四面红旗村) of Linli county: four categories, ten winners each, 50 000 yuan a flag. Ties at the tenth place and winning again are open (`tie-at-quota`, `won-before`).
 * Status `secondHand`.
 */
export const fourRedFlags: FlagDocument = {
  id: 'four-red-flags',
  title: { zh: '“四面红旗”村(社区)评选', en: 'Four-red-flag villages' },
  version: '2019',
  effective: { from: '2019-01-01' },
  sources: [
    { id: 'linli', document: '临澧县“四面红旗”村(社区)评选办法', year: 2019, place: '湖南临澧', status: 'secondHand' },
  ],
  rules: {
    categories: [
      { id: 'party', title: { zh: '基层党建红旗村', en: 'party building' } },
      { id: 'industry', title: { zh: '产业发展红旗村', en: 'industry' } },
      { id: 'customs', title: { zh: '乡风文明红旗村', en: 'rural customs' } },
      { id: 'debt', title: { zh: '债务风险防控红旗村', en: 'control of debt' } },
    ],
    ranking: { mode: 'competition', direction: 'descending' },
    winners: { kind: 'atMost', count: 10 },
    perFlag: '50000',
    again: 'open',
  },
  decisions: [],
}
