import type { ScreeningDocument, Workflow } from '../responsibility/index.js'

/**
 * Yearly screening for weak and lax village organisations (软弱涣散基层党组织): one direct criterion is enough. The criteria that are published with numbers; a place adds its own.
 * Status `secondHand`. Open: whether the first day of the vacancy is counted (`first-day` about `vacantPost`).
 *
 * Values: `vacantSince`, `meetingRulesFollowed`, `developed`, `lastInRanking`, `satisfaction`.
 */
export const weakOrganisationScreening: ScreeningDocument = {
  id: 'weak-organisation-screening',
  title: { zh: '软弱涣散基层党组织排查标准', en: 'Screening for weak organisations' },
  version: '2019',
  effective: { from: '2019-01-01' },
  sources: [{ id: 'prefecture', document: '某州软弱涣散基层党组织排查标准', year: 2019, status: 'secondHand' }],
  rules: {
    groups: [
      {
        id: 'weak',
        title: { zh: '软弱涣散', en: 'weak and lax' },
        atLeast: 1,
        criteria: [
          {
            id: 'vacantPost',
            title: { zh: '书记职位空缺超过 3 个月', en: 'post of secretary vacant more than 3 months' },
            when: { kind: 'longerThan', since: 'vacantSince', length: { count: 3, unit: 'month', firstDay: 'open' } },
          },
          {
            id: 'noMeetings',
            title: { zh: '不按支部工作条例开展组织生活', en: 'meeting rules not followed' },
            when: { kind: 'flag', of: 'meetingRulesFollowed', is: false },
          },
          {
            id: 'noDevelopment',
            title: { zh: '连续 2 年以上未发展党员(村)', en: 'no development of members for two years or more' },
            when: { kind: 'consecutiveYears', of: 'developed', years: 2, side: 'below', limit: '0', edge: 'inside' },
          },
          {
            id: 'lastInRanking',
            title: { zh: '年度考核排名末位', en: 'last in the annual ranking' },
            when: { kind: 'flag', of: 'lastInRanking', is: true },
          },
          {
            id: 'satisfaction',
            title: { zh: '群众满意度低于 60%', en: 'satisfaction below 60 %' },
            when: { kind: 'compare', of: 'satisfaction', side: 'below', limit: { figure: '60' }, edge: 'outside' },
          },
        ],
      },
    ],
    match: 'all',
    quotas: [{ id: 'atLeastTenPercent', quota: { kind: 'atLeast', share: '0.1' } }],
  },
  decisions: [],
}

/**
 * Rectifying a weak organisation: list, links, three lists, monthly progress, close-out one by one, publication. Status `secondHand`. Whether an organisation may be closed early, and who
 * signs, differs by place: a host adds its own clocks.
 *
 * Steps, with their outcomes: `listed`, `links`, `threeLists`, `acceptance` (`passed`, `failed`), `closed`.
 * Records that repeat: `progressReport`.
 * Values: `countyLeader`, `townshipLeader`, `firstSecretary`, `pairedUnit`, `measuresDone`.
 */
export const weakOrganisationRectification: Workflow = {
  id: 'weak-organisation-rectification',
  title: { zh: '软弱涣散基层党组织整顿流程', en: 'Rectifying a weak organisation' },
  version: '2020',
  effective: { from: '2020-07-01' },
  sources: [{ id: 'plan', document: '某地软弱涣散村党组织整顿方案', year: 2020, status: 'secondHand' }],
  rules: {
    steps: [
      { id: 'listed', title: { zh: '排查确定', en: 'listed' }, actor: 'county' },
      {
        id: 'links',
        title: {
          zh: '县领导联村、乡镇领导包村、第一书记驻村、部门结对',
          en: 'leader, township, first secretary and department linked',
        },
        actor: 'county',
        after: [{ step: 'listed' }],
        requires: [
          {
            id: 'countyLeader',
            title: { zh: '县领导联村', en: 'a county leader linked' },
            when: { kind: 'flag', of: 'countyLeader', is: true },
          },
          {
            id: 'townshipLeader',
            title: { zh: '乡镇领导包村', en: 'a township leader in charge' },
            when: { kind: 'flag', of: 'townshipLeader', is: true },
          },
          {
            id: 'firstSecretary',
            title: { zh: '第一书记驻村', en: 'a first secretary resident' },
            when: { kind: 'flag', of: 'firstSecretary', is: true },
          },
          {
            id: 'pairedUnit',
            title: { zh: '部门结对', en: 'a department paired' },
            when: { kind: 'flag', of: 'pairedUnit', is: true },
          },
        ],
      },
      {
        id: 'threeLists',
        title: { zh: '问题、措施、责任三张清单(一村一策)', en: 'lists of problems, measures and responsibility' },
        actor: 'township',
        after: [{ step: 'links' }],
        repeats: [
          {
            id: 'progressReport',
            title: { zh: '每月报告进展', en: 'monthly progress' },
            everyMonths: 1,
            until: 'closed',
          },
        ],
      },
      {
        id: 'acceptance',
        title: { zh: '验收', en: 'acceptance' },
        actor: 'county',
        after: [{ step: 'threeLists' }],
        requires: [
          {
            id: 'measures',
            title: { zh: '措施全部完成', en: 'all measures done' },
            when: { kind: 'flag', of: 'measuresDone', is: true },
          },
        ],
        outcomes: [
          { id: 'passed', title: { zh: '合格', en: 'passed' }, effect: 'proceeds' },
          { id: 'failed', title: { zh: '继续整顿', en: 'go on' }, effect: 'repeats' },
        ],
      },
      {
        id: 'closed',
        title: { zh: '销号并公布', en: 'struck off and published' },
        actor: 'county',
        after: [{ step: 'acceptance', outcome: 'passed' }],
      },
    ],
  },
  decisions: [],
}
