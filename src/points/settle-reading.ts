import { dateOfDay, diagnostic, type Decision, type Diagnostic } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import type { BookReading } from './compiled-book.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import type { AddedSums } from './gather-entries.js'
import { settleGroups } from './group-outcomes.js'
import { tryOpenMembers } from './member-readings.js'
import { memberScores } from './member-score.js'
import type { MemberWork } from './member-work.js'
import { planPeriod, type PeriodPlan } from './period-plan.js'
import type { RuleBook } from './rule-book.js'
import { openFrame, type FrameWork } from './score-frame.js'
import { settleMember } from './settle-member.js'
import type { Settlement } from './settlement.js'

/** Settles a period under one reading of the book. */
export function settleReading(
  reading: BookReading,
  facts: PointFacts,
  question: SettlementQuestion,
  decisions: readonly Decision[],
  head: Pick<RuleBook, 'id' | 'version' | 'effective'>,
  added?: AddedSums,
): Settlement {
  const plan = planPeriod(reading, question, decisions)
  const works = plan.frames.map((span) =>
    openFrame(reading, facts, question, decisions, span, added === undefined ? {} : { added }),
  )
  const last = works[works.length - 1]!
  const settled: MemberWork[] = last.roster.subjects.map((_, index) =>
    settleMember(plan, works, index, question.period),
  )
  const members = tryOpenMembers({ reading, facts, question, decisions, added }, settled)
  const groups = settleGroups(last, plan.kind, members)
  const diagnostics = [
    ...notInForce(head, plan, question),
    ...nothingYet(last, plan, question),
    ...works.flatMap((work) => work.diagnostics),
    ...members.flatMap(vetoesToDecide),
  ]
  return {
    book: { id: head.id, version: head.version },
    period: question.period,
    asOf: question.asOf,
    knownAt: question.knownAt,
    members: memberScores(members, plan),
    lists: groups.lists,
    quotas: groups.quotas,
    budgets: groups.budgets,
    diagnostics: sortedOnce(diagnostics),
  }
}

// A roster without anybody, or a period that has not begun, is settled all the same, and said to be.
function nothingYet(
  { roster }: FrameWork,
  { span }: PeriodPlan,
  { period, asOf }: SettlementQuestion,
): readonly Diagnostic<PointsCode>[] {
  const from = dateOfDay(span.from)
  return [
    ...(asOf < from ? [diagnostic('period-not-begun' as const, 'warning', 'period', { period, from, asOf })] : []),
    ...(roster.subjects.length === 0 ? [diagnostic('nothing-to-settle' as const, 'warning', 'roster', {})] : []),
  ]
}

// A scheme may be settled for a time before it was in force only with open eyes.
function notInForce(
  { effective: { from, to } }: Pick<RuleBook, 'effective'>,
  { frames }: PeriodPlan,
  { period }: SettlementQuestion,
): readonly Diagnostic<PointsCode>[] {
  const first = dateOfDay(Math.min(...frames.map((one) => one.score.from)))
  const last = dateOfDay(Math.max(...frames.map((one) => one.until)))
  if (from <= first && (to === undefined || last <= to)) return []
  const outside = from > last || (to !== undefined && to < first)
  const data = { period, from, ...(to === undefined ? {} : { to }) }
  return [diagnostic('book-not-in-force', outside ? 'warning' : 'note', 'effective', data)]
}

// A veto that may be applied says so, whether or not a figure hangs on it.
function vetoesToDecide({ outcome, numbers: { subject } }: MemberWork): readonly Diagnostic<PointsCode>[] {
  return outcome.vetoes.flatMap(({ rule, entries, hit, applied }) =>
    hit.status === 'computed' && applied.status === 'needs'
      ? [
          diagnostic('veto-not-decided', 'warning', `members.${subject.id}`, {
            member: subject.id,
            veto: rule.id,
            title: rule.title,
            entries,
          }),
        ]
      : [],
  )
}

function sortedOnce(list: readonly Diagnostic<PointsCode>[]): readonly Diagnostic<PointsCode>[] {
  if (list.length < 2) return list
  const keyed = new Map(list.map((one) => [`${one.path} ${one.code} ${JSON.stringify(one.data)}`, one]))
  return [...keyed.keys()].sort((a, b) => (a < b ? -1 : 1)).map((key) => keyed.get(key)!)
}
