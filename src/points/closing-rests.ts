import {
  openNeeds,
  periodBounds,
  periodOf,
  type DecimalText,
  type Diagnostic,
  type FiscalYear,
  type Label,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { exactOf } from '../kernel/internal.js'
import { openFigure } from './closing-figures.js'
import { periodAfter, periodOfMember } from './closing-members.js'
import { compares } from './outcome-desk.js'
import type { Comparison } from './outcome-tests.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { MemberScore, Settlement } from './settlement.js'
import type { CalendarPeriodKind } from './redemption-policy.js'
import type { HolderRest } from './wallet-facts.js'

/** A right that rests after a period, because of what the period came to (上季度扣分超过 10 分的，本季度不得兑换). */
export interface RestRule {
  /** Id, unique in its list; rests name it. */
  readonly id: string
  /** The reason in words; refusals name it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The right, as in `RedemptionRules.right`. */
  readonly right: string
  /** Ids of the member classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** What causes it. */
  readonly when: RestCause
  /** When it begins: with the settled period itself, with the next one, or on the day of closing. */
  readonly from: 'thisPeriod' | 'nextPeriod' | 'closing'
  /**
   * How many periods, the first included (from the day of closing: the next periods, counted whole); or to the end of the quarter,
   * half-year or year in which it begins (取消当年兑换资格).
   */
  readonly periods: number | { readonly endOf: Exclude<CalendarPeriodKind, 'month'> }
}

/** What can cause a right to rest. */
export type RestCause =
  /** One of some grades; of one table, or of any. */
  | { readonly by: 'grade'; readonly grades: readonly string[]; readonly table?: string }
  /** A veto that was hit; absent: any. */
  | { readonly by: 'veto'; readonly vetoes?: readonly string[] }
  /** A place on a red or black list. */
  | { readonly by: 'list'; readonly list: string }
  /** What followed by a consequence of the rule book (of any condition that it can state); absent: any outcome. */
  | { readonly by: 'consequence'; readonly consequence: string; readonly outcomes?: readonly string[] }
  /** The score against a line; below zero: `lessThan` `'0'`. */
  | {
      readonly by: 'score'
      readonly figure: 'raw' | 'effective'
      readonly compare: Comparison
      readonly line: DecimalText
    }

/** The rights that rest after a settled period, in code-unit order of holders; figures that hang on a decision are named in `open`. */
export function restsAfter(
  rules: readonly RestRule[],
  settlement: Settlement,
  closedOn: PlainDate,
  year: FiscalYear,
): { readonly rests: readonly HolderRest[]; readonly open: readonly Diagnostic<EntryProcessCode>[] } {
  const rests: HolderRest[] = []
  const open: Diagnostic<EntryProcessCode>[] = []
  for (const rule of rules) {
    const { id, title, clause, right, classes } = rule
    for (const member of settlement.members) {
      if (classes !== undefined && !classes.includes(member.class ?? '')) continue
      const results = figuresBehind(rule.when, settlement, member)
      const needs = openNeeds(results)
      if (needs.length > 0) {
        const decisions = needs.map((need) => need.code)
        open.push(openFigure(member.id, decisions))
      } else if (isHit(rule.when, member, results)) {
        const days = daysOf(rule, periodOfMember(settlement, member, year), closedOn, year)
        rests.push({ holder: member.id, id, title, ...(clause === undefined ? {} : { clause }), right, ...days })
      }
    }
  }
  return { rests: rests.sort((a, b) => (a.holder < b.holder ? -1 : a.holder > b.holder ? 1 : 0)), open }
}

function daysOf(
  { from, periods }: RestRule,
  period: string,
  closedOn: PlainDate,
  year: FiscalYear,
): { readonly from: PlainDate; readonly to: PlainDate } {
  let last = from === 'thisPeriod' ? period : periodAfter(period)
  const first = from === 'closing' ? closedOn : periodBounds(last, year).start
  if (typeof periods === 'object') last = periodOf(first, periods.endOf, year)
  else for (let step = 1; step < periods; step += 1) last = periodAfter(last)
  return { from: first, to: periodBounds(last, year).lastDay }
}

type Named = Result<string | readonly string[] | null>

// The results that a cause looks at; one that could not be computed causes nothing.
function figuresBehind(when: RestCause, { lists }: Settlement, member: MemberScore): readonly Named[] {
  switch (when.by) {
    case 'grade':
      return member.grades.filter(({ id }) => when.table === undefined || when.table === id).map(({ grade }) => grade)
    case 'veto':
      return []
    case 'list':
      return lists.filter(({ id }) => id === when.list).flatMap(({ groups }) => groups.map(({ members }) => members))
    case 'consequence':
      return member.consequences.filter(({ id }) => id === when.consequence).map(({ outcome }) => outcome)
    case 'score':
      return [member[when.figure]]
  }
}

function isHit(when: RestCause, member: MemberScore, results: readonly Named[]): boolean {
  const values = results.flatMap((one) => (one.status === 'computed' && one.value !== null ? [one.value].flat() : []))
  switch (when.by) {
    case 'grade':
      return values.some((grade) => when.grades.includes(grade))
    case 'veto':
      return member.vetoes.some(({ id }) => when.vetoes?.includes(id) ?? true)
    case 'list':
      return values.includes(member.id)
    case 'consequence':
      return values.some((outcome) => when.outcomes?.includes(outcome) ?? true)
    case 'score':
      return values.some((score) => compares(exactOf(score), when.compare, exactOf(when.line)))
  }
}
