import type { Standard } from '../ecology/index.js'

/** GB/T 稻渔综合种养通用技术要求: fertiliser and pesticide per area at least 30 % below monoculture. */
export const coCultureInputs: Standard = {
  id: 'co-culture-inputs',
  title: { zh: '稻渔综合种养通用技术要求', en: 'General technical requirements of rice-fishery co-culture' },
  version: '2024',
  effective: { from: '2024-07-01' },
  sources: [
    {
      id: 'co-culture-requirements',
      document: 'GB/T 稻渔综合种养通用技术要求',
      year: 2024,
      place: 'China',
      status: 'confirmed',
    },
  ],
  rules: {
    requirements: [
      {
        id: 'fertiliser',
        title: { zh: '单位面积化肥用量平均减少30%以上', en: 'Fertiliser per area at least 30 % below monoculture' },
        metric: 'fertiliserReduction',
        comparison: 'atLeast',
        limit: { value: '30', unit: 'percent' },
        against: 'monoculture',
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'pesticide',
        title: { zh: '单位面积农药用量平均减少30%以上', en: 'Pesticide per area at least 30 % below monoculture' },
        metric: 'pesticideReduction',
        comparison: 'atLeast',
        limit: { value: '30', unit: 'percent' },
        against: 'monoculture',
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
    ],
  },
  decisions: [],
}
