import type { OutcomeDesk } from './member-outcomes.js'
import type { FrameWork, SubjectNumbers } from './score-frame.js'
import type { MemberScore } from './settlement.js'

/** A member on the way to its score. */
export interface MemberWork {
  readonly work: FrameWork
  readonly numbers: SubjectNumbers
  readonly outcome: OutcomeDesk
  readonly vetoed: boolean
  readonly ranks: { readonly id: string; readonly place: MemberScore['ranks'][number]['place'] }[]
}
