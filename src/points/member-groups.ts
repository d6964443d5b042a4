import { type DecisionNeed } from '../kernel/index.js'
import type { MemberWork } from './member-work.js'
import type { PointGroup } from './outcome-rules.js'
import { organisationOf } from './roster-index.js'
import type { FrameWork } from './score-frame.js'
import { groupBy, lastDayInScheme } from './scoring-desk.js'
import { rulingOn } from './ruling.js'

/** Groups of members; a member of two organisations of one level needs a decision. */
export function groupsOf(
  work: FrameWork,
  within: PointGroup,
  members: readonly MemberWork[],
): { readonly groups: ReadonlyMap<string, MemberWork[]>; readonly undecided: ReadonlyMap<MemberWork, DecisionNeed> } {
  const undecided = new Map<MemberWork, DecisionNeed>()
  const groups = groupBy(members, (member) => {
    if (within === 'everyone') return within
    const { desk, className } = member.outcome
    if (within === 'class') return className
    const held = organisationOf(work.roster, desk.subject, within.level, lastDayInScheme(desk))
    if (held.length < 2) return held[0]
    const need: DecisionNeed = { code: 'organisation-of-member', at: desk.subject.id, options: held }
    const chosen = rulingOn(undefined, work.decisions, need)
    if (chosen.status === 'computed') return chosen.value
    undecided.set(member, need)
    return undefined
  })
  return { groups: new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))), undecided }
}
