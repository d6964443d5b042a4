import { computed, needs, notComputable, type Decision, type Result } from '../kernel/index.js'
import { addExact, exactInteger, multiplyExact, readFraction, wholeExact } from '../kernel/internal.js'
import { decidedValue } from './leaf.js'

/** A share of a body that must be reached: more than half, at least half, two thirds or more. */
export interface VoteThreshold {
  /** Of whom: everybody with a vote (应到会), or those who are present. */
  readonly of: 'entitled' | 'present'
  /** The share as a fraction, `'1/2'`, `'2/3'`. */
  readonly share: string
  /** `above`: more than the share (超过半数). `atLeast`: the share itself is enough (三分之二以上). */
  readonly bound: 'above' | 'atLeast'
}

/** How a body decides. */
export interface MeetingVoteRule {
  /** Who must be present for the meeting to be valid; absent: no quorum is asked for. */
  readonly quorum?: VoteThreshold
  /** Who must agree; absent: the text asks only for the quorum. */
  readonly approval?: VoteThreshold
  /** Written opinions of members who are absent: counted as votes in favour, or not. A text that is silent is `open`; absent: not counted. */
  readonly writtenOpinions?: 'counted' | 'notCounted' | 'open'
  /** Article of the text. */
  readonly clause?: string
}

/** The count of one vote. */
export interface VoteCount {
  /** Members with a vote. */
  readonly entitled: number
  /** Of them, present. */
  readonly present: number
  /** Votes in favour, of those present; absent: not voted yet. */
  readonly inFavour?: number
  /** Written opinions in favour, of those absent. */
  readonly writtenInFavour?: number
}

/** What a count means under a rule. */
export interface VoteOutcome {
  /** Whether enough are present. */
  readonly quorate: boolean
  /** Fewest who must be present. */
  readonly presentNeeded: number
  /** Fewest votes in favour that carry. */
  readonly inFavourNeeded: number
  /** Whether it is carried; `null` while nobody has voted. Without a quorum nothing is carried. */
  readonly carried: boolean | null
}

/** Why a count means nothing. */
export type VoteReason = 'not-a-head-count' | 'more-present-than-entitled' | 'more-votes-than-present'

/**
 * Says whether a meeting has its quorum and whether a motion is carried, and how many it takes of each.
 *
 * Reasons: `not-a-head-count`, `more-present-than-entitled`, `more-votes-than-present`. Decision: `written-opinions` (`counted`,
 * `notCounted`), when there are some and the rule leaves them open.
 *
 * @param document - the rule and the decisions on what it leaves open
 * @param facts - the count
 * @param question - the id that decisions carry, where there are several votes
 * @returns the outcome
 * @example
 * ```ts
 * import { countVotes } from 'xiangzhen/responsibility'
 * const half = { of: 'entitled', share: '1/2', bound: 'above' } as const
 * const rules = { quorum: half, approval: half }
 * const vote = countVotes({ rules, decisions: [] }, { entitled: 15, present: 8 }, {})
 * vote.status === 'computed' && vote.value // => { quorate: true, presentNeeded: 8, inFavourNeeded: 8, carried: null }
 * ```
 */
export function countVotes(
  document: { readonly rules: MeetingVoteRule; readonly decisions: readonly Decision[] },
  facts: VoteCount,
  question: { readonly at?: string },
): Result<VoteOutcome, VoteReason> {
  const { rules, decisions } = document
  const { entitled, present, inFavour, writtenInFavour = 0 } = facts
  if ([entitled, present, inFavour ?? 0, writtenInFavour].some((one) => !Number.isSafeInteger(one) || one < 0)) {
    return notComputable('not-a-head-count')
  }
  if (present > entitled) return notComputable('more-present-than-entitled')
  if ((inFavour ?? 0) > present || writtenInFavour > entitled - present) return notComputable('more-votes-than-present')
  const written = writtenInFavour === 0 ? 'notCounted' : (rules.writtenOpinions ?? 'notCounted')
  const options = ['counted', 'notCounted'] as const
  const counted = written === 'open' ? decidedValue(decisions, 'written-opinions', question.at, options) : written
  if (counted === undefined) {
    const at = question.at === undefined ? {} : { at: question.at }
    return needs([{ code: 'written-opinions', ...at, options }])
  }
  const presentNeeded = needed(rules.quorum, entitled, present)
  const inFavourNeeded = needed(rules.approval, entitled, present)
  const quorate = present >= presentNeeded
  const votes = (inFavour ?? 0) + (counted === 'counted' ? writtenInFavour : 0)
  const carried = inFavour === undefined ? null : quorate && votes >= inFavourNeeded
  return computed({ quorate, presentNeeded, inFavourNeeded, carried })
}

/** Fewest heads that reach a threshold. @internal */
export function needed(threshold: VoteThreshold | undefined, entitled: number, present: number): number {
  if (threshold === undefined) return 0
  const reading = readFraction(threshold.share)
  if (!reading.ok) throw new RangeError(`${reading.code}: '${threshold.share}' is not a share; write '1/2' or '0.5'`)
  const line = multiplyExact(reading.figure, exactInteger(threshold.of === 'entitled' ? entitled : present))
  // More than the line: the first whole number above it.
  return threshold.bound === 'atLeast'
    ? Number(wholeExact(line, 'ceil'))
    : Number(wholeExact(addExact(line, exactInteger(1)), 'floor'))
}
