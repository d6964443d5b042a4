import type { AppraisalDocument, DutyList } from '../responsibility/index.js'

/**
 * Democratic appraisal of members (民主评议党员): four grades, excellent at most a third, probationary members take part and are not graded. Of whom the third is taken is open
 * (`quota-base`), and so is a tie at the line (`tie-at-quota`). The branch decides the grades with the ballots in hand. Status `secondHand`.
 */
export const memberAppraisal: AppraisalDocument = {
  id: 'member-appraisal',
  title: { zh: '民主评议党员', en: 'Democratic appraisal of members' },
  version: '2018',
  effective: { from: '2018-10-28' },
  sources: [{ id: 'appraisal', document: '民主评议党员有关规定', status: 'secondHand' }],
  rules: {
    grades: [
      { id: 'excellent', title: { zh: '优秀', en: 'excellent' } },
      { id: 'competent', title: { zh: '合格', en: 'competent' } },
      { id: 'basic', title: { zh: '基本合格', en: 'basically competent' } },
      { id: 'notCompetent', title: { zh: '不合格', en: 'not competent' } },
    ],
    notGraded: ['probationary'],
    quorum: { of: 'entitled', share: '1/2', bound: 'above' },
    limits: [{ grade: 'excellent', quota: { kind: 'atMost', share: '1/3' }, of: 'open' }],
    shares: { grain: '0.01', method: 'largestRemainder' },
  },
  decisions: [],
}

/** The older local rule: an organisational-life meeting every quarter. Status `secondHand`. */
export const quarterlyLifeMeeting: DutyList = {
  id: 'quarterly-life-meeting',
  title: { zh: '组织生活会(每季度一次,旧规)', en: 'Organisational-life meeting every quarter, older rule' },
  version: 'local',
  effective: { from: '2000-01-01' },
  sources: [{ id: 'local', document: '某地党组织生活制度', status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'lifeMeeting',
        title: { zh: '组织生活会', en: 'organisational-life meeting' },
        source: 'local',
        subjects: ['branch'],
        counts: ['lifeMeeting'],
        recurrence: { kind: 'perPeriod', period: 'quarter' },
      },
      {
        id: 'secretaryLecture',
        title: { zh: '村书记每季度讲党课', en: 'party lecture by the village secretary every quarter' },
        source: 'local',
        subjects: ['secretary'],
        counts: ['lecture'],
        recurrence: { kind: 'perPeriod', period: 'quarter' },
      },
    ],
  },
  decisions: [],
}
