import type { DutyList } from '../responsibility/index.js'

/**
 * Concentrated training of village 两委 members: at least once a year, at least 5 days. It is the rule of the project's own source documents; no statute with
 * this number was found, so its status is `secondHand` and a host names it on purpose.
 */
export const villageOfficialTraining: DutyList = {
  id: 'village-official-training',
  title: { zh: '村“两委”成员集中培训(每年至少一次,不少于 5 天)', en: 'Yearly training of village officials, 5 days' },
  version: '2025',
  effective: { from: '2025-01-01' },
  sources: [{ id: 'district', document: '某区工作会议讲话', year: 2025, status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'yearlyTraining',
        title: { zh: '集中培训不少于 5 天', en: 'concentrated training of at least 5 days' },
        source: 'district',
        subjects: ['villageOfficial'],
        counts: ['training'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        eachAtLeast: [{ of: 'days', figure: '5' }],
      },
    ],
  },
  decisions: [],
}

/**
 * A local rule on the same: new members within three months of the election, at least 3 days; everybody at least 3 days each year. Status `secondHand`.
 */
export const villageOfficialTrainingThreeDays: DutyList = {
  id: 'village-official-training-three-days',
  title: { zh: '村“两委”成员培训(新任 3 个月内,每年不少于 3 天)', en: 'Training of village officials, 3 days' },
  version: 'local',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'local', document: '某地村级组织换届后培训规定', status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'newMemberTraining',
        title: { zh: '新任成员三个月内培训不少于 3 天', en: 'new members within three months, at least 3 days' },
        source: 'local',
        subjects: ['villageOfficial'],
        counts: ['training'],
        recurrence: { kind: 'afterEvent', event: 'elected', within: { count: 3, unit: 'month', firstDay: 'open' } },
        eachAtLeast: [{ of: 'days', figure: '3' }],
      },
      {
        id: 'yearlyTraining',
        title: { zh: '每年培训不少于 3 天', en: 'at least 3 days a year' },
        source: 'local',
        subjects: ['villageOfficial'],
        counts: ['training'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        amount: { kind: 'sum', of: 'days', atLeast: '3' },
      },
    ],
  },
  decisions: [],
}

/**
 * Yunnan 2024 to 2028: the province trains village secretaries once in five years, cities train 两委 members once in five years, counties cover every year those
 * whom nobody above has trained (give those alone the kind `notTrainedAbove`). Status `secondHand`.
 */
export const yunnanOfficialTraining: DutyList = {
  id: 'yunnan-official-training',
  title: { zh: '云南省村级干部培训(2024—2028)', en: 'Training of village officials in Yunnan, 2024 to 2028' },
  version: '2024',
  effective: { from: '2024-01-01', to: '2028-12-31' },
  sources: [{ id: 'yunnan', document: '云南省村级干部培训安排', year: 2024, place: '云南', status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'provinceTraining',
        title: { zh: '省级轮训一次', en: 'once by the province' },
        source: 'yunnan',
        subjects: ['villageSecretary'],
        counts: ['provinceTraining'],
        recurrence: { kind: 'betweenDates', from: '2024-01-01', to: '2028-12-31' },
      },
      {
        id: 'cityTraining',
        title: { zh: '州市轮训一次', en: 'once by the city' },
        source: 'yunnan',
        subjects: ['villageOfficial'],
        counts: ['cityTraining'],
        recurrence: { kind: 'betweenDates', from: '2024-01-01', to: '2028-12-31' },
      },
      {
        id: 'countyTraining',
        title: { zh: '县级每年覆盖未参加上级培训的', en: 'every year by the county, for those not trained above' },
        source: 'yunnan',
        subjects: ['notTrainedAbove'],
        counts: ['countyTraining', 'cityTraining', 'provinceTraining'],
        recurrence: { kind: 'perPeriod', period: 'year' },
      },
    ],
  },
  decisions: [],
}
