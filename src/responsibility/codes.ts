import type { KernelCode } from '../kernel/index.js'
import type { GradeReason } from './grades.js'
import type { SchemeCheckCode } from './scheme-findings.js'
import type { LeafReason } from './leaf.js'
import type { NoNextGradeReason } from './next-grade.js'
import type { RoundingStage } from './scheme.js'
import type { ScoreStep } from './score-steps.js'

/** Words within sentences about scores. */
export type SchemeWord = `steps-${'continuous' | 'floor' | 'ceil'}` | `stage-${RoundingStage}`

/** Questions that a scheme can leave open: codes of decisions. */
export type SchemeQuestionCode =
  | 'step-rounding'
  | 'proportion-base'
  | 'over-fulfilment'
  | 'floor'
  | 'cap'
  | 'duplicates'
  | 'shared-events'
  | 'rate-unit'
  | 'target'
  | 'coefficient-at-target'
  | 'pro-rating'
  | 'late-from'
  | 'rank-ties'
  | 'rank-from-both-ends'
  | 'efficacy-low'
  | 'efficacy-form'
  | 'missing-actual'
  | 'not-applicable'
  | 'total-floor'
  | 'total-ceiling'
  | 'veto-effect'
  | 'tie-at-rank'
  | 'vetoed-in-list'
  | 'lists-overlap'
  | 'tie-at-prize'
  | 'group-points'
  | 'part-month'
  | 'peer-mean-own'
  | 'abstentions'
  | 'ballot-limit-base'
  | 'ballot-over-limit'

/** What can be noticed about the facts of a scheme. */
export type SchemeFactCode =
  | 'scheme-not-in-force'
  | 'duplicate-subject'
  | 'unknown-subject'
  | 'unknown-indicator'
  | 'several-targets'
  | 'later-than-question'
  | 'evidence-after-cut-off'
  | 'duplicate-event'
  | 'outside-period'
  | 'veto-undecided'
  | 'unknown-event-code'
  | 'unknown-flag'
  | 'row-not-used'
  | 'unknown-part'
  | 'ballot-without-rater'
  | 'ballot-beyond-limit'
  | 'unknown-unit'
  | 'no-score-to-carry'
  | 'score-not-decimal'

/** Why something that is asked about scores does not exist. */
export type ScoreReason =
  | LeafReason
  | GradeReason
  | 'invalidated'
  | 'no-node-applies'
  | 'no-figure-below'
  | 'missing-figure'
  | 'zero-weight'
  | 'missing-weight'
  | 'grade-missing'
  | 'rank-missing'
  | 'total-missing'
  | 'without-score'
  | 'award-finer-than-fen'
  | 'period-without-score'
  | 'incomplete'
  | 'refused'
  | 'unknown-node'

/** Everything that the scoring of schemes can say beyond the kernel: findings, questions, reasons, and steps of explanations. */
export type SchemeCode =
  | Exclude<SchemeCheckCode, KernelCode>
  | SchemeFactCode
  | SchemeWord
  | NoNextGradeReason
  | SchemeQuestionCode
  | Exclude<ScoreReason, KernelCode>
  | `scoring-${ScoreStep}`
