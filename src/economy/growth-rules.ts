import type { PolicyDocument, RoundingMode } from '../kernel/index.js'

/** How growth figures are computed and rounded. */
export interface GrowthRules {
  /** Decimal places of percentages, percentage points, times and doublings. */
  readonly digits: number
  /** How an exact figure is rounded; bounds are rounded outward, doublings always down. */
  readonly mode: RoundingMode
  /** Decimal places of the figures in sentences; trailing zeros are not said. */
  readonly spokenDigits: number
  /**
   * A rate over a negative base: refused, or taken over the size of the base. No official text settles it; practice
   * prints no rate.
   */
  readonly negativeBase: 'refuse' | 'overAbsoluteBase'
}

/** What a growth calculator reads of a document: only its rules. */
export type GrowthDocument = Pick<PolicyDocument<GrowthRules>, 'rules'>

/**
 * The conventions of Chinese official statistics for growth: 同比、环比、定基, 倍 for increases only, 番 as powers of two,
 * 水平法 and 累计法, no rate over a base that is not positive. Four places in figures, two in sentences.
 */
export const growthStatistics: PolicyDocument<GrowthRules> = {
  id: 'growth-statistics',
  title: { zh: '增长统计口径', en: 'Conventions of growth statistics' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [
    {
      id: 'rates',
      document: '统计指标解释:同比、环比、定基',
      link: 'http://www.icidt.cn/xxgk/sjfb/tjzj/content/post_10700899.html',
      status: 'confirmed',
    },
    {
      id: 'times',
      document: '“倍”不用于减少(人民日报海外版 2017-05-08)',
      year: 2017,
      link: 'http://www.cinic.org.cn/whys/gx/385822.html',
      status: 'confirmed',
    },
  ],
  rules: { digits: 4, mode: 'halfUp', spokenDigits: 2, negativeBase: 'refuse' },
  decisions: [],
}
