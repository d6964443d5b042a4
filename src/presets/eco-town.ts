import type { Standard } from '../ecology/index.js'

/**
 * Thresholds of an eco-town checklist: nutrient intensity of fertiliser and use coefficient of irrigation water. Read on a page that shares documents and names neither the issuing body nor the
 * year: second-hand, for comparison only. Who is judged by an indicator passes the document in force.
 */
export const ecoTown: Standard = {
  id: 'eco-town',
  title: {
    zh: '生态乡镇建设指标（转载，未标明发文机关和年份）',
    en: 'Indicators of eco-towns (reprint, body and year not stated)',
  },
  version: '1',
  effective: { from: '2010-01-01' },
  sources: [
    { id: 'eco-town', document: '生态乡镇建设指标', link: 'https://001doc.com/doc/296465.html', status: 'secondHand' },
  ],
  rules: {
    requirements: [
      {
        id: 'fertiliser-intensity',
        title: { zh: '化肥施用强度（折纯）不超过220公斤/公顷', en: 'Fertiliser nutrients at most 220 kg per hectare' },
        metric: 'fertiliserIntensity',
        comparison: 'atMost',
        limit: { value: '220', unit: 'kilogram:nutrient/hectare' },
      },
      {
        id: 'irrigation',
        title: { zh: '灌溉水有效利用系数0.6以上', en: 'Use coefficient of irrigation water at least 0.6' },
        metric: 'irrigationCoefficient',
        comparison: 'atLeast',
        limit: { value: '0.6', unit: 'fraction' },
      },
    ],
  },
  decisions: [],
}
