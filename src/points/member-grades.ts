import { computed, notComputable } from '../kernel/index.js'
import { fractionText, roundExact, type Exact } from '../kernel/internal.js'
import { bandOfExact } from '../scoring/internal.js'
import { decided } from './compiled-book.js'
import { plainBand } from './entry-worth.js'
import { andThen, figureOf, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import { several, testHolds } from './outcome-holds.js'
import type { GradeTable } from './outcome-rules.js'
import { rulingOn } from './ruling.js'

/** The grade by bands, gates and vetoes; quotas come later. A veto that waits for a decision matters only where it changes the grade. */
export function gradeOf(at: OutcomeDesk, table: GradeTable): Outcome<string> {
  const waiting = at.vetoes.find(
    ({ rule, applied }) => applied.status !== 'computed' && ['grade', 'gradeLimit'].includes(decided(rule.effect).kind),
  )
  if (waiting === undefined) return gradeUnder(at, table)
  const under = (applied: boolean): Outcome<string> =>
    gradeUnder(
      {
        ...at,
        vetoes: at.vetoes.map((one) =>
          one.applied.status === 'computed' ? one : { ...one, applied: computed(applied) },
        ),
      },
      table,
    )
  const [strict, mild] = [under(true), under(false)]
  if (strict.status !== 'computed') return strict
  if (mild.status === 'computed' && mild.value === strict.value) return mild
  return waiting.applied as Outcome<string>
}

function gradeUnder(at: OutcomeDesk, table: GradeTable): Outcome<string> {
  const forced = vetoGrade(at, table, 'grade')
  if (forced !== undefined) return computed(forced)
  const banded = andThen(figureOf(at, table.figure), (figure) => bandGrade(at, table, figure))
  return andThen(banded, (grade) => {
    const limit = vetoGrade(at, table, 'gradeLimit')
    if (limit === undefined) return computed(grade)
    const ladder = table.bands.map((band) => band.grade)
    return computed(ladder.indexOf(limit) > ladder.indexOf(grade) ? limit : grade)
  })
}

/** The sternest grade among the applied vetoes that force or limit it. */
export function vetoGrade(at: OutcomeDesk, table: GradeTable, kind: 'grade' | 'gradeLimit'): string | undefined {
  const ladder = table.bands.map((band) => band.grade)
  let sternest: string | undefined
  for (const { rule, applied } of at.vetoes) {
    const effect = decided(rule.effect)
    if (effect.kind !== kind || !ladder.includes(effect.grade)) continue
    if (applied.status !== 'computed' || !applied.value) continue
    if (sternest === undefined || ladder.indexOf(effect.grade) > ladder.indexOf(sternest)) sternest = effect.grade
  }
  return sternest
}

function bandGrade(at: OutcomeDesk, table: GradeTable, figure: Exact): Outcome<string> {
  const rounding = decided(table.rounding)
  const looked = rounding === 'none' ? figure : roundExact(figure, rounding)
  const bands = table.bands
    .filter((band) => band.unbanded !== true)
    .map((band) => plainBand(band, band.grade, undefined))
  const found = bandOfExact(bands, looked)
  let grade: string
  if (found.found === 'one') grade = found.band.id
  else {
    const code = found.found === 'none' ? 'band-gap' : 'band-overlap'
    const options =
      found.found === 'several'
        ? found.bands.map((band) => band.id)
        : [found.above?.id, found.below?.id].flatMap((id) => id ?? [])
    const data = { table: table.id, figure: fractionText(looked) }
    const chosen = rulingOn(undefined, at.desk.decisions, { code, at: table.id, options, data })
    if (chosen.status !== 'computed') return chosen
    grade = chosen.value
  }
  return throughGates(at, table, grade)
}

function throughGates(at: OutcomeDesk, table: GradeTable, first: string): Outcome<string> {
  let index = table.bands.findIndex((band) => band.grade === first)
  for (let steps = 0; steps <= table.bands.length; steps += 1) {
    const band = table.bands[index]
    if (band === undefined) return notComputable('no-grade')
    const passed = several(
      (band.gates ?? []).map((gate) => testHolds(at, { by: 'gate', gate, passed: true })),
      false,
    )
    if (passed.status !== 'computed') return passed
    if (passed.value) return computed(band.grade)
    index = band.otherwise === undefined ? index + 1 : table.bands.findIndex((one) => one.grade === band.otherwise)
  }
  return notComputable('no-grade')
}
