import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import type { MemberWork } from './member-work.js'
import type { PointGroup } from './outcome-rules.js'
import { organisationOf } from './roster-index.js'
import type { FrameWork } from './score-frame.js'
import { lastDayInScheme } from './scoring-desk.js'

/** Groups of members; a member of two organisations of one level needs a decision. */
export function groupsOf(
  work: FrameWork,
  within: PointGroup,
  members: readonly MemberWork[],
): { readonly groups: ReadonlyMap<string, MemberWork[]>; readonly undecided: ReadonlyMap<MemberWork, DecisionNeed> } {
  const groups = new Map<string, MemberWork[]>()
  const undecided = new Map<MemberWork, DecisionNeed>()
  for (const member of members) {
    let group: string | undefined
    if (within === 'everyone') group = 'everyone'
    else if (within === 'class') group = member.outcome.className
    else {
      const { desk } = member.outcome
      const held = organisationOf(work.roster, desk.subject, within.level, lastDayInScheme(desk))
      const value = decisionFor(work.decisions, 'organisation-of-member', desk.subject.id)?.value
      if (held.length > 1 && (value === undefined || !held.includes(value))) {
        undecided.set(member, { code: 'organisation-of-member', at: desk.subject.id, options: held })
        continue
      }
      group = held.length > 1 ? value : held[0]
    }
    if (group === undefined) continue
    const list = groups.get(group)
    if (list === undefined) groups.set(group, [member])
    else list.push(member)
  }
  return { groups: new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))), undecided }
}
