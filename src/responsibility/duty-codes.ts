import type { KernelCode } from '../kernel/index.js'
import type { AttendanceReason, LeaveFault } from './attendance.js'
import type { CheckUpReason } from './branch-check-up.js'
import type { DutyListCode } from './check-duties.js'
import type { ChecklistOutcome } from '../scoring/index.js'
import type { SchemeCode } from './codes.js'
import type { DutyState } from './due-item.js'
import type { GradeStepCode } from './explain-grade.js'
import type { CoverageStepCode } from './explain-coverage.js'
import type { LedgerRateReason, LedgerStepCode } from './explain-ledger.js'
import type { IssueStage } from './ledger-state.js'
import type { StepState } from './next-steps.js'
import type { SubjectScore } from './scheme-result.js'
import type { NodeState } from './node-evaluation.js'
import type { DutyFactsCode } from './check-duty-facts.js'
import type { CloseOutRefusalCode } from './close-out.js'
import type { EvidenceAdmissionReason, TimetableCode } from './evidence-cut-off.js'
import type { EscalationFactsCode } from './check-escalation-facts.js'
import type { OccurrenceRefusal } from './occurrences.js'
import type { PartyDuesReason } from './party-dues.js'
import type { PerformancePayReason } from './performance-pay.js'
import type { StatusLightReason } from './status-light.js'
import type { TargetChainCode } from './target-chain.js'
import type { VoteReason } from './votes.js'
import type { WorkflowCode } from './check-workflow.js'
import type { WorkflowBlockerCode } from './workflow-blockers.js'

/** Questions that duties, workflows, ledgers and lists can leave open. */
export type DutyDecisionCode =
  | 'first-day'
  | 'day-off-shift'
  | 'clock-start'
  | 'written-opinions'
  | 'on-the-limit'
  | 'partial-window'
  | 'day-itself'
  | 'counting-window'
  | 'repeat-steps'
  | 'period-gap'
  | 'publicity-days'
  | 'after-reopening'
  | 'quota-base'
  | 'won-before'
  | 'late-evidence'
  | 'day-kind'
  | 'short-period'
  | 'dues-rounding'

/** Steps of an explained performance pay. */
export type PayStepCode =
  | 'pay-full'
  | 'pay-grade-share'
  | 'pay-by-grade'
  | 'pay-each'
  | 'pay-events'
  | 'pay-item'
  | 'pay-rewards'
  | 'pay-deductions'
  | 'pay-with-rewards'
  | 'pay-before-floor'
  | 'pay-floor'
  | 'pay-not-below-floor'
  | 'pay-amount'

/** Steps of an explained roll-up. */
export type RollUpStepCode =
  | 'roll-up-unit'
  | 'roll-up-no-figure'
  | 'roll-up-sum'
  | 'roll-up-minimum'
  | 'roll-up-maximum'
  | 'roll-up-weighed'
  | 'roll-up-weight'
  | 'roll-up-weights'
  | 'roll-up-weighed-sum'
  | 'roll-up-mean'
  | 'roll-up-rounded'

/** Words for states: of duties, of steps, of issues, of standards, of nodes, of scores. */
export type StateWord =
  | DutyState
  | StepState
  | IssueStage
  | NodeState
  | SubjectScore['state']
  | SubjectScore['standing']
  | ChecklistOutcome['verdict']

/** Everything that duties, workflows, ledgers, lists and pay can say: findings, reasons, refusals, open questions, steps. */
export type DutyCode =
  | DutyDecisionCode
  | PayStepCode
  | RollUpStepCode
  | GradeStepCode
  | LedgerStepCode
  | CoverageStepCode
  | LedgerRateReason
  | Exclude<StateWord, KernelCode | SchemeCode>
  | WorkflowBlockerCode
  | Exclude<WorkflowCode, KernelCode>
  | Exclude<DutyListCode, KernelCode>
  | Exclude<DutyFactsCode, KernelCode>
  | CloseOutRefusalCode
  | OccurrenceRefusal
  | LeaveFault['code']
  | TargetChainCode
  | TimetableCode
  | VoteReason
  | StatusLightReason
  | CheckUpReason
  | EvidenceAdmissionReason
  | PartyDuesReason
  | PerformancePayReason
  | Exclude<AttendanceReason, 'calendar-missing' | 'calendar-not-covered'>
  | 'unknown-issue'
  | 'unknown-case'
  | EscalationFactsCode
  | 'closed-against-rules'
  | 'unknown-target'
  | 'unknown-official'
  | 'too-many-ballots'
  | 'nothing-counted'
  | 'nothing-reported'
  | 'nothing-to-cover'
  | 'no-plan'
  | 'short-period-not-checked'
  | 'plan-is-zero'
  | 'paid-less-than-flags'
  | 'entered-twice'
  | 'unknown-category'
