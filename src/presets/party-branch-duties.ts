import type { DutyList } from '../responsibility/index.js'

/**
 * Recurring duties of a party branch: 三会一课, theme day, organisational-life meeting, appraisal, talks, training.
 *
 * Instruments: 《中国共产党支部工作条例(试行)》 (2018) articles 12, 13, 16, 17, and the rules on the training of party members; `secondHand`: read in texts
 * that quote them. What they call 一般 is `soft`. A branch founded within a window leaves `partial-window` to be decided: no text says it.
 */
export const partyBranchDuties: DutyList = {
  id: 'party-branch-duties',
  title: { zh: '党支部组织生活经常性职责', en: 'Recurring duties of a party branch' },
  version: '2018',
  effective: { from: '2018-10-28' },
  sources: [
    { id: 'branch', document: '中国共产党支部工作条例(试行)', year: 2018, status: 'secondHand' },
    { id: 'training', document: '党员教育培训工作有关规定', status: 'secondHand' },
  ],
  rules: {
    duties: [
      {
        id: 'memberMeeting',
        title: { zh: '支部党员大会', en: 'branch members meeting' },
        source: 'branch',
        subjects: ['branch'],
        counts: ['memberMeeting'],
        recurrence: { kind: 'perPeriod', period: 'quarter' },
        soonDays: 14,
        soft: true,
      },
      {
        id: 'committeeMeeting',
        title: { zh: '支部委员会会议', en: 'branch committee meeting' },
        source: 'branch',
        clause: '第十二条',
        subjects: ['committee'],
        counts: ['committeeMeeting'],
        recurrence: { kind: 'perPeriod', period: 'month' },
        attendance: { of: 'entitled', share: '1/2', bound: 'atLeast' },
        soonDays: 7,
        soft: true,
      },
      {
        id: 'groupMeeting',
        title: { zh: '党小组会', en: 'party group meeting' },
        source: 'branch',
        clause: '第十三条',
        subjects: ['partyGroup'],
        counts: ['groupMeeting'],
        recurrence: { kind: 'perPeriod', period: 'month' },
        soonDays: 7,
        soft: true,
      },
      {
        id: 'lectureByLeader',
        title: { zh: '书记讲党课', en: 'party lecture by the committee secretary' },
        source: 'branch',
        clause: '第十六条',
        subjects: ['secretary'],
        counts: ['lecture'],
        recurrence: { kind: 'perPeriod', period: 'year' },
      },
      {
        id: 'themeDay',
        title: { zh: '主题党日', en: 'theme party day' },
        source: 'branch',
        clause: '第十六条',
        subjects: ['branch'],
        counts: ['themeDay'],
        recurrence: { kind: 'perPeriod', period: 'month' },
        soonDays: 7,
      },
      {
        id: 'lifeMeeting',
        title: { zh: '组织生活会', en: 'organisational-life meeting' },
        source: 'branch',
        clause: '第十七条',
        subjects: ['branch'],
        counts: ['lifeMeeting'],
        recurrence: { kind: 'perPeriod', period: 'year', within: { from: '10-01', to: '12-31', soft: true } },
        soonDays: 30,
      },
      {
        id: 'memberAppraisal',
        title: { zh: '民主评议党员', en: 'democratic appraisal of members' },
        source: 'branch',
        subjects: ['branch'],
        counts: ['memberAppraisal'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        soonDays: 30,
      },
      {
        id: 'talk',
        title: { zh: '谈心谈话', en: 'heart-to-heart talk of a pair' },
        source: 'branch',
        subjects: ['talkPair'],
        counts: ['talk'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        soft: true,
      },
      {
        id: 'memberTraining',
        title: { zh: '党员集中学习培训 32 学时', en: 'member training, 32 hours' },
        source: 'training',
        subjects: ['member'],
        counts: ['training'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        amount: { kind: 'sum', of: 'hours', atLeast: '32' },
      },
      {
        id: 'secretaryTraining',
        title: { zh: '书记和班子成员培训 56 学时', en: 'training of secretary and team, 56 hours' },
        source: 'training',
        subjects: ['secretary', 'teamMember'],
        counts: ['training'],
        recurrence: { kind: 'perPeriod', period: 'year' },
        amount: { kind: 'sum', of: 'hours', atLeast: '56' },
      },
      {
        id: 'secretaryCourse',
        title: { zh: '书记和班子成员集中培训至少 1 次', en: 'at least one centralised course' },
        source: 'training',
        subjects: ['secretary', 'teamMember'],
        counts: ['centralisedCourse'],
        recurrence: { kind: 'perPeriod', period: 'year' },
      },
      {
        id: 'newSecretaryTraining',
        title: { zh: '新任书记半年内培训', en: 'training of a new secretary within half a year' },
        source: 'training',
        subjects: ['secretary'],
        counts: ['training', 'centralisedCourse'],
        recurrence: {
          kind: 'afterEvent',
          event: 'tookOffice',
          within: { count: 6, unit: 'month', firstDay: 'open' },
        },
      },
    ],
  },
  decisions: [],
}

/**
 * A local rule for the theme day: the first Friday of the month; on a day off it is held on the next working day, within a week; a moved one
 * counts for its month when its record says so (`countsFor`). The record of a “*+N” theme day names its parts: the host puts the fixed ones
 * into `parts.required`. Status `secondHand`: read in one local rule.
 */
export const themeDayFirstFriday: DutyList = {
  id: 'theme-day-first-friday',
  title: { zh: '主题党日(每月第一个星期五)', en: 'Theme party day, first Friday' },
  version: 'local',
  effective: { from: '2018-10-28' },
  sources: [{ id: 'local', document: '某地主题党日制度', status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'themeDay',
        title: { zh: '主题党日', en: 'theme party day' },
        source: 'local',
        subjects: ['branch'],
        counts: ['themeDay'],
        recurrence: {
          kind: 'onDay',
          period: 'month',
          month: 1,
          day: { weekday: 5, nth: 1 },
          when: 'by',
          shift: 'next',
        },
        graceDays: 7,
        soonDays: 3,
        soft: true,
      },
    ],
  },
  decisions: [],
}
