import {
  computed,
  divideWhole,
  needs,
  notComputable,
  type DecimalText,
  type DecisionNeed,
  type Label,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { ownValue, exactToText } from '../kernel/internal.js'
import { assignQuota, rank, seatsOf, type Quota } from '../scoring/index.js'
import { decidedValue } from './leaf.js'
import { needed, type VoteThreshold } from './votes.js'

/** A grade that ballots can give. */
export interface AppraisalGrade {
  /** Id; ballots are counted by it. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
}

/**
 * When ballots give a grade: the ballots for the grades in `votesFor` together reach a share of the valid ballots. Tried in order; the
 * first that holds counts.
 */
export interface AppraisalThreshold {
  /** The grade that follows. */
  readonly grade: string
  /** The ballots that count for it. */
  readonly votesFor: readonly string[]
  /** Share of the valid ballots as a fraction. */
  readonly share: string
  /** `above`: more than the share. `atLeast`: the share is enough. */
  readonly bound: 'above' | 'atLeast'
  /** Article of the text. */
  readonly clause?: string
}

/** Rules of a democratic appraisal (民主评议). */
export interface AppraisalRules {
  /** Grades, the best first. */
  readonly grades: readonly AppraisalGrade[]
  /** When ballots give which grade; absent: the host gives the grade (the branch committee decides with the ballots in hand). */
  readonly thresholds?: readonly AppraisalThreshold[]
  /** The grade of whoever reaches no threshold. */
  readonly otherwise?: string
  /** Classes of members who take part and are not graded (预备党员). */
  readonly notGraded?: readonly string[]
  /** Fewest who must take part. */
  readonly quorum?: VoteThreshold
  /** How many may have a grade: a third at most excellent. `of` says of whom; a text that is silent leaves it `open`. */
  readonly limits?: readonly {
    readonly grade: string
    readonly quota: Quota
    readonly of: 'graded' | 'present' | 'entitled' | 'open'
    readonly clause?: string
  }[]
  /** How the shares of the ballots are shown in percent so that they sum to 100; absent: not shown. */
  readonly shares?: { readonly grain: DecimalText; readonly method: 'residualToLast' | 'largestRemainder' }
}

/** The rules as a document. */
export type AppraisalDocument = PolicyDocument<AppraisalRules>

/** One member who is appraised. */
export interface AppraisedMember {
  /** Id. */
  readonly id: string
  /** Class of member, as the rules name it. */
  readonly memberClass: string
  /** Valid ballots by grade. */
  readonly ballots: Readonly<Record<string, number>>
  /** Ballots that are not valid. */
  readonly invalid?: number
  /** The grade that was decided, where the rules have no thresholds. */
  readonly decided?: string
}

/** A meeting of appraisal. */
export interface AppraisalFacts {
  /** Members with a vote. */
  readonly entitled: number
  /** Of them, present. */
  readonly present: number
  /** Everybody who was voted on. */
  readonly members: readonly AppraisedMember[]
}

/** How one member fared. */
export interface MemberAppraisal {
  /** Valid ballots. */
  readonly valid: number
  /** Their shares in percent by grade, or `null` when they are not shown. */
  readonly shares: Readonly<Record<string, DecimalText>> | null
  /** The grade; `null` for whoever is not graded. */
  readonly grade: string | null
  /** Why there is no grade. */
  readonly standing: 'scored' | 'exempt' | 'unknown'
}

/** A limit and how it was kept. */
export interface AppraisalLimit {
  /** The grade, as id. */
  readonly id: string
  /** Most who may have it. */
  readonly seats: number
  /** Who has it by ballots or decision. */
  readonly proposed: readonly string[]
  /** Who keeps it when the limit is applied by the share of their ballots for the grade; needs `tie-at-quota` when equal shares meet the line. */
  readonly kept: Result<readonly string[]>
}

/** An appraisal. */
export interface Appraisal {
  /** Each member, in order of id. */
  readonly members: readonly {
    readonly id: string
    readonly result: Result<MemberAppraisal, 'too-many-ballots' | 'unknown-grade' | 'not-a-head-count'>
  }[]
  /** Each limit. */
  readonly limits: readonly { readonly id: string; readonly result: Result<AppraisalLimit> }[]
}

/**
 * Appraises members by ballots: the shares of the ballots, the grades they give, and the limit on the best grade. Nobody is
 * downgraded silently: a limit says who was proposed and who keeps the grade when the share of ballots for it decides.
 *
 * Reasons: `meeting-not-quorate`, `not-a-head-count`, `more-present-than-entitled`, `too-many-ballots` (more than those present), `unknown-grade`. Decisions: `quota-base` (`graded`, `present`, `entitled`),
 * `tie-at-quota` (`exceed`, `leaveVacant`), about the grade.
 *
 * @param document - the rules
 * @param facts - the meeting
 * @param _question - nothing is asked beyond the document
 * @returns members and limits
 * @example
 * ```ts
 * import { appraise } from 'xiangzhen/responsibility'
 * import { memberAppraisal } from 'xiangzhen/presets/appraisal'
 * const members = ['a', 'b', 'c'].map((id, i) => ({ id, memberClass: 'formal', ballots: { excellent: 3 - i, competent: i }, decided: 'excellent' }))
 * const result = appraise(memberAppraisal, { entitled: 3, present: 3, members }, {})
 * result.status === 'computed' && result.value.limits[0]?.result.status // => 'needs'
 * ```
 */
export function appraise(
  document: AppraisalDocument,
  facts: AppraisalFacts,
  _question: object,
): Result<Appraisal, 'meeting-not-quorate' | 'not-a-head-count' | 'more-present-than-entitled'> {
  const { rules } = document
  if (!isHeadCount(facts.entitled) || !isHeadCount(facts.present)) return notComputable('not-a-head-count')
  if (facts.present > facts.entitled) return notComputable('more-present-than-entitled')
  if (facts.present < needed(rules.quorum, facts.entitled, facts.present)) return notComputable('meeting-not-quorate')
  const members = [...facts.members]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((member) => ({ id: member.id, result: appraiseMember(rules, member, facts.present) }))
  const limits = (rules.limits ?? []).map((limit) => ({
    id: limit.grade,
    result: applyLimit(document, limit, members, facts),
  }))
  return computed({ members, limits })
}

function isHeadCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0
}

function appraiseMember(
  rules: AppraisalRules,
  member: AppraisedMember,
  present: number,
): Result<MemberAppraisal, 'too-many-ballots' | 'unknown-grade' | 'not-a-head-count'> {
  const grades = rules.grades.map((grade) => grade.id)
  const strange = [...Object.keys(member.ballots), member.decided ?? grades[0]!].some((one) => !grades.includes(one))
  if (strange) return notComputable('unknown-grade')
  if (![...Object.values(member.ballots), member.invalid ?? 0].every(isHeadCount))
    return notComputable('not-a-head-count')
  const valid = grades.reduce((sum, grade) => sum + (member.ballots[grade] ?? 0), 0)
  if (valid + (member.invalid ?? 0) > present) return notComputable('too-many-ballots')
  const shares = valid === 0 ? null : sharesOf(rules, member.ballots)
  if (rules.notGraded?.includes(member.memberClass) === true) {
    return computed({ valid, shares, grade: null, standing: 'exempt' })
  }
  const grade = rules.thresholds === undefined ? (member.decided ?? null) : byThreshold(rules, member.ballots, valid)
  return computed({ valid, shares, grade, standing: grade === null ? 'unknown' : 'scored' })
}

function byThreshold(rules: AppraisalRules, ballots: Readonly<Record<string, number>>, valid: number): string | null {
  if (valid === 0) return null
  const reached = (rules.thresholds ?? []).find((threshold) => {
    const votes = threshold.votesFor.reduce((sum, grade) => sum + (ballots[grade] ?? 0), 0)
    return votes >= needed({ of: 'present', share: threshold.share, bound: threshold.bound }, valid, valid)
  })
  return reached?.grade ?? rules.otherwise ?? null
}

function sharesOf(
  { grades, shares }: AppraisalRules,
  ballots: Readonly<Record<string, number>>,
): Readonly<Record<string, DecimalText>> | null {
  if (shares === undefined) return null
  const weights = grades.map((grade) => ({ id: grade.id, weight: ownValue(ballots, grade.id) ?? 0 }))
  const divided = percentShares(weights, shares)
  return divided.status === 'computed' ? divided.value : null
}

/**
 * Shares of counts in percent that sum to exactly 100. `residualToLast` rounds each half up and gives the last what the others leave;
 * `largestRemainder` gives the last steps to the largest fractions.
 *
 * Reason: `nothing-counted`, when all counts are zero.
 *
 * @param counts - counts by id, in the order of the publication
 * @param rule - the smallest step of a percentage, and who has what rounding leaves
 * @returns decimal text by id
 * @example
 * ```ts
 * import { percentShares } from 'xiangzhen/responsibility'
 * const counts = [{ id: 'advanced', weight: 469 }, { id: 'average', weight: 783 }, { id: 'backward', weight: 94 }]
 * const shares = percentShares(counts, { grain: '0.01', method: 'residualToLast' })
 * shares.status === 'computed' && shares.value // => { advanced: '34.84', average: '58.17', backward: '6.99' }
 * ```
 */
export function percentShares(
  counts: readonly { readonly id: string; readonly weight: number }[],
  rule: { readonly grain: DecimalText; readonly method: 'residualToLast' | 'largestRemainder' },
): Result<Readonly<Record<string, DecimalText>>, 'nothing-counted'> {
  if (counts.every((one) => one.weight === 0)) return notComputable('nothing-counted')
  const divided = divideWhole(
    '100',
    counts,
    rule.method === 'residualToLast'
      ? { grain: rule.grain, method: 'toOne', order: ['last'], each: 'halfUp' }
      : { grain: rule.grain, method: 'largestRemainder', ties: ['first'] },
  )
  if (divided.status !== 'computed') return notComputable('nothing-counted', divided.diagnostics)
  return computed(Object.fromEntries(divided.value.shares.map((share) => [share.id, share.amount])))
}

type Appraised = Appraisal['members'][number]

function applyLimit(
  document: AppraisalDocument,
  limit: NonNullable<AppraisalRules['limits']>[number],
  members: readonly Appraised[],
  facts: AppraisalFacts,
): Result<AppraisalLimit> {
  const base = quotaBase(document, limit, members, facts)
  if (typeof base !== 'number') return needs([base])
  const proposed = members.filter(({ result }) => result.status === 'computed' && result.value.grade === limit.grade)
  const ballots = new Map(facts.members.map((member) => [member.id, member.ballots]))
  const ranked = rank(
    proposed.map(({ id }) => ({ id, figure: shareFigure(ballots.get(id) ?? {}, limit.grade) })),
    { mode: 'competition', direction: 'descending' },
  )
  const options = ['exceed', 'leaveVacant'] as const
  const ties = limit.quota.ties ?? decidedValue(document.decisions, 'tie-at-quota', limit.grade, options)
  const quota = ties === undefined ? limit.quota : { ...limit.quota, ties }
  const award = assignQuota(ranked, quota, base, limit.grade)
  const ids = proposed.map(({ id }) => id)
  return computed({
    id: limit.grade,
    seats: seatsOf(limit.quota, base),
    proposed: ids,
    kept: award.status === 'computed' ? computed([...award.value.awarded].sort()) : award,
  })
}

function quotaBase(
  document: AppraisalDocument,
  limit: NonNullable<AppraisalRules['limits']>[number],
  members: readonly Appraised[],
  facts: AppraisalFacts,
): number | DecisionNeed {
  const of = limit.of === 'open' ? decidedValue(document.decisions, 'quota-base', limit.grade, quotaBases) : limit.of
  switch (of) {
    case 'graded':
      return members.filter(({ result }) => result.status === 'computed' && result.value.standing === 'scored').length
    case 'present':
      return facts.present
    case 'entitled':
      return facts.entitled
    default:
      return { code: 'quota-base', at: limit.grade, options: quotaBases }
  }
}

const quotaBases = ['graded', 'present', 'entitled'] as const

// The share of a member's ballots for a grade, to twelve places: enough to tell apart the shares of any two meetings.
function shareFigure(ballots: Readonly<Record<string, number>>, grade: string): DecimalText {
  const all = Object.values(ballots).reduce((sum, votes) => sum + votes, 0)
  return all === 0 ? '0' : exactToText({ n: BigInt(ballots[grade] ?? 0), d: BigInt(all) }, 12, 'halfUp')
}
