import type { ScreeningDocument, Workflow } from '../responsibility/index.js'

const belowLine = {
  kind: 'compare',
  of: 'income',
  side: 'below',
  limit: { of: 'incomeLine' },
  edge: 'open',
} as const

/**
 * The three groups of monitored households (脱贫不稳定户、边缘易致贫户、突发严重困难户). The income line of the year and place is a shared value (`incomeLine`); whether a household
 * exactly on it is inside is open (`on-the-limit`). Status `secondHand`.
 *
 * Values: `formerlyPoor`, `income`, `incomeLine`, `riskOfReturn`, `shock`, `basicLifeHard`.
 */
export const returnToPovertyGroups: ScreeningDocument = {
  id: 'return-to-poverty-groups',
  title: { zh: '防止返贫监测对象识别', en: 'Households monitored against a return to poverty' },
  version: '2021',
  effective: { from: '2021-01-01' },
  sources: [{ id: 'county', document: '秦安县、楚雄市防止返贫监测对象识别程序', status: 'secondHand' }],
  rules: {
    match: 'first',
    groups: [
      {
        id: 'unstable',
        title: { zh: '脱贫不稳定户', en: 'unstable after leaving poverty' },
        atLeast: 'all',
        criteria: [
          { id: 'formerlyPoor', title: '脱贫户', when: { kind: 'flag', of: 'formerlyPoor', is: true } },
          { id: 'unstableIncome', title: '收入在监测范围内', when: belowLine },
          { id: 'unstableRisk', title: '有返贫风险', when: { kind: 'flag', of: 'riskOfReturn', is: true } },
        ],
      },
      {
        id: 'edge',
        title: { zh: '边缘易致贫户', en: 'at the edge of poverty' },
        atLeast: 'all',
        criteria: [
          { id: 'ordinary', title: '一般农户', when: { kind: 'flag', of: 'formerlyPoor', is: false } },
          { id: 'edgeIncome', title: '收入在监测范围内', when: belowLine },
          { id: 'edgeRisk', title: '有致贫风险', when: { kind: 'flag', of: 'riskOfReturn', is: true } },
        ],
      },
      {
        id: 'shock',
        title: { zh: '突发严重困难户', en: 'sudden serious hardship' },
        atLeast: 'all',
        criteria: [
          {
            id: 'aboveRange',
            title: '收入在监测范围以上',
            when: { kind: 'not', of: belowLine },
          },
          {
            id: 'shockEvent',
            title: '因病、因灾、因意外支出骤增或收入骤减',
            when: { kind: 'flag', of: 'shock', is: true },
          },
          { id: 'hardLife', title: '基本生活出现严重困难', when: { kind: 'flag', of: 'basicLifeHard', is: true } },
        ],
      },
    ],
  },
  decisions: [],
}

/**
 * Identifying a monitored household: normally within 15 days from the clue, publicity in the village of at least 5 days, once. Whether the day of the clue and the first day of publicity count is
 * open (`first-day` about `identifyBy` and `publicityDays`). Status `secondHand`.
 *
 * Steps, with their outcomes: `clue`, `homeCheck`, `review`, `publicity`, `township`, `decision` (`identified`, `not`), `riskRemoval`.
 * Values: `authorised`, `incomeStablyAbove`, `guaranteesSecure`, `riskGone`.
 */
export const povertyMonitoring: Workflow = {
  id: 'poverty-monitoring',
  title: { zh: '防返贫监测对象认定流程', en: 'Identifying a monitored household' },
  version: '2021',
  effective: { from: '2021-01-01' },
  sources: [{ id: 'county', document: '秦安县、楚雄市防止返贫监测对象识别程序', status: 'secondHand' }],
  rules: {
    steps: [
      { id: 'clue', title: { zh: '发现线索', en: 'clue' } },
      {
        id: 'homeCheck',
        title: { zh: '入户核实并书面授权', en: 'home check and written authorisation' },
        actor: 'village',
        after: [{ step: 'clue' }],
        requires: [{ id: 'authorised', title: '书面授权', when: { kind: 'flag', of: 'authorised', is: true } }],
      },
      {
        id: 'review',
        title: { zh: '民主评议', en: 'democratic review' },
        actor: 'village',
        after: [{ step: 'homeCheck' }],
      },
      {
        id: 'publicity',
        title: { zh: '村内公示一次', en: 'publicity in the village, once' },
        actor: 'village',
        after: [{ step: 'review' }],
        lasts: { atLeast: { id: 'publicityDays', count: 5, unit: 'day', firstDay: 'open' } },
      },
      {
        id: 'township',
        title: { zh: '乡镇初审', en: 'first review by the township' },
        actor: 'township',
        after: [{ step: 'publicity' }],
      },
      {
        id: 'decision',
        title: { zh: '县级认定', en: 'decision of the county' },
        actor: 'county',
        after: [{ step: 'township' }],
        outcomes: [
          { id: 'identified', title: { zh: '纳入监测', en: 'monitored' }, effect: 'proceeds' },
          { id: 'not', title: { zh: '不纳入', en: 'not monitored' }, effect: 'ends' },
        ],
        by: [{ id: 'identifyBy', from: [{ step: 'clue' }], count: 15, unit: 'day', firstDay: 'open', soft: true }],
      },
      {
        id: 'riskRemoval',
        title: { zh: '风险消除', en: 'risk removed' },
        actor: 'county',
        after: [{ step: 'decision', outcome: 'identified' }],
        requires: [
          {
            id: 'income',
            title: '收入持续稳定超过当年监测范围',
            when: { kind: 'flag', of: 'incomeStablyAbove', is: true },
          },
          { id: 'guarantees', title: '“三保障”和饮水安全', when: { kind: 'flag', of: 'guaranteesSecure', is: true } },
          { id: 'riskGone', title: '原风险消除且无新风险', when: { kind: 'flag', of: 'riskGone', is: true } },
        ],
      },
    ],
  },
  decisions: [],
}
