import type { Standard } from '../ecology/index.js'

/**
 * SC/T 1135 稻渔综合种养技术规范: ditch share and rice yield of rice co-cultures. The yield is that of paddy per total area, ditches included, as the share of ditches is of the whole field; a text that gives
 * it per planted area is brought to it by that share.
 */
export const riceFisheryStandard: Standard = {
  id: 'SC/T 1135',
  title: { zh: '稻渔综合种养技术规范', en: 'Technical specification for rice-fishery co-culture' },
  version: 'SC/T 1135',
  effective: { from: '2017-09-01' },
  sources: [
    {
      id: 'sct-1135',
      document: 'SC/T 1135 稻渔综合种养技术规范',
      place: 'China',
      link: 'https://agroxq.com/Tech/1290372.html',
      status: 'confirmed',
    },
  ],
  rules: {
    requirements: [
      {
        id: 'ditch-share',
        title: { zh: '沟坑占比不超过10%', en: 'Ditches and pits at most 10 % of the field' },
        metric: 'ditchShare',
        comparison: 'atMost',
        limit: { value: '10', unit: 'percent' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'rice-yield-plain',
        title: { zh: '平原地区水稻亩产不低于500公斤', en: 'Rice at least 500 kg per mu on plains' },
        metric: 'riceYield',
        comparison: 'atLeast',
        limit: { value: '500', unit: 'kilogram:paddy/mu:total' },
        when: [
          { attribute: 'practice', oneOf: ['coCulture'] },
          { attribute: 'terrain', oneOf: ['plain'] },
        ],
      },
      {
        id: 'rice-yield-hill',
        title: {
          zh: '丘陵山区水稻亩产不低于当地同等条件单作',
          en: 'Rice in hills and mountains at least that of local monoculture',
        },
        metric: 'riceYield',
        comparison: 'atLeast',
        against: 'monoculture',
        when: [
          { attribute: 'practice', oneOf: ['coCulture'] },
          { attribute: 'terrain', oneOf: ['hill', 'mountain'] },
        ],
      },
    ],
  },
  decisions: [],
}
