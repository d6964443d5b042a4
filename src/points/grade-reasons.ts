import type { DecisionNeed, DiagnosticData, Label, Result } from '../kernel/index.js'
import { exactToShownText, roundExact } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { decided } from './compiled-book.js'
import { present, type PointGradeReasonCode } from './explanation-steps.js'
import { gradeTitle } from './grade-quotas.js'
import { vetoGrade } from './member-grades.js'
import { figureOf, tablesFor } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { MemberWork } from './member-work.js'
import type { GradeBand, GradeTable } from './outcome-rules.js'
import { sectionName } from './rule-names.js'
import type { MemberScore, Settlement } from './settlement.js'
import type { OpenPlace } from './undecided.js'

/** One reason of a grade; `describe` makes a sentence of it. */
export interface PointGradeReason {
  /** What decided: a band, a gate, a veto, a seat of a quota, or an open decision. */
  readonly code: PointGradeReasonCode
  /** The figure, the line, titles, clauses, seats. */
  readonly data: DiagnosticData
}

/** Why a member has its grade in one table, step by step. */
export interface PointGradeReasons {
  /** Id of the grade table. */
  readonly table: string
  /** The grade, or why there is none. */
  readonly grade: Result<string, PointsCode>
  /** From the band of the score to the seat of the quota. */
  readonly reasons: readonly PointGradeReason[]
}

/** The reasons of every grade of a member; `before` quotas as the member alone was settled. `open` are the open questions of the book. */
export function gradeReasonsOf(
  member: MemberWork,
  score: MemberScore,
  settlement: Settlement,
  open: readonly OpenPlace[],
): readonly PointGradeReasons[] {
  return tablesFor(member.outcome).map((table) => {
    const grade = score.grades.find((one) => one.id === table.id)!.grade
    return { table: table.id, grade, reasons: reasonsIn(member, table, grade, settlement, open) }
  })
}

function reasonsIn(
  member: MemberWork,
  table: GradeTable,
  grade: Result<string, PointsCode>,
  settlement: Settlement,
  open: readonly OpenPlace[],
): readonly PointGradeReason[] {
  const { outcome } = member
  const reasons: PointGradeReason[] = []
  const forced = vetoGrade(outcome, table, 'grade')
  const figure = figureOf(outcome, table.figure)
  const rounding = decided(table.rounding)
  if (forced === undefined && figure.status === 'computed') {
    const exact = rounding === 'none' ? figure.value : roundExact(figure.value, rounding)
    const text = shownFigure(exactToShownText(exact, 12), member)
    const own = outcome.grades.get(table.id)
    const limit = vetoGrade(outcome, table, 'gradeLimit')
    const failed = failedGates(member, table)
    const reached = failed[0]?.band.grade ?? (own?.status === 'computed' ? own.value : undefined)
    const band = limit === undefined ? bandNamed(table, reached) : bandNamed(table, failed[0]?.band.grade)
    if (band !== undefined) reasons.push({ code: 'grade-by-band', data: { figure: text, ...bandWords(table, band) } })
    for (const one of failed) reasons.push({ code: 'grade-gate-not-passed', data: one.data })
  }
  for (const kind of ['grade', 'gradeLimit'] as const) {
    const set = vetoGrade(outcome, table, kind)
    const veto = outcome.vetoes.find(({ rule, applied }) => {
      const effect = decided(rule.effect)
      return effect.kind === kind && effect.grade === set && applied.status === 'computed' && applied.value
    })
    if (set === undefined || veto === undefined || (kind === 'gradeLimit' && forced !== undefined)) continue
    const data = present({ title: veto.rule.title, clause: veto.rule.clause, grade: gradeTitle(table, set) })
    reasons.push({ code: kind === 'grade' ? 'grade-by-veto' : 'grade-limited-by-veto', data })
  }
  reasons.push(...seatReasons(member, table, grade, settlement))
  if (grade.status === 'needs')
    for (const need of grade.missing) reasons.push({ code: 'grade-open', data: openData(need, member, open) })
  return reasons
}

// A question of the book in its own words, or by the part of the rules that it stands in; one that comes up with a case as the catalogue says it.
function openData(
  { code, at, options, data }: DecisionNeed,
  { work }: MemberWork,
  open: readonly OpenPlace[],
): DiagnosticData {
  const veto = work.reading.vetoes.find(({ id }) => id === code)
  if (veto !== undefined) return { decision: code, veto: veto.title }
  const place = open.find((one) => one.code === code)
  if (place === undefined) return present({ ...data, decision: code, at, options })
  const { about } = place.node as { readonly about?: Label }
  const section = sectionName(place.path.split(/[.[]/)[1]!)
  return present({ decision: code, title: about, section: about === undefined ? section : undefined })
}

// The scale of the settlement where the figure is the score itself.
function shownFigure(text: string, member: MemberWork): string {
  const { digits } = member.work.reading.rules.points
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  if (places >= digits) return text
  return `${text}${places === 0 ? '.' : ''}${'0'.repeat(digits - places)}`
}

function failedGates(
  member: MemberWork,
  table: GradeTable,
): readonly { readonly band: GradeBand; readonly data: DiagnosticData }[] {
  const { outcome, work } = member
  const own = outcome.grades.get(table.id)
  const at = own?.status === 'computed' ? table.bands.findIndex((band) => band.grade === own.value) : -1
  return table.bands.slice(0, at < 0 ? 0 : at).flatMap((band) =>
    (band.gates ?? []).flatMap((id) => {
      const gate = (work.reading.rules.gates ?? []).find((one) => one.id === id)
      const passed = gate === undefined ? undefined : testHolds(outcome, gate.when)
      if (gate === undefined || passed?.status !== 'computed' || passed.value) return []
      return [{ band, data: present({ gate: gate.title, clause: gate.clause, grade: gradeTitle(table, band.grade) }) }]
    }),
  )
}

function seatReasons(
  member: MemberWork,
  table: GradeTable,
  grade: Result<string, PointsCode>,
  settlement: Settlement,
): readonly PointGradeReason[] {
  const before = member.outcome.grades.get(table.id)
  if (before?.status !== 'computed' || grade.status !== 'computed') return []
  let reached: string = before.value
  return (table.quotas ?? []).flatMap((quota): PointGradeReason[] => {
    if (quota.grade !== reached || decided(quota.strength) === 'principle') return []
    const own = settlement.quotas.filter((one) => one.table === table.id && one.grade === quota.grade)
    const place = own.length === 1 ? own[0] : undefined
    const seats = place?.seats.status === 'computed' ? place.seats.value : undefined
    const data = present({
      grade: gradeTitle(table, quota.grade),
      other: gradeTitle(table, grade.value),
      clause: quota.clause,
      seats,
      qualified: place?.qualified,
    })
    const seated = grade.value === quota.grade
    if (!seated) reached = grade.value
    return [{ code: seated ? 'grade-seat' : 'grade-no-seat', data }]
  })
}

function bandNamed(table: GradeTable, grade: string | undefined): GradeBand | undefined {
  return table.bands.find((one) => one.grade === grade)
}

function bandWords(table: GradeTable, band: GradeBand): DiagnosticData {
  return present({
    grade: gradeTitle(table, band.grade),
    from: band.from?.at,
    to: band.to?.at,
    clause: table.clause,
  })
}
