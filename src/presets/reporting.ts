import type { ReportRoundDocument } from '../responsibility/index.js'

/**
 * A village reporting round (村级汇报): progress, problems by code, plans; a problem that at least two villages name is common. The codes come from the project's source documents (land, funds,
 * talent, water, housing); the number and any ceilings on forms and inspections are the township's own. Status `unconfirmed`.
 */
export const villageReportRound: ReportRoundDocument = {
  id: 'village-report-round',
  title: { zh: '村级汇报会(模板)', en: 'Village reporting round, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '驻村特派员汇报会(模板)', status: 'unconfirmed' }],
  rules: {
    problems: [
      { code: 'land', title: { zh: '建设用地指标', en: 'quota of building land' } },
      { code: 'funds', title: { zh: '资金缺口', en: 'lack of funds' } },
      { code: 'talent', title: { zh: '人才短缺', en: 'lack of talent' } },
      { code: 'roads', title: { zh: '道路', en: 'roads' } },
      { code: 'water', title: { zh: '水利', en: 'water' } },
      { code: 'forms', title: { zh: '报表检查过多', en: 'too many forms and inspections' } },
    ],
    commonFrom: { kind: 'atLeast', count: 2 },
  },
  decisions: [],
}
