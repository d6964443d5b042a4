import type { DutyList, Workflow } from '../responsibility/index.js'

/**
 * Developing party members by the national rules: from the application to full membership.
 *
 * Instruments: 《中国共产党发展党员工作细则》 (2014) articles 17, 19, 32 and 《中国共产党章程》 articles 5 and 7; `secondHand`: read in texts that quote them.
 *
 * Open in the text: where the three months of the committee's decision start (`clock-start` about `committeeBy`: `branchMeeting` or `reported`), and written opinions of
 * absent members. A case with `specialCase: true` has six months. The values of the short course are `days` or `hours`, of the talks `contacts`, of the acceptance
 * `introducers`.
 *
 * Steps, with their outcomes: `application`, `talk`, `activist`, `object`, `review` (`passed`, `failed`), `course`, `branchMeeting`, `reported`,
 * `committeeDecision` (`accepted`, `refused`), `probationEnd` (`full`, `extended`, `refused`), `extensionEnd` (`full`, `refused`),
 * `fullDecision`, `extensionDecision`.
 * Records that repeat: `inspection`.
 * Values: `birthDate`, `contacts`, `days`, `hours`, `introducers`, `leavingWithinThreeMonths`, `specialCase`.
 */
export const memberDevelopment: Workflow = {
  id: 'member-development',
  title: { zh: '发展党员工作流程', en: 'Developing party members' },
  version: '2014',
  effective: { from: '2014-05-28' },
  sources: [
    { id: 'rules', document: '中国共产党发展党员工作细则', year: 2014, status: 'secondHand' },
    { id: 'charter', document: '中国共产党章程', status: 'secondHand' },
  ],
  rules: {
    phases: [
      { id: 'apply', title: { zh: '申请入党', en: 'application' } },
      { id: 'activist', title: { zh: '入党积极分子的确定和培养教育', en: 'activist' } },
      { id: 'object', title: { zh: '发展对象的确定和考察', en: 'development object' } },
      { id: 'probation', title: { zh: '预备党员的接收', en: 'probationary member' } },
      { id: 'full', title: { zh: '预备党员的教育考察和转正', en: 'full member' } },
    ],
    steps: [
      {
        id: 'application',
        title: { zh: '递交入党申请书', en: 'written application' },
        phase: 'apply',
        notBefore: [
          {
            id: 'age',
            from: [{ dateOf: 'birthDate' }],
            count: 18,
            unit: 'year',
            monthEnd: 'nextDay',
            firstDay: 'notCounted',
          },
        ],
      },
      {
        id: 'talk',
        title: { zh: '党组织派人谈话', en: 'talk with the applicant' },
        phase: 'apply',
        actor: 'branch',
        after: [{ step: 'application' }],
        by: [{ id: 'talkBy', from: [{ step: 'application' }], count: 1, unit: 'month', firstDay: 'notCounted' }],
      },
      {
        id: 'activist',
        title: { zh: '确定入党积极分子', en: 'decided as activist' },
        phase: 'activist',
        actor: 'branch',
        after: [{ step: 'talk' }],
        requires: [
          {
            id: 'contacts',
            title: { zh: '一至两名正式党员作培养联系人', en: 'one or two formal members as contacts' },
            when: {
              kind: 'all',
              of: [
                { kind: 'compare', of: 'contacts', side: 'above', limit: { figure: '1' }, edge: 'inside' },
                { kind: 'compare', of: 'contacts', side: 'below', limit: { figure: '2' }, edge: 'inside' },
              ],
            },
          },
        ],
        repeats: [
          {
            id: 'inspection',
            title: { zh: '支部每半年考察一次', en: 'inspection by the branch every half year' },
            everyMonths: 6,
            until: 'object',
            soft: true,
          },
        ],
      },
      {
        id: 'object',
        title: { zh: '确定发展对象', en: 'decided as development object' },
        phase: 'object',
        actor: 'committee',
        after: [{ step: 'activist' }],
        notBefore: [
          {
            id: 'cultivation',
            from: [{ step: 'activist' }],
            count: 1,
            unit: 'year',
            firstDay: 'notCounted',
          },
        ],
      },
      {
        id: 'review',
        title: { zh: '政治审查', en: 'political review' },
        phase: 'object',
        after: [{ step: 'object' }],
        outcomes: [
          { id: 'passed', title: '合格', effect: 'proceeds' },
          { id: 'failed', title: { zh: '不合格', en: 'failed' }, effect: 'ends' },
        ],
      },
      {
        id: 'course',
        title: { zh: '短期集中培训', en: 'short course' },
        phase: 'object',
        clause: '第十七条',
        after: [{ step: 'object' }],
        requires: [
          {
            id: 'length',
            title: { zh: '不少于三天(或不少于 24 个学时)', en: 'at least 3 days (or 24 hours)' },
            when: {
              kind: 'any',
              of: [
                { kind: 'compare', of: 'days', side: 'above', limit: { figure: '3' }, edge: 'inside' },
                { kind: 'compare', of: 'hours', side: 'above', limit: { figure: '24' }, edge: 'inside' },
              ],
            },
          },
        ],
      },
      {
        id: 'branchMeeting',
        title: { zh: '支部大会讨论接收预备党员', en: 'branch meeting on acceptance' },
        phase: 'probation',
        actor: 'branch',
        after: [{ step: 'review', outcome: 'passed' }, { step: 'course' }],
        requires: [
          {
            id: 'introducers',
            title: { zh: '两名正式党员作入党介绍人', en: 'two formal members as introducers' },
            clause: '党章第五条',
            when: { kind: 'compare', of: 'introducers', side: 'above', limit: { figure: '2' }, edge: 'inside' },
          },
          {
            id: 'notLeaving',
            title: { zh: '三个月内将离开的一般不办理接收', en: 'not leaving the unit within three months' },
            clause: '第十九条',
            when: { kind: 'flag', of: 'leavingWithinThreeMonths', is: false },
            soft: true,
          },
        ],
        vote: {
          quorum: { of: 'entitled', share: '1/2', bound: 'above' },
          approval: { of: 'entitled', share: '1/2', bound: 'above' },
          writtenOpinions: 'open',
        },
        validity: [
          {
            id: 'unreported',
            holds: { count: 3, unit: 'month', firstDay: 'notCounted' },
            until: 'reported',
            redo: ['branchMeeting'],
          },
          {
            id: 'unreportedLong',
            holds: { count: 6, unit: 'month', firstDay: 'notCounted' },
            until: 'reported',
            redo: ['review', 'branchMeeting'],
          },
        ],
      },
      {
        id: 'reported',
        title: { zh: '报上级党组织审批', en: 'reported to the committee' },
        phase: 'probation',
        actor: 'branch',
        after: [{ step: 'branchMeeting' }],
      },
      {
        id: 'committeeDecision',
        title: { zh: '上级党委审批', en: 'decision of the committee' },
        phase: 'probation',
        actor: 'committee',
        after: [{ step: 'reported' }],
        outcomes: [
          {
            id: 'accepted',
            title: { zh: '批准为预备党员', en: 'accepted as probationary member' },
            effect: 'proceeds',
          },
          { id: 'refused', title: { zh: '不批准', en: 'refused' }, effect: 'ends' },
        ],
        by: [
          {
            id: 'committeeBy',
            from: [{ step: 'branchMeeting' }, { step: 'reported' }],
            count: 3,
            unit: 'month',
            firstDay: 'notCounted',
            extension: { count: 6, when: 'specialCase' },
          },
        ],
      },
      {
        id: 'probationEnd',
        title: { zh: '预备期满,支部大会讨论转正', en: 'end of probation, meeting on full membership' },
        phase: 'full',
        clause: '第三十二条',
        actor: 'branch',
        after: [{ step: 'committeeDecision', outcome: 'accepted' }],
        notBefore: [
          {
            id: 'probation',
            from: [{ step: 'branchMeeting' }],
            count: 1,
            unit: 'year',
            firstDay: 'notCounted',
            clause: '第三十二条',
          },
        ],
        outcomes: [
          { id: 'full', title: { zh: '按期转正', en: 'full membership' }, effect: 'proceeds' },
          { id: 'extended', title: { zh: '延长预备期', en: 'probation extended' }, effect: 'proceeds' },
          { id: 'refused', title: { zh: '取消预备党员资格', en: 'refused' }, effect: 'ends' },
        ],
        vote: {
          quorum: { of: 'entitled', share: '1/2', bound: 'above' },
          approval: { of: 'entitled', share: '1/2', bound: 'above' },
          writtenOpinions: 'open',
        },
      },
      {
        id: 'extensionEnd',
        title: { zh: '延长期满,再次讨论转正(只延长一次)', en: 'end of the one extension' },
        phase: 'full',
        clause: '第三十二条',
        actor: 'branch',
        after: [{ step: 'probationEnd', outcome: 'extended' }],
        notBefore: [
          {
            id: 'extensionLeast',
            from: [{ step: 'probationEnd' }],
            count: 6,
            unit: 'month',
            firstDay: 'notCounted',
          },
        ],
        by: [{ id: 'extensionMost', from: [{ step: 'probationEnd' }], count: 1, unit: 'year', firstDay: 'notCounted' }],
        outcomes: [
          { id: 'full', title: { zh: '转正', en: 'full membership' }, effect: 'proceeds' },
          { id: 'refused', title: { zh: '取消预备党员资格', en: 'refused' }, effect: 'ends' },
        ],
        vote: {
          quorum: { of: 'entitled', share: '1/2', bound: 'above' },
          approval: { of: 'entitled', share: '1/2', bound: 'above' },
          writtenOpinions: 'open',
        },
      },
      {
        id: 'fullDecision',
        title: { zh: '上级党委审批转正', en: 'decision of the committee on full membership' },
        phase: 'full',
        actor: 'committee',
        after: [{ step: 'probationEnd', outcome: 'full' }],
        by: [
          { id: 'fullDecisionBy', from: [{ step: 'probationEnd' }], count: 3, unit: 'month', firstDay: 'notCounted' },
        ],
      },
      {
        id: 'extensionDecision',
        title: { zh: '上级党委审批转正(延长预备期后)', en: 'decision of the committee after the extension' },
        phase: 'full',
        actor: 'committee',
        after: [{ step: 'extensionEnd', outcome: 'full' }],
        by: [
          {
            id: 'extensionDecisionBy',
            from: [{ step: 'extensionEnd' }],
            count: 3,
            unit: 'month',
            firstDay: 'notCounted',
          },
        ],
      },
    ],
  },
  decisions: [],
}

