import type { StatusLightDocument } from '../responsibility/index.js'

/**
 * Lights of tasks. States come first (`overdue`, `behind`, `near`, `onTrack`, `done`); two published palettes paint them: blue near, yellow behind, red overdue; and a plain green, yellow, red. Values:
 * `done`, `behind` (yes or no), `daysOverdue`, and `daysLeft` while it is open. How near is near is the host's: here 15 days. Status `secondHand`.
 */
export const taskLights: StatusLightDocument = {
  id: 'task-lights',
  title: { zh: '任务进度亮灯', en: 'Lights of tasks' },
  version: 'local',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'local', document: '某地工作任务亮灯督办办法', status: 'secondHand' }],
  rules: {
    states: [
      { id: 'done', title: { zh: '已完成', en: 'done' }, when: { kind: 'flag', of: 'done', is: true } },
      {
        id: 'overdue',
        title: { zh: '已逾期', en: 'overdue' },
        when: { kind: 'compare', of: 'daysOverdue', side: 'above', limit: { figure: '0' }, edge: 'outside' },
      },
      { id: 'behind', title: { zh: '进度滞后', en: 'behind' }, when: { kind: 'flag', of: 'behind', is: true } },
      {
        id: 'near',
        title: { zh: '临近期限', en: 'near' },
        when: { kind: 'compare', of: 'daysLeft', side: 'below', limit: { figure: '15' }, edge: 'inside' },
      },
      { id: 'onTrack', title: { zh: '正常推进', en: 'on track' }, when: { kind: 'all', of: [] } },
    ],
    palettes: [
      { id: 'blueYellowRed', colours: { near: 'blue', behind: 'yellow', overdue: 'red' } },
      {
        id: 'greenYellowRed',
        colours: { done: 'green', onTrack: 'green', near: 'yellow', behind: 'yellow', overdue: 'red' },
      },
    ],
  },
  decisions: [],
}

/**
 * Lights by escalation (blue, orange, red as a reminder, an interview, a supervision was reached). Value: `step`, the step of a ladder. Status `secondHand`.
 */
export const escalationLights: StatusLightDocument = {
  id: 'escalation-lights',
  title: { zh: '督办升级亮灯', en: 'Lights by escalation' },
  version: 'local',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'local', document: '某地督办升级办法', status: 'secondHand' }],
  rules: {
    states: [
      {
        id: 'supervised',
        title: { zh: '挂牌督办', en: 'supervised' },
        when: { kind: 'oneOf', of: 'step', values: ['supervise'] },
      },
      {
        id: 'interviewed',
        title: { zh: '约谈', en: 'interviewed' },
        when: { kind: 'oneOf', of: 'step', values: ['interview'] },
      },
      {
        id: 'reminded',
        title: { zh: '提醒', en: 'reminded' },
        when: { kind: 'oneOf', of: 'step', values: ['remind'] },
      },
      { id: 'none', title: { zh: '无', en: 'none' }, when: { kind: 'oneOf', of: 'step', values: ['none'] } },
    ],
    palettes: [{ id: 'blueOrangeRed', colours: { reminded: 'blue', interviewed: 'orange', supervised: 'red' } }],
  },
  decisions: [],
}

/**
 * Red and black lists by rank (红黑榜): the first ten red, the last five black. Values: `rank` from the top, `rankFromLast`; a township with so few villages that both hold names a conflict. Status
 * `secondHand`.
 */
export const redBlackLists: StatusLightDocument = {
  id: 'red-black-lists',
  title: { zh: '农村人居环境红黑榜', en: 'Red and black lists' },
  version: '2020',
  effective: { from: '2020-07-01' },
  sources: [
    { id: 'yunnan', document: '云南省农村人居环境红黑榜制度', year: 2020, place: '云南', status: 'secondHand' },
  ],
  rules: {
    states: [
      {
        id: 'conflict',
        title: { zh: '同时进入红榜和黑榜', en: 'on both lists' },
        when: {
          kind: 'all',
          of: [
            { kind: 'compare', of: 'rank', side: 'below', limit: { figure: '10' }, edge: 'inside' },
            { kind: 'compare', of: 'rankFromLast', side: 'below', limit: { figure: '5' }, edge: 'inside' },
          ],
        },
      },
      {
        id: 'red',
        title: { zh: '红榜', en: 'red list' },
        when: { kind: 'compare', of: 'rank', side: 'below', limit: { figure: '10' }, edge: 'inside' },
      },
      {
        id: 'black',
        title: { zh: '黑榜', en: 'black list' },
        when: { kind: 'compare', of: 'rankFromLast', side: 'below', limit: { figure: '5' }, edge: 'inside' },
      },
      { id: 'neither', title: { zh: '不上榜', en: 'on neither list' }, when: { kind: 'all', of: [] } },
    ],
    palettes: [{ id: 'lists', colours: { red: '红榜', black: '黑榜' } }],
  },
  decisions: [],
}
