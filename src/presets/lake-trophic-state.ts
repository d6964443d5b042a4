import type { TrophicTable } from '../ecology/index.js'

/**
 * The trophic state index of lakes and reservoirs (综合营养状态指数法): five parameters, weights r² of 26 lakes, five grades. Read in several reprints of the rule, which agree in every figure, and
 * not in the original: second-hand. Chlorophyll a in mg/m³, transparency in m, the others in mg/l.
 */
export const lakeTrophicState: TrophicTable = {
  id: 'lake-trophic-state',
  title: { zh: '湖泊（水库）富营养化评价方法及分级技术规定', en: 'Trophic state of lakes and reservoirs' },
  version: '2001',
  effective: { from: '2001-01-01' },
  sources: [
    {
      id: 'lake-trophic-state',
      document: '中国环境监测总站《湖泊（水库）富营养化评价方法及分级技术规定》（总站生字〔2001〕090号）',
      year: 2001,
      link: 'https://m.zhuangpeitu.com/p-9056091.html',
      status: 'secondHand',
    },
  ],
  rules: {
    factor: '10',
    parameters: [
      {
        id: 'chlorophyllA',
        title: { zh: '叶绿素a', en: 'chlorophyll a' },
        unit: 'milligram/cubicMetre',
        intercept: '2.5',
        slope: '1.086',
        weight: '1',
      },
      {
        id: 'totalPhosphorus',
        title: { zh: '总磷', en: 'total phosphorus' },
        unit: 'milligram/litre',
        intercept: '9.436',
        slope: '1.624',
        weight: '0.7056',
      },
      {
        id: 'totalNitrogen',
        title: { zh: '总氮', en: 'total nitrogen' },
        unit: 'milligram/litre',
        intercept: '5.453',
        slope: '1.694',
        weight: '0.6724',
      },
      {
        id: 'transparency',
        title: { zh: '透明度', en: 'transparency' },
        unit: 'metre',
        intercept: '5.118',
        slope: '-1.94',
        weight: '0.6889',
      },
      {
        id: 'permanganateIndex',
        title: { zh: '高锰酸盐指数', en: 'permanganate index' },
        unit: 'milligram/litre',
        intercept: '0.109',
        slope: '2.661',
        weight: '0.6889',
      },
    ],
    grades: [
      { id: 'oligotrophic', label: { zh: '贫营养', en: 'oligotrophic' }, to: { at: '30', included: false } },
      {
        id: 'mesotrophic',
        label: { zh: '中营养', en: 'mesotrophic' },
        from: { at: '30', included: true },
        to: { at: '50', included: true },
      },
      {
        id: 'light',
        label: { zh: '轻度富营养', en: 'lightly eutrophic' },
        from: { at: '50', included: false },
        to: { at: '60', included: true },
      },
      {
        id: 'middle',
        label: { zh: '中度富营养', en: 'moderately eutrophic' },
        from: { at: '60', included: false },
        to: { at: '70', included: true },
      },
      { id: 'heavy', label: { zh: '重度富营养', en: 'heavily eutrophic' }, from: { at: '70', included: false } },
    ],
  },
  decisions: [],
}
