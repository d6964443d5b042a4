import { computed, type PeriodKind } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import { settleQuotas } from './grade-quotas.js'
import { settleBudget } from './issuance-budgets.js'
import { listOf, rankMembers, type RankedGroup } from './member-rankings.js'
import type { MemberWork } from './member-work.js'
import { andThen, type Outcome } from './outcome-desk.js'
import type { FrameWork } from './score-frame.js'
import type { Settlement } from './settlement.js'

/** Quotas, rankings, lists and budgets: what needs the whole set of members. Grades, ranks and lists are written to the members. */
export function settleGroups(
  work: FrameWork,
  kind: PeriodKind,
  members: readonly MemberWork[],
): Pick<Settlement, 'lists' | 'quotas' | 'budgets'> {
  const { rules } = work.reading
  const scored = members.filter((one) => one.numbers.standing === 'in')
  const quotas = (rules.grades ?? []).flatMap((one, index) => settleQuotas(work, kind, decided(one), index, scored))
  const ranked = new Map<string, readonly RankedGroup[]>()
  for (const ranking of rules.rankings ?? []) {
    if (ranking.per?.includes(kind) === false) continue
    ranked.set(ranking.id, rankMembers(work, ranking, scored))
  }
  const lists = (rules.lists ?? []).flatMap((list) => {
    const groups = ranked.get(list.ranking)?.map((group) => listOf(work, list, group))
    if (groups === undefined) return []
    for (const { outcome, numbers } of scored) {
      const { id } = numbers.subject
      const place = outcome.ranks.get(list.ranking)
      const on = (group: string): Outcome<boolean> =>
        andThen(groups.find((one) => one.group === group)!.members, (ids) => computed(ids.includes(id)))
      outcome.lists.set(list.id, place === undefined ? computed(false) : andThen(place, ({ group }) => on(group)))
    }
    return [{ id: list.id, groups }]
  })
  return {
    quotas,
    lists,
    budgets: (rules.budgets ?? []).map((budget) => settleBudget(work, budget, scored)),
  }
}
