import type { Standard } from '../ecology/index.js'

/** A provincial goal for rice co-cultures (Zhejiang, for 2027): aquatic products, rice, income, inputs. The text names no comparator for its reductions: that stays open. */
export const coCultureGoal: Standard = {
  id: 'co-culture-goal',
  title: { zh: '稻渔综合种养省级目标（百斤鱼、千斤粮）', en: 'A provincial goal for rice co-cultures' },
  version: '2027',
  effective: { from: '2023-01-01' },
  sources: [
    {
      id: 'zhejiang-2027',
      document: '浙江省稻渔综合种养2027年目标',
      place: 'Zhejiang',
      link: 'https://m.163.com/news/article/I6A26MSD04098FCB.html',
      status: 'confirmed',
    },
  ],
  rules: {
    requirements: [
      {
        id: 'aquatic-yield',
        title: { zh: '水产品亩产100斤以上', en: 'Aquatic products at least 100 jin per mu' },
        metric: 'aquaticYield',
        comparison: 'atLeast',
        limit: { value: '100', unit: 'jin/mu:total' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'rice-yield',
        title: { zh: '水稻亩产1000斤以上', en: 'Rice at least 1000 jin per mu' },
        metric: 'riceYield',
        comparison: 'atLeast',
        limit: { value: '1000', unit: 'jin:paddy/mu:total' },
        when: [
          { attribute: 'practice', oneOf: ['coCulture'] },
          { attribute: 'fieldClass', oneOf: ['ordinary'] },
        ],
      },
      {
        id: 'rice-yield-special',
        title: {
          zh: '山区及特殊地块水稻亩产800斤以上',
          en: 'Rice at least 800 jin per mu on mountain and special fields',
        },
        metric: 'riceYield',
        comparison: 'atLeast',
        limit: { value: '800', unit: 'jin:paddy/mu:total' },
        when: [
          { attribute: 'practice', oneOf: ['coCulture'] },
          { attribute: 'fieldClass', oneOf: ['special'] },
        ],
      },
      {
        id: 'net-increase',
        title: { zh: '亩均增收2500元以上', en: 'At least 2500 yuan more per mu' },
        metric: 'netIncrease',
        comparison: 'atLeast',
        limit: { value: '2500', unit: 'yuan/mu:total' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'fertiliser',
        title: { zh: '化肥减量30%以上', en: 'Fertiliser 30 % less' },
        metric: 'fertiliserReduction',
        comparison: 'atLeast',
        limit: { value: '30', unit: 'percent' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'pesticide',
        title: { zh: '农药减量50%以上', en: 'Pesticide 50 % less' },
        metric: 'pesticideReduction',
        comparison: 'atLeast',
        limit: { value: '50', unit: 'percent' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
      {
        id: 'ditch-share',
        title: { zh: '沟坑占比不超过10%', en: 'Ditches and pits at most 10 %' },
        metric: 'ditchShare',
        comparison: 'atMost',
        limit: { value: '10', unit: 'percent' },
        when: [{ attribute: 'practice', oneOf: ['coCulture'] }],
      },
    ],
  },
  decisions: [],
}
