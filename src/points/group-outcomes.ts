import type { PeriodKind } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import { settleQuotas } from './grade-quotas.js'
import { settleBudget } from './issuance-budgets.js'
import { listOf, rankMembers, type RankedGroup } from './member-rankings.js'
import type { MemberWork } from './member-work.js'
import type { FrameWork } from './score-frame.js'
import type { Settlement } from './settlement.js'

/** Quotas, rankings, lists and budgets: what needs the whole set of members. Grades and ranks are written to the members. */
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
    if (ranking.per !== undefined && !ranking.per.includes(kind)) continue
    ranked.set(ranking.id, rankMembers(work, ranking, scored))
  }
  return {
    quotas,
    lists: (rules.lists ?? []).flatMap((list) => {
      const groups = ranked.get(list.ranking)
      return groups === undefined ? [] : [{ id: list.id, groups: groups.map((group) => listOf(work, list, group)) }]
    }),
    budgets: (rules.budgets ?? []).map((budget) => settleBudget(work, budget, scored)),
  }
}
