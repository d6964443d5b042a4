import type { CoverageDocument, DutyList } from '../responsibility/index.js'

const percent = { digits: 2, mode: 'halfUp' } as const

/** Inspection of villages (巡察): every village once in the term, findings handed over. The term is the period of the question. A template; status `unconfirmed`. */
export const villageInspection: CoverageDocument = {
  id: 'village-inspection',
  title: { zh: '村级巡察全覆盖(模板)', en: 'Inspection of villages, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '村级巡察(模板)', status: 'unconfirmed' }],
  rules: {
    title: { zh: '村级巡察', en: 'inspection of villages' },
    counts: ['inspection'],
    times: 1,
    percent,
    findingsHandedOver: true,
  },
  decisions: [],
}

/** Pairing (结对帮扶): every paired household visited in the period of the question. A template; status `unconfirmed`. */
export const pairedVisits: CoverageDocument = {
  id: 'paired-visits',
  title: { zh: '结对走访(模板)', en: 'Visits to paired households, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '党员结对帮扶(模板)', status: 'unconfirmed' }],
  rules: { title: { zh: '结对走访', en: 'paired visits' }, counts: ['visit'], times: 1, percent },
  decisions: [],
}

/** Reserve of future officials (后备力量): at least two for each village; each is a record of the village. Status `secondHand`. */
export const reserveOfficials: CoverageDocument = {
  id: 'reserve-officials',
  title: { zh: '村级后备力量每村不少于 2 名', en: 'Reserve officials, two for each village' },
  version: '2024',
  effective: { from: '2024-01-01' },
  sources: [{ id: 'practice', document: '村级后备力量培养有关做法', year: 2024, status: 'secondHand' }],
  rules: { title: { zh: '后备力量', en: 'reserve officials' }, counts: ['reserve'], times: 2, percent },
  decisions: [],
}

/** A monthly village event, such as the dumpling feast for elders (饺子宴): one in every village each month. A template; status `unconfirmed`. */
export const monthlyVillageEvent: DutyList = {
  id: 'monthly-village-event',
  title: { zh: '每村每月一场敬老活动(模板)', en: 'One event in every village each month, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '敬老“饺子宴”(模板)', status: 'unconfirmed' }],
  rules: {
    duties: [
      {
        id: 'eldersFeast',
        title: { zh: '敬老饺子宴', en: 'dumpling feast for elders' },
        source: 'template',
        subjects: ['village'],
        counts: ['eldersFeast'],
        recurrence: { kind: 'perPeriod', period: 'month' },
        soonDays: 7,
      },
    ],
  },
  decisions: [],
}
