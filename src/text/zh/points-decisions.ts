import type { CaseDecision } from '../../points/index.js'

/** Sentences for the questions that a case raises, in Chinese. */
export const zhPointsDecisions: Readonly<
  Record<Exclude<CaseDecision, 'same-day-claims' | 'tie-at-quota' | 'tie-in-division'>, string>
> = {
  'absent-period': '“{at}”在所看的某一期免评或不在积分范围内。请决定视为不符合（breaks）还是不看这一期（skips）。',
  analogy: '记录“{at}”的事项办法没有列出，可参照的项目有 {options}。请决定参照哪一项。',
  'band-gap': '“{at}”：得分落在各等次之间的空隙，可归入 {options}。请决定归入哪一等次。',
  'band-overlap': '“{at}”：得分同时符合几个等次（{options}）。请决定归入哪一等次。',
  'budget-exceeded':
    '“{at}”的发放总额不够分。请决定按比例折减（proRata）、按日期先到先得（inDateOrder）还是顺延到下期（postpone）。',
  'caps-across-versions':
    '办法在期中修订，封顶是前后合并成一个（oneWindow）还是分段计算（split），办法没有规定。请决定。',
  'class-of-member': '“{at}”同时属于几个类别（{options}）。请决定按哪一类计分。',
  'counted-state': '办法没有规定处于“{at}”状态的记录是否计分。请决定先计入（counted）还是等入账后再计（pending）。',
  'exempt-in-streak': '“{at}”：连续期数中有一期免于评定。请决定视为中断（breaks）还是跳过不计（skips）。',
  'exemption-for-part':
    '“{at}”只在本期部分时间免于参加。请决定整期免除（whole）、不免除（none）还是只免那些天（days）。',
  'grade-without-seat': '“{grade}”名额已满，没有得到名额的人归入哪一等次，办法没有规定（可归入 {others}）。请决定。',
  'household-of-person': '“{at}”同时属于几户（{options}）。请决定积分记到哪一户。',
  'ladder-overlap': '“{at}”：同一次数符合两级。请决定按范围较窄的一级（narrower）还是较重的一级（severer）。',
  'longer-period':
    '较长周期的积分怎样由各积分周期得出，办法没有规定。请决定相加（sum）、平均（mean）、取最低（lowest）还是取最后一期（last）。',
  'multiplier-on-steps': '“{title}”：加倍的是数量（quantity）还是满额折算后的分值（points），办法没有规定。请决定。',
  'multiplier-stacking': '同一记录有几个系数。请决定连乘（multiply）、增幅相加（addIncreases）还是取最高（highest）。',
  'opening-at-class-change': '“{at}”期中变更类别，基础分按哪一类，办法没有规定（{options}）。请决定。',
  'opening-of-joiner':
    '“{at}”期中加入，基础分按整期（full）、按天（byDay）、按月（byMonth，加入当月算整月；byFullMonth，只算整月）还是不给（none），办法没有规定。请决定。',
  'opening-of-leaver':
    '“{at}”期中离开，基础分按整期（full）、按天（byDay）、按月（byMonth，离开当月算整月；byFullMonth，只算整月）还是不给（none），办法没有规定。请决定。',
  'opening-of-own-period': '“{at}”在期中重新起算。请决定基础分重新给（again）还是不再给（none）。',
  'organisation-of-member': '“{at}”同时属于几个组织（{options}）。请决定算在哪一个。',
  'payment-ended': '“{at}”的待遇是否已经终止，办法没有规定（{options}）。请决定。',
  'result-in-part-of-span':
    '“{at}”只在这段时间的一部分参加积分，其余条件都符合。请决定视为符合（counts）还是不算（leftOut）。',
  rounding: '得分的小数位多于公布的位数，怎样修约办法没有规定（{options}）。请决定。',
  'same-matter':
    '“{title}”：同一事项（{object}）有几条记录，办法没有规定怎样计。请决定逐条计（each）、只计最高（highest）、只计最早（earliest）还是只计最近（latest）。',
  'shorter-period': '较短周期公布的是到期末的积分（standing）还是本期变动（movement），办法没有规定。请决定。',
  'tie-at-list': '“{at}”：名单最后的名额上有并列。请决定一并列入还是一并不列（{options}）。',
  'tie-at-rank': '“{at}”与他人并列，跨过了规定的名次。请决定并列的都算（exceed）还是都不算（leaveVacant）。',
  'veto-beyond-period':
    '较长周期中有一个积分周期触发了评等或评优的一票否决。请决定任一周期触发即适用（anyPeriod）、只看最后一期（lastPeriod）还是不适用（none）。',
  'version-date': '办法在期中修订，按事项发生时的版本（event）还是期初的版本（periodStart），没有规定。请决定。',
}