/**
 * The same workflow with the stricter rules that colleges and counties add: a waiting time before the activist, publicity at four points of at least 5 working days, pre-review and
 * branch meeting within a month, a political review that holds for a year, thought reports each quarter, the archive within a week.
 *
 * Local and practice rules: `secondHand` and, for the validity of the review and the quarterly reports, `unconfirmed`: a host names this preset on purpose.
 * Whether the first day of publicity counts is open (`first-day` about `publicityActivistDays` and the three others).
 *
 * Steps, with their outcomes: `application`, `talk`, `activist`, `publicityActivist`, `object`, `publicityObject`, `review` (`passed`, `failed`),
 * `course`, `preReview`, `publicityAcceptance`, `branchMeeting`, `reported`, `committeeDecision` (`accepted`, `refused`),
 * `probationEnd` (`full`, `extended`, `refused`), `extensionEnd` (`full`, `refused`), `publicityFull`, `fullDecision`, `archive`,
 * `publicityExtension`, `extensionDecision`.
 * Records that repeat: `inspection`, `thoughtReport`.
 * Values: `birthDate`, `contacts`, `days`, `hours`, `introducers`, `leavingWithinThreeMonths`, `specialCase`.
 */
export const memberDevelopmentCollege: Workflow = /*#__PURE__*/ (() => {
  const publicity = (id: string, title: string, step: string, outcome?: string) => ({
    id,
    title: { zh: title, en: `publicity: ${step}` },
    actor: 'branch',
    after: [outcome === undefined ? { step } : { step, outcome }],
    lasts: { atLeast: { id: `${id}Days`, count: 5, unit: 'workday' as const, firstDay: 'open' as const } },
  })
  const strict = memberDevelopment.rules.steps.map((step) => {
    if (step.id === 'activist') {
      const waiting = {
        id: 'waiting',
        from: [{ step: 'application' }],
        count: 6,
        unit: 'month' as const,
        firstDay: 'notCounted' as const,
      }
      const report = { id: 'thoughtReport', title: { zh: '每季度思想汇报', en: 'thought report' }, everyMonths: 3 }
      return {
        ...step,
        notBefore: [waiting],
        repeats: [...(step.repeats ?? []), { ...report, until: 'object', soft: true }],
      }
    }
    if (step.id === 'object') return { ...step, after: [{ step: 'publicityActivist' }] }
    if (step.id === 'course' || step.id === 'review') {
      const held = {
        id: 'reviewHolds',
        holds: { count: 1, unit: 'year' as const, firstDay: 'notCounted' as const },
        until: 'branchMeeting',
        redo: ['review'],
      }
      const after = [{ step: 'publicityObject' }]
      return step.id === 'review' ? { ...step, after, validity: [held] } : { ...step, after }
    }
    if (step.id === 'branchMeeting') {
      const month = { count: 1, unit: 'month' as const, firstDay: 'notCounted' as const }
      return {
        ...step,
        after: [{ step: 'publicityAcceptance' }],
        by: [{ id: 'meetingBy', from: [{ step: 'preReview' }], ...month, soft: true }],
      }
    }
    if (step.id === 'fullDecision') return { ...step, after: [{ step: 'publicityFull' }] }
    if (step.id === 'extensionDecision') return { ...step, after: [{ step: 'publicityExtension' }] }
    return step
  })
  const preReview = {
    id: 'preReview',
    title: { zh: '党委预审', en: 'pre-review by the committee' },
    phase: 'probation',
    actor: 'committee',
    after: [{ step: 'review', outcome: 'passed' }, { step: 'course' }],
    by: [
      {
        id: 'preReviewBy',
        from: [{ step: 'course' }],
        count: 1,
        unit: 'month' as const,
        firstDay: 'notCounted' as const,
        soft: true,
      },
    ],
  }
  const archive = {
    id: 'archive',
    title: { zh: '材料归档', en: 'archive' },
    after: [{ step: 'fullDecision' }],
    by: [
      {
        id: 'archiveBy',
        from: [{ step: 'fullDecision' }],
        count: 1,
        unit: 'week' as const,
        firstDay: 'notCounted' as const,
      },
    ],
  }
  const steps = strict.flatMap((step) => {
    if (step.id === 'object') return [publicity('publicityActivist', '积极分子公示', 'activist'), step]
    if (step.id === 'review') return [publicity('publicityObject', '发展对象公示', 'object'), step]
    if (step.id === 'branchMeeting') {
      return [preReview, publicity('publicityAcceptance', '接收预备党员公示', 'preReview'), step]
    }
    if (step.id === 'fullDecision')
      return [publicity('publicityFull', '转正公示', 'probationEnd', 'full'), step, archive]
    if (step.id === 'extensionDecision') {
      return [publicity('publicityExtension', '转正公示(延长后)', 'extensionEnd', 'full'), step]
    }
    return [step]
  })
  return {
    ...memberDevelopment,
    id: 'member-development-college',
    title: { zh: '发展党员工作流程(高校、县级细则)', en: 'Developing party members, stricter local rules' },
    version: '2019-local',
    sources: [
      ...memberDevelopment.sources,
      { id: 'college', document: '某高校发展党员工作细则', year: 2019, status: 'secondHand' as const },
      { id: 'practice', document: '发展党员时间节点一览(实务)', status: 'unconfirmed' as const },
    ],
    rules: { ...memberDevelopment.rules, steps },
  }
})()

/** The yearly plan of development: the request by the end of November, the quota in February. A local rule; status `secondHand`. */
export const memberDevelopmentPlan: DutyList = {
  id: 'member-development-plan',
  title: { zh: '发展党员年度计划', en: 'Yearly plan of development' },
  version: 'local',
  effective: { from: '2010-01-01' },
  sources: [{ id: 'local', document: '某地发展党员年度计划做法', status: 'secondHand' }],
  rules: {
    duties: [
      {
        id: 'planRequest',
        title: { zh: '11 月底前上报计划', en: 'request by the end of November' },
        source: 'local',
        subjects: ['branch'],
        counts: ['planRequest'],
        recurrence: {
          kind: 'onDay',
          period: 'year',
          month: 11,
          day: { dayOfMonth: 30, monthEnd: 'clamp' },
          when: 'by',
          shift: 'none',
        },
        soonDays: 15,
      },
      {
        id: 'quota',
        title: { zh: '2 月下达计划', en: 'quota in February' },
        source: 'local',
        subjects: ['committee'],
        counts: ['quota'],
        recurrence: { kind: 'perPeriod', period: 'year', within: { from: '02-01', to: '02-29' } },
      },
    ],
  },
  decisions: [],
}
