import { dayNumber, type Decision, type DecisionNeed } from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import type { PointsCode } from './codes.js'
import type { BookReading } from './compiled-book.js'
import type { PointFacts } from './entries.js'
import { oneHeldOn, type Subject } from './roster-index.js'
import type { ScoreFrame } from './scoring-desk.js'
import type { DaySpan } from './windows.js'
import { rulingOn } from './ruling.js'

/** Whether a subject is in the scheme, and on which days it is exempt. */
export interface SchemeStanding {
  readonly kind: 'in' | 'exempt' | 'notApplicable'
  readonly reason: PointsCode
  readonly excluded: readonly DaySpan[]
  readonly needs: readonly DecisionNeed[]
}

const inScheme: SchemeStanding = { kind: 'in', reason: 'not-in-scheme', excluded: [], needs: [] }

/** Where a subject stands towards the scheme in the score period. */
export function standingOf(
  reading: BookReading,
  facts: PointFacts,
  subject: Subject,
  frame: ScoreFrame,
  decisions: readonly Decision[],
): SchemeStanding {
  if (subject.notScored !== undefined) return { ...inScheme, kind: 'notApplicable', reason: 'not-scored' }
  if (subject.from > frame.schemeUntil || subject.to < frame.score.from) {
    return { ...inScheme, kind: 'notApplicable', reason: 'not-in-scheme' }
  }
  const from = subject.from > frame.score.from ? subject.from : frame.score.from
  const to = subject.to < frame.schemeUntil ? subject.to : frame.schemeUntil
  const unscored = (reading.rules.classes ?? []).filter((one) => one.scored === false).map((one) => one.id)
  const own = oneHeldOn(subject.classes, to, reading.classIds, decisions, 'class-of-member', subject.id)
  if (unscored.includes(own.id ?? '')) return { ...inScheme, kind: 'notApplicable', reason: 'not-scored' }
  const needs = own.need?.options.some((one) => unscored.includes(one)) === true ? [own.need] : []
  const excluded: DaySpan[] = []
  for (const record of facts.roster.exemptions ?? []) {
    if (record.member !== subject.id) continue
    const rule = reading.rules.exemptions?.find((one) => one.id === record.exemption)
    if (rule === undefined) continue
    const done = rule.steps.every((step) =>
      record.steps.some((one) => one.step === step && one.on <= frame.asOf && one.on <= frame.knownAt),
    )
    if (!done) continue
    const first = dayNumber(record.from)
    const last = record.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(record.to)
    if (first > to || last < from) continue
    const covers = first <= from && last >= to
    const need = needAbout('exemption-for-part', subject.id)
    const part = rulingOn(covers ? 'whole' : rule.partOfPeriod, decisions, need)
    if (part.status !== 'computed') needs.push(need)
    else if (part.value === 'whole') return { ...inScheme, kind: 'exempt', reason: 'exempt' }
    else if (part.value === 'days') excluded.push({ from: first, to: last })
  }
  return { kind: 'in', reason: 'not-in-scheme', excluded, needs }
}
