import type { DecimalText } from '../kernel/index.js'

/**
 * How somebody answers for something: `firstResponsible` (第一责任人), `directResponsible` (直接责任人), `lead` (牵头), `support` (配合),
 * `signOff` (审批), `supervise` (督导).
 */
export type AssignmentRole = 'firstResponsible' | 'directResponsible' | 'lead' | 'support' | 'signOff' | 'supervise'

/** One who answers for a section or an indicator. */
export interface AssignmentLine {
  /** Id of the unit, post or person. */
  readonly who: string
  /** How. */
  readonly role: AssignmentRole
  /** Level of the organisation at which this holds (`county`, `township`, `village`). */
  readonly level?: string
  /** Part of the result (0 to 1), where the text splits it. Absent: the full result counts for each. */
  readonly share?: DecimalText
}
