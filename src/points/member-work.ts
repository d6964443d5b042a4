import type { Exact } from '../kernel/internal.js'
import type { AddedPoints } from './longer-results.js'
import type { Outcome, OutcomeDesk } from './outcome-desk.js'
import type { FrameWork } from './score-frame.js'
import type { SubjectNumbers } from './subject-numbers.js'
import type { VetoEffects } from './veto-effects.js'

/** A member on the way to its score. */
export interface MemberWork {
  readonly work: FrameWork
  readonly numbers: SubjectNumbers
  readonly outcome: OutcomeDesk
  readonly vetoed: boolean
  /** The score after vetoes, before its rounding. */
  readonly exact: Outcome<Exact>
  /** What its vetoes did to the score; absent where several score periods go together. */
  readonly effects?: Outcome<VetoEffects>
  /** The score periods that go together. */
  readonly parts?: readonly MemberWork[]
  /** What items add to a period made of several. */
  readonly added?: readonly AddedPoints[]
  /** What it comes to under every answer to its open questions; absent: it is not open, or may come to anything. */
  readonly readings?: readonly MemberWork[]
}
