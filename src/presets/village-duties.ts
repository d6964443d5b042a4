import type { DutyList } from '../responsibility/index.js'

/**
 * Duties of villages by law: representatives' meetings, disclosure, appraisal, notice, hand-over, voter lists.
 *
 * Instrument: 《中华人民共和国村民委员会组织法》 (2018 revision), articles 14, 20, 21, 26, 30, 33; `confirmed`. The Zhejiang measures (2020) are a list of their own.
 */
export const villageCommitteeDuties: DutyList = {
  id: 'village-committee-duties',
  title: { zh: '村民委员会法定职责', en: 'Statutory duties of village committees' },
  version: '2018-12-29',
  effective: { from: '2018-12-29' },
  sources: [{ id: 'law', document: '中华人民共和国村民委员会组织法', year: 2018, status: 'confirmed' }],
  rules: {
    duties: [
      {
        id: 'representativesMeeting',
        title: { zh: '村民代表会议', en: "villagers' representatives' meeting" },
        source: 'law',
        clause: '第二十六条',
        subjects: ['village'],
        counts: ['representativesMeeting'],
        recurrence: { kind: 'perPeriod', period: 'quarter' },
        attendance: { of: 'entitled', share: '2/3', bound: 'atLeast' },
        soonDays: 14,
      },
      {
        id: 'disclosure',
        title: { zh: '一般事项公开', en: 'disclosure of general items' },
        source: 'law',
        clause: '第三十条',
        subjects: ['village'],
        counts: ['disclosure'],
        recurrence: { kind: 'perPeriod', period: 'quarter' },
      },
      {
        id: 'financeDisclosure',
        title: { zh: '财务收支较多的每月公开', en: 'monthly disclosure where there are many financial flows' },
        source: 'law',
        clause: '第三十条',
        subjects: ['villageWithManyFlows'],
        counts: ['financeDisclosure'],
        recurrence: { kind: 'perPeriod', period: 'month' },
      },
      {
        id: 'committeeAppraisal',
        title: { zh: '村民委员会成员民主评议', en: 'appraisal of committee members' },
        source: 'law',
        clause: '第三十三条',
        subjects: ['village'],
        counts: ['committeeAppraisal'],
        recurrence: { kind: 'perPeriod', period: 'year' },
      },
      {
        id: 'meetingNotice',
        title: { zh: '村民会议提前十天通知', en: "notice ten days before a villagers' meeting" },
        source: 'law',
        clause: '第二十一条',
        subjects: ['village'],
        counts: ['meetingNotice'],
        recurrence: {
          kind: 'beforeEvent',
          event: 'villagersMeeting',
          atLeast: { count: 10, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'handOver',
        title: { zh: '换届后十日内移交', en: 'hand-over within ten days of the new committee' },
        source: 'law',
        clause: '第二十条',
        subjects: ['village'],
        counts: ['handOver'],
        recurrence: {
          kind: 'afterEvent',
          event: 'newCommittee',
          within: { count: 10, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'voterList',
        title: { zh: '选举二十日前公布选民名单', en: 'voter list published 20 days before the election' },
        source: 'law',
        clause: '第十四条',
        subjects: ['village'],
        counts: ['voterList'],
        recurrence: {
          kind: 'beforeEvent',
          event: 'election',
          atLeast: { count: 20, unit: 'day', firstDay: 'notCounted' },
        },
      },
    ],
  },
  decisions: [],
}

/** Duties that Zhejiang adds (浙江省实施《村民委员会组织法》办法, 2020, articles 10, 33 to 43); `confirmed`. */
export const zhejiangVillageDuties: DutyList = {
  id: 'zhejiang-village-duties',
  title: { zh: '浙江省村民委员会职责', en: 'Village duties in Zhejiang' },
  version: '2020-07-31',
  effective: { from: '2020-07-31' },
  sources: [
    {
      id: 'zhejiang',
      document: '浙江省实施《中华人民共和国村民委员会组织法》办法',
      year: 2020,
      place: '浙江',
      status: 'confirmed',
    },
  ],
  rules: {
    duties: [
      {
        id: 'termTraining',
        title: { zh: '每届任期内至少培训一次', en: 'training at least once a term' },
        source: 'zhejiang',
        clause: '第十条',
        subjects: ['committeeMember'],
        counts: ['training'],
        recurrence: { kind: 'eachYears', years: 5, from: 'termStart' },
      },
      {
        id: 'terminationNotice',
        title: { zh: '职务终止十五日内公告', en: 'notice of the end of an office within 15 days' },
        source: 'zhejiang',
        subjects: ['village'],
        counts: ['terminationNotice'],
        recurrence: {
          kind: 'afterEvent',
          event: 'officeEnded',
          within: { count: 15, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'inquiryAnswer',
        title: { zh: '询问十五日内答复', en: 'answer to an inquiry within 15 days' },
        source: 'zhejiang',
        subjects: ['village'],
        counts: ['inquiryAnswer'],
        recurrence: {
          kind: 'afterEvent',
          event: 'inquiry',
          within: { count: 15, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'authorityCheck',
        title: { zh: '二十日内调查核实', en: 'check by the authority within 20 days' },
        source: 'zhejiang',
        subjects: ['township'],
        counts: ['authorityCheck'],
        recurrence: {
          kind: 'afterEvent',
          event: 'complaint',
          within: { count: 20, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'removalVote',
        title: { zh: '三十日内召集罢免表决', en: 'removal vote called within 30 days' },
        source: 'zhejiang',
        subjects: ['village'],
        counts: ['removalVote'],
        recurrence: {
          kind: 'afterEvent',
          event: 'removalRequest',
          within: { count: 30, unit: 'day', firstDay: 'notCounted' },
        },
      },
    ],
  },
  decisions: [],
}

/** Review of a government inspection's conclusion (政府督查工作条例, article 17): request within 30 days, decision within 30 days; `confirmed`. */
export const inspectionReviewDuties: DutyList = {
  id: 'inspection-review-duties',
  title: { zh: '政府督查结论复核期限', en: 'Review of inspection conclusions' },
  version: '2021',
  effective: { from: '2021-02-01' },
  sources: [{ id: 'inspection', document: '政府督查工作条例', article: '第十七条', year: 2020, status: 'confirmed' }],
  rules: {
    duties: [
      {
        id: 'reviewRequest',
        title: { zh: '三十日内申请复核', en: 'request for review within 30 days' },
        source: 'inspection',
        clause: '第十七条',
        subjects: ['inspectedUnit'],
        counts: ['reviewRequest'],
        recurrence: {
          kind: 'afterEvent',
          event: 'conclusion',
          within: { count: 30, unit: 'day', firstDay: 'notCounted' },
        },
      },
      {
        id: 'reviewDecision',
        title: { zh: '三十日内作出复核决定', en: 'decision on the review within 30 days' },
        source: 'inspection',
        clause: '第十七条',
        subjects: ['inspectingBody'],
        counts: ['reviewDecision'],
        recurrence: {
          kind: 'afterEvent',
          event: 'reviewRequested',
          within: { count: 30, unit: 'day', firstDay: 'notCounted' },
        },
      },
    ],
  },
  decisions: [],
}
