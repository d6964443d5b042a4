/** What a quantity is called, and in which unit its factors are. */
export interface FactorQuantityName {
  /** Name in Chinese. */
  readonly zh: string
  /** Name in English. */
  readonly en: string
  /** A unit of its factors. */
  readonly unit: string
  /** The attributes by which a factor may say where it applies (`appliesTo`). */
  readonly appliesTo: readonly string[]
}

/** The quantities that calculators ask factors by: the `quantity` of a {@link Factor} or a {@link SuppliedFactor} is one of these names. */
export const factorQuantities = {
  'rice-methane-baseline': {
    zh: '稻田甲烷基准排放因子',
    en: 'baseline methane of rice',
    unit: 'kilogram:CH4/hectare/day',
    appliesTo: ['region'],
  },
  'rice-methane-season': {
    zh: '稻田甲烷季排放因子',
    en: 'methane of a whole rice season',
    unit: 'kilogram:CH4/hectare',
    appliesTo: ['region', 'riceType'],
  },
  'rice-water-scaling': {
    zh: '水分管理换算系数',
    en: 'scaling for water during cultivation',
    unit: 'fraction',
    appliesTo: ['waterRegime'],
  },
  'rice-pre-season-scaling': {
    zh: '种植前水分换算系数',
    en: 'scaling for water before cultivation',
    unit: 'fraction',
    appliesTo: ['preSeasonWater'],
  },
  'rice-amendment-conversion': {
    zh: '有机物转换系数',
    en: 'conversion of organic matter',
    unit: 'fraction',
    appliesTo: ['amendment'],
  },
  'rice-amendment-scaling': { zh: '有机物换算系数', en: 'scaling for organic matter', unit: 'fraction', appliesTo: [] },
  'n2o-direct': {
    zh: '氧化亚氮直接排放因子',
    en: 'direct nitrous oxide',
    unit: 'fraction',
    appliesTo: ['land', 'climate', 'nitrogen', 'waterRegime', 'region'],
  },
  'n2o-pasture': {
    zh: '放牧氧化亚氮排放因子',
    en: 'nitrous oxide of dung on pasture',
    unit: 'fraction',
    appliesTo: ['animal', 'climate'],
  },
  'volatilised-share': {
    zh: '氮挥发比例',
    en: 'volatilised share of nitrogen',
    unit: 'fraction',
    appliesTo: ['nitrogen', 'fertiliser'],
  },
  'n2o-deposited': {
    zh: '大气沉降氧化亚氮排放因子',
    en: 'nitrous oxide of deposition',
    unit: 'fraction',
    appliesTo: ['climate'],
  },
  'leached-share': { zh: '氮淋溶径流比例', en: 'leached share of nitrogen', unit: 'fraction', appliesTo: ['climate'] },
  'n2o-leached': { zh: '淋溶径流氧化亚氮排放因子', en: 'nitrous oxide of leaching', unit: 'fraction', appliesTo: [] },
  'residue-dry-matter': { zh: '残体干物质比例', en: 'dry matter of residue', unit: 'fraction', appliesTo: ['crop'] },
  'residue-above-ratio': {
    zh: '地上残体与产量之比',
    en: 'residue above ground to yield',
    unit: 'fraction',
    appliesTo: ['crop'],
  },
  'residue-above-nitrogen': {
    zh: '地上残体含氮量',
    en: 'nitrogen in residue above ground',
    unit: 'fraction',
    appliesTo: ['crop'],
  },
  'residue-below-ratio': {
    zh: '地下残体与地上部之比',
    en: 'residue below ground to shoot',
    unit: 'fraction',
    appliesTo: ['crop'],
  },
  'residue-below-nitrogen': {
    zh: '地下残体含氮量',
    en: 'nitrogen in residue below ground',
    unit: 'fraction',
    appliesTo: ['crop'],
  },
  'combustion-factor': { zh: '燃烧比例', en: 'combustion factor', unit: 'fraction', appliesTo: ['crop'] },
  'burning-gas': { zh: '焚烧气体排放因子', en: 'gas given off by burning', unit: 'gram/kilogram', appliesTo: ['gas'] },
  'urea-carbon': { zh: '尿素含碳量', en: 'carbon in urea', unit: 'fraction', appliesTo: [] },
  'lime-carbon': { zh: '石灰含碳量', en: 'carbon in lime', unit: 'fraction', appliesTo: [] },
  'straw-to-grain': { zh: '草谷比', en: 'straw to grain', unit: 'fraction', appliesTo: ['crop'] },
  'straw-collection': {
    zh: '秸秆可收集系数',
    en: 'collection coefficient of straw',
    unit: 'fraction',
    appliesTo: ['crop'],
  },
  gwp: { zh: '增温潜势', en: 'warming potential', unit: 'fraction', appliesTo: ['gas', 'edition'] },
} as const satisfies Readonly<Record<string, FactorQuantityName>>

/** The name of a quantity that calculators ask factors by. */
export type FactorQuantity = keyof typeof factorQuantities
