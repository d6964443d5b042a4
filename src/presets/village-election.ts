import type { EscalationDocument, Workflow } from '../responsibility/index.js'

/**
 * Election of a village committee and hand-over: voter list 20 days before, objections within 5 days, answer within 3 days, hand-over within 10 days, next election after 5 years.
 *
 * Instrument: 《中华人民共和国村民委员会组织法》 articles 11 (term), 14, 20; `confirmed`. The law's days are natural days; whether the day of publication counts is open (`first-day`).
 *
 * Steps, with their outcomes: `voterList`, `objections`, `objectionDecision`, `election`, `handOver`, `nextElection`.
 */
export const villageElection: Workflow = {
  id: 'village-election',
  title: { zh: '村民委员会换届选举与移交', en: 'Village election and hand-over' },
  version: '2018-12-29',
  effective: { from: '2018-12-29' },
  sources: [{ id: 'law', document: '中华人民共和国村民委员会组织法', year: 2018, status: 'confirmed' }],
  rules: {
    steps: [
      { id: 'voterList', title: { zh: '公布选民名单', en: 'voter list published' }, clause: '第十四条' },
      {
        id: 'objections',
        optional: true,
        title: { zh: '申诉', en: 'objections' },
        clause: '第十四条',
        after: [{ step: 'voterList' }],
        by: [{ id: 'objectionBy', from: [{ step: 'voterList' }], count: 5, unit: 'day', firstDay: 'open' }],
      },
      {
        id: 'objectionDecision',
        title: { zh: '三日内作出处理决定', en: 'decision on objections' },
        clause: '第十四条',
        after: [{ step: 'objections' }],
        by: [{ id: 'objectionDecisionBy', from: [{ step: 'objections' }], count: 3, unit: 'day', firstDay: 'open' }],
      },
      {
        id: 'election',
        title: { zh: '选举', en: 'election' },
        after: [{ step: 'voterList' }],
        notBefore: [{ id: 'listedFor', from: [{ step: 'voterList' }], count: 20, unit: 'day', firstDay: 'notCounted' }],
        vote: {
          quorum: { of: 'entitled', share: '1/2', bound: 'above' },
          approval: { of: 'present', share: '1/2', bound: 'above' },
        },
      },
      {
        id: 'handOver',
        title: { zh: '工作移交', en: 'hand-over' },
        clause: '第二十条',
        after: [{ step: 'election' }],
        by: [{ id: 'handOverBy', from: [{ step: 'election' }], count: 10, unit: 'day', firstDay: 'notCounted' }],
      },
      {
        id: 'nextElection',
        title: { zh: '任期五年届满换届', en: 'end of the term of five years' },
        after: [{ step: 'election' }],
        by: [{ id: 'termEnds', from: [{ step: 'election' }], count: 5, unit: 'year', firstDay: 'notCounted' }],
      },
    ],
  },
  decisions: [],
}

/**
 * Appraisal of committee members: two 不称职 in a row end the office (《村民委员会组织法》 article 33; `confirmed`).
 */
export const committeeMemberAppraisals: EscalationDocument = {
  id: 'committee-member-appraisals',
  title: { zh: '村民委员会成员民主评议结果运用', en: 'Appraisals of committee members' },
  version: '2018-12-29',
  effective: { from: '2018-12-29' },
  sources: [
    { id: 'law', document: '中华人民共和国村民委员会组织法', article: '第三十三条', year: 2018, status: 'confirmed' },
  ],
  rules: {
    windows: [{ kind: 'ever', id: 'ever' }],
    ladders: [
      {
        id: 'notCompetent',
        title: { zh: '连续两次被评议不称职', en: 'not competent twice in a row' },
        level: 'committeeMember',
        counts: ['notCompetent'],
        resets: ['competent'],
        scope: 'own',
        unit: 'events',
        window: 'ever',
        steps: [
          {
            id: 'officeEnds',
            title: { zh: '职务终止', en: 'the office ends' },
            at: 2,
            actions: [{ action: 'endOffice', title: { zh: '职务终止', en: 'the office ends' } }],
            clause: '第三十三条',
          },
        ],
        repeats: 'once',
      },
    ],
  },
  decisions: [],
}
