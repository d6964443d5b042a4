import type { KernelCode } from '../kernel/index.js'
import type { AttendanceReason, LeaveFault } from './attendance.js'
import type { CheckUpReason } from './branch-check-up.js'
import type { DutyListCode } from './check-duties.js'
import type { DutyFactsCode } from './check-duty-facts.js'
import type { CloseOutRefusalCode } from './close-out.js'
import type { EvidenceAdmissionReason, TimetableCode } from './evidence-cut-off.js'
import type { EscalationFactsCode } from './escalation.js'
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

/** Everything that duties, workflows, ledgers, lists and pay can say: findings, reasons, refusals, open questions, steps. */
export type DutyCode =
  | DutyDecisionCode
  | PayStepCode
  | WorkflowBlockerCode
  | WorkflowCode
  | DutyListCode
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
