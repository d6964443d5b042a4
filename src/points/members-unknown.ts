import { diagnostic } from '../kernel/index.js'
import type { Label } from '../kernel/index.js'
import type { Outcome } from './outcome-desk.js'
import type { MemberWork } from './member-work.js'
import type { FrameWork } from './score-frame.js'

// Reasons that take a member out of a comparison: it has no such figure, and nothing that is handed in later gives it one.
const leftOut: readonly string[] = [
  'no-records',
  'not-for-class',
  'nothing-to-settle',
  'zero-denominator',
  'no-upper-limit',
]

/** Whether a member has a figure that nobody knows yet, so that it may come to stand anywhere among the others. */
export function isUnknown(figure: Outcome<unknown>): boolean {
  return figure.status === 'not-computable' && !leftOut.includes(figure.reason)
}

/** Says of whom the figure that a comparison goes by is not known. */
export function noteUnknown(
  work: FrameWork,
  members: readonly MemberWork[],
  path: string,
  data: { readonly title: Label; readonly group: string },
): void {
  if (members.length === 0) return
  const names = members.map((one) => one.numbers.subject.id)
  work.diagnostics.push(
    diagnostic('ranking-incomplete', 'warning', path, { ...data, count: names.length, members: names }),
  )
}
