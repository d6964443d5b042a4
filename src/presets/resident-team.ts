import type { AttendanceDocument, EscalationDocument, WorkDocument } from '../responsibility/index.js'

const kinds = {
  onSite: { id: 'onSite', title: { zh: '在村', en: 'in the village' }, present: 'counts' },
  leave: { id: 'leave', title: { zh: '请假', en: 'leave' }, present: 'doesNotCount' },
} as const

/**
 * Resident workers, at least 20 days a month (Guangxi); leave up to 3 days by the township, longer by the county. The text is silent on official trips and on months with fewer than 20 working days
 * (`day-kind` about `officialTrip`, `short-period` about `month`). Status `secondHand`.
 */
export const residentTeamMonth: AttendanceDocument = {
  id: 'resident-team-month',
  title: { zh: '驻村工作队员考勤(每月不少于 20 天)', en: 'Resident team, 20 days a month' },
  version: 'guangxi',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'guangxi', document: '广西驻村工作队员管理办法', place: '广西', status: 'secondHand' }],
  rules: {
    kinds: [
      kinds.onSite,
      { id: 'officialTrip', title: { zh: '公务外出', en: 'official trip' }, present: 'open' },
      kinds.leave,
    ],
    minimums: [{ id: 'month', per: 'month', days: 20, shortPeriod: 'open' }],
    leave: { kinds: ['leave'], approval: [{ upTo: 3, level: 'township' }, { level: 'county' }] },
  },
  decisions: [],
}

/**
 * Resident workers, at least 200 days a year (Qinghai): official trips count as present, seasonal camps of pastoral villages too; leave up to 5 days by the township. Status `secondHand`.
 */
export const residentTeamYear: AttendanceDocument = {
  id: 'resident-team-year',
  title: { zh: '驻村工作队员考勤(每年不少于 200 天)', en: 'Resident team, 200 days a year' },
  version: 'qinghai',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'qinghai', document: '青海乐都驻村工作队员考勤规定', place: '青海', status: 'secondHand' }],
  rules: {
    kinds: [
      kinds.onSite,
      { id: 'officialTrip', title: { zh: '公务外出', en: 'official trip' }, present: 'counts' },
      { id: 'camp', title: { zh: '牧区季节性驻牧点', en: 'seasonal camp' }, present: 'counts' },
      kinds.leave,
    ],
    minimums: [{ id: 'year', per: 'year', days: 200, shortPeriod: 'asWritten' }],
    leave: { kinds: ['leave'], approval: [{ upTo: 5, level: 'township' }, { level: 'county' }] },
  },
  decisions: [],
}

/** Village cadres on duty: at least 20 days a month, leave at most 60 days a year and 20 at one time. Status `secondHand`. */
export const villageCadreAttendance: AttendanceDocument = {
  id: 'village-cadre-attendance',
  title: { zh: '村干部坐班考勤', en: 'Village cadres on duty' },
  version: 'local',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'local', document: '某地村干部考勤制度', status: 'secondHand' }],
  rules: {
    kinds: [kinds.onSite, kinds.leave],
    minimums: [{ id: 'month', per: 'month', days: 20, shortPeriod: 'open' }],
    leave: { kinds: ['leave'], yearly: 60, single: 20, approval: [] },
  },
  decisions: [],
}

/**
 * Found absent without reason (Guangxi): once, not excellent; twice, at most basically competent; three times or more, not competent. Counted by the year of the
 * assessment. Status `secondHand`.
 */
export const attendanceLadder: EscalationDocument = {
  id: 'attendance-ladder',
  title: { zh: '驻村干部脱岗处理', en: 'Absence without reason' },
  version: 'guangxi',
  effective: { from: '2018-01-01' },
  sources: [{ id: 'guangxi', document: '广西驻村工作队员管理办法', place: '广西', status: 'secondHand' }],
  rules: {
    windows: [{ kind: 'year', id: 'year', startsOn: '01-01' }],
    ladders: [
      {
        id: 'absence',
        title: { zh: '无故脱岗', en: 'absence without reason' },
        level: 'person',
        counts: ['absentWithoutReason'],
        scope: 'own',
        unit: 'events',
        window: 'year',
        steps: [
          {
            id: 'first',
            title: { zh: '一次', en: 'once' },
            at: 1,
            actions: [{ action: 'capGrade', title: { zh: '不得评为优秀', en: 'not excellent' }, value: '称职' }],
          },
          {
            id: 'second',
            title: { zh: '两次', en: 'twice' },
            at: 2,
            actions: [
              { action: 'capGrade', title: { zh: '评为基本称职', en: 'basically competent' }, value: '基本称职' },
            ],
          },
          {
            id: 'third',
            title: { zh: '三次及以上', en: 'three times or more' },
            at: 3,
            actions: [{ action: 'capGrade', title: { zh: '评为不称职', en: 'not competent' }, value: '不称职' }],
          },
        ],
        repeats: 'once',
      },
    ],
  },
  decisions: [],
}

/**
 * The work of a resident team as its source counts it: organisations optimised, meetings held, activists, new members, trainings and their attendance. The plans are the host's. A template; status
 * `unconfirmed`.
 */
export const residentTeamWork: WorkDocument = {
  id: 'resident-team-work',
  title: { zh: '驻村工作队工作台账(模板)', en: 'Work of a resident team, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '驻村工作队轮换工作会议(模板)', status: 'unconfirmed' }],
  rules: {
    items: [
      {
        id: 'organisations',
        title: { zh: '优化设置党组织', en: 'organisations optimised' },
        counts: ['organisation'],
        unit: '个',
      },
      { id: 'meetings', title: { zh: '召开会议', en: 'meetings held' }, counts: ['meeting'], unit: '次' },
      {
        id: 'activists',
        title: { zh: '培养入党积极分子', en: 'activists' },
        counts: ['activist'],
        sum: 'people',
        unit: '名',
      },
      { id: 'members', title: { zh: '发展党员', en: 'new members' }, counts: ['newMember'], sum: 'people', unit: '名' },
      { id: 'trainings', title: { zh: '开展培训', en: 'trainings' }, counts: ['training'], unit: '场次' },
      {
        id: 'attendance',
        title: { zh: '培训人次', en: 'attendance of trainings' },
        counts: ['training'],
        sum: 'people',
        unit: '人次',
      },
    ],
    percent: { digits: 1, mode: 'halfUp' },
  },
  decisions: [],
}
