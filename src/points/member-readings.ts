import { needs, type Decision, type DecisionNeed } from '../kernel/index.js'
import { compareExact, type Exact } from '../kernel/internal.js'
import type { BookReading } from './compiled-book.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import type { AddedSums } from './gather-entries.js'
import { figureOf, type Outcome } from './outcome-desk.js'
import type { MemberWork } from './member-work.js'
import type { FigureRef } from './outcome-tests.js'
import { planPeriod } from './period-plan.js'
import { openFrame } from './score-frame.js'
import { settleMember } from './settle-member.js'

/** How many answers to open questions of members one settlement tries at most; beyond it a member may come to anything. */
const mostTries = 96

/** What settling a member again takes. */
export interface Resettling {
  readonly reading: BookReading
  readonly facts: PointFacts
  readonly question: SettlementQuestion
  readonly decisions: readonly Decision[]
  readonly added: AddedSums | undefined
}

/**
 * Settles members whose score or grade hangs on a decision under every answer, so that what quotas and ranks say of the others is known where it
 * is the same under all of them. A grade that is the same under every answer is determined.
 */
export function tryOpenMembers(given: Resettling, members: readonly MemberWork[]): readonly MemberWork[] {
  let tries = 0
  return members.map((member, index) => {
    if (member.numbers.standing !== 'in' || firstNeed(member) === undefined) return member
    const readings: MemberWork[] = []
    const waiting: (readonly Decision[])[] = [[]]
    for (let extra = waiting.pop(); extra !== undefined; extra = waiting.pop()) {
      const again = extra.length === 0 ? member : settledWith(given, index, member, extra)
      const need = firstNeed(again)
      if (need === undefined) {
        readings.push(again)
        continue
      }
      // Rounding is one question for all members; an act that is like no listed one, and a free value, have no full list of answers.
      tries += need.options.length
      if (
        need.code === 'rounding' ||
        need.code === 'analogy' ||
        need.options.length === 0 ||
        extra.length > 3 ||
        tries > mostTries
      )
        return member
      for (const value of need.options) waiting.push([...extra, answerTo(need, value)])
    }
    for (const [table, grade] of member.outcome.grades) {
      const [first] = readings.map((one) => one.outcome.grades.get(table))
      const same =
        grade.status === 'needs' &&
        first?.status === 'computed' &&
        readings.every((one) => {
          const other = one.outcome.grades.get(table)
          return other?.status === 'computed' && other.value === first.value
        })
      if (same) member.outcome.grades.set(table, first)
    }
    return { ...withSameScore(member, readings), readings }
  })
}

// A score that every answer gives is the score, though its parts may still be open.
function withSameScore(member: MemberWork, readings: readonly MemberWork[]): MemberWork {
  const same = (figure: 'raw' | 'effective'): Outcome<Exact> => {
    const own = member.outcome[figure]
    const first = readings[0]!.outcome[figure]
    const agree =
      first.status === 'computed' &&
      readings.every(({ outcome }) => {
        const other = outcome[figure]
        return other.status === 'computed' && compareExact(other.value, first.value) === 0
      })
    return own.status === 'needs' && agree ? first : own
  }
  return { ...member, outcome: { ...member.outcome, raw: same('raw'), effective: same('effective') } }
}

function answerTo(need: DecisionNeed, value: string): Decision {
  const { code, at } = need
  return { code, ...(at === undefined ? {} : { at }), value, decidedBy: '', decidedOn: '9999-12-31' }
}

function settledWith(given: Resettling, index: number, member: MemberWork, extra: readonly Decision[]): MemberWork {
  const { reading, facts, question, added } = given
  const decisions = [...given.decisions, ...extra]
  const plan = planPeriod(reading, question, decisions)
  const works = plan.frames.map((span) =>
    openFrame(reading, facts, question, decisions, span, {
      only: member.numbers.subject.id,
      ...(added === undefined ? {} : { added }),
    }),
  )
  return settleMember(plan, works, index, question.period)
}

function firstNeed({ outcome }: MemberWork): DecisionNeed | undefined {
  for (const one of [outcome.raw, outcome.effective, ...outcome.grades.values()])
    if (one.status === 'needs') return one.missing[0]
  return undefined
}

/** The least and the most that a figure of a member can be; `anything` where that is not known. */
export function rangeOf(
  member: MemberWork,
  ref: FigureRef,
): { readonly low: Exact; readonly high: Exact } | 'anything' | 'none' {
  const own = figureOf(member.outcome, ref)
  if (own.status === 'computed') return { low: own.value, high: own.value }
  if (own.status === 'not-computable') return 'none'
  const figures = (member.readings ?? []).map((one) => figureOf(one.outcome, ref))
  const known = figures.flatMap((one) => (one.status === 'computed' ? [one.value] : []))
  const [first] = known
  if (first === undefined || known.length < figures.length) return 'anything'
  return {
    low: known.reduce((least, one) => (compareExact(one, least) < 0 ? one : least), first),
    high: known.reduce((most, one) => (compareExact(one, most) > 0 ? one : most), first),
  }
}

/** The needs of several results as one, each once. */
export function needsTogether(list: readonly Outcome<unknown>[]): Outcome<never> {
  const all = list.flatMap((one) => (one.status === 'needs' ? one.missing : []))
  return needs([...new Map(all.map((need) => [`${need.code} ${need.at ?? ''}`, need])).values()])
}
