import { coversPeriod, decided, totalId, type AccountLimits, type BookAccount } from './compiled-book.js'
import type { PointCap, PointItem } from './point-items.js'
import type { PointAccount, PointCategory, PointTiming, RuleBookRules } from './rule-book.js'
import type { Decidable } from './undecided.js'

/** The accounts of a reading: allocation items, categories from the inside out, the total. */
export function indexAccounts(
  rules: RuleBookRules,
  categories: readonly PointCategory[],
  items: readonly PointItem[],
): readonly BookAccount[] {
  type Draft = {
    id: string
    kind: BookAccount['kind']
    within: string | undefined
    account: PointAccount
    classes?: readonly string[]
  }
  const drafts: Draft[] = []
  for (const item of items) {
    if (item.kind !== 'allocation') continue
    const category = item.category === undefined ? undefined : decided(item.category)
    const account: PointAccount = {
      opening: {
        points: item.allotment,
        ...(item.joiners === undefined ? {} : { joiners: item.joiners }),
        ...(item.leavers === undefined ? {} : { leavers: item.leavers }),
        ...(item.classChange === undefined ? {} : { classChange: item.classChange }),
      },
      ...(item.floor === 'zero' ? { floor: { at: '0', mode: 'total' } } : {}),
    }
    drafts.push({
      id: item.id,
      kind: 'allocation',
      within: category,
      account,
      ...(item.classes === undefined ? {} : { classes: item.classes }),
    })
  }
  const depth = (category: PointCategory): number => {
    let steps = 0
    let next: PointCategory | undefined = category
    while (next?.within !== undefined && steps <= categories.length) {
      const parent: string = next.within
      next = categories.find((one) => one.id === parent)
      steps += 1
    }
    return steps
  }
  for (const category of [...categories].sort((a, b) => depth(b) - depth(a))) {
    drafts.push({
      id: category.id,
      kind: 'category',
      within: category.within,
      account: category,
      ...(category.classes === undefined ? {} : { classes: category.classes }),
    })
  }
  drafts.push({ id: totalId, kind: 'total', within: undefined, account: rules.total })
  const indexOf = new Map(drafts.map((one, index) => [one.id, index]))
  const total = drafts.length - 1
  return drafts.map((one, index) => ({
    index,
    id: one.id,
    kind: one.kind,
    parent: index === total ? -1 : (indexOf.get(one.within ?? totalId) ?? total),
    account: one.account,
    caps: realCaps(one.account.caps),
    limits: limitsOf(realCaps(one.account.caps), rules.timing),
    children: drafts.flatMap((other, child) =>
      child !== total && (indexOf.get(other.within ?? totalId) ?? total) === index ? [child] : [],
    ),
    items: [],
    classes: one.classes,
  }))
}

function limitsOf(caps: readonly PointCap[], timing: PointTiming): AccountLimits {
  const still = caps.filter((cap) => cap.mode !== 'inDateOrder')
  const whole = still.filter((cap) => !isDatedCap(cap, timing))
  return {
    dated: still.filter((cap) => isDatedCap(cap, timing)),
    running: caps.filter((cap) => cap.mode === 'inDateOrder'),
    whole: ['gross', 'losses', 'net'].flatMap((basis) => whole.filter((cap) => cap.basis === basis)),
  }
}

/** Whether a cap looks at the days of entries. */
export function isDatedCap(cap: PointCap, timing: PointTiming): boolean {
  return cap.between !== undefined || !coversPeriod(cap.per, timing)
}

/** Caps without the readings that say there is none. */
export function realCaps<C extends PointCap>(caps: readonly Decidable<C | 'none'>[] | undefined): readonly C[] {
  return (caps ?? []).flatMap((one) => {
    const cap = decided<C | 'none'>(one)
    return cap === 'none' ? [] : [cap]
  })
}
