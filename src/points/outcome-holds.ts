import { computed, notComputable } from '../kernel/index.js'
import { decided, itemsCovered } from './compiled-book.js'
import { earlierHolds, gradeRose, streakHolds } from './earlier-results.js'
import { andThen, compares, figureOf, gradeIn, lineFor, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import type { NoLossesTest, OutcomeTest, OutcomeTests } from './outcome-tests.js'
import type { DatedPoints } from './subject-numbers.js'

/** Whether a condition holds. Of several, one that fails decides for `all` and one that holds decides for `any`, whatever the others need. */
export function testHolds(at: OutcomeDesk, tests: OutcomeTests): Outcome<boolean> {
  if ('all' in tests)
    return several(
      tests.all.map((one) => testHolds(at, one)),
      false,
    )
  if ('any' in tests)
    return several(
      tests.any.map((one) => testHolds(at, one)),
      true,
    )
  return oneHolds(at, tests)
}

/** Several answers as one: one that is `decisive` decides, whatever the others need. */
export function several(results: readonly Outcome<boolean>[], decisive: boolean): Outcome<boolean> {
  if (results.some((one) => one.status === 'computed' && one.value === decisive)) return computed(decisive)
  return results.find((one) => one.status !== 'computed') ?? computed(!decisive)
}

function oneHolds(at: OutcomeDesk, test: OutcomeTest): Outcome<boolean> {
  switch (test.by) {
    case 'figure': {
      const line = lineFor(at, test.line)
      if (line === undefined) return computed(false)
      return andThen(figureOf(at, test.figure), (figure) => computed(compares(figure, decided(test.compare), line)))
    }
    case 'grade':
      // A table that is not the member's gives it no grade.
      if (!at.beforeResults && test.table !== undefined && !at.grades.has(test.table)) return computed(false)
      return andThen(gradeIn(at, test.table), (grade) => computed(test.grades.includes(grade)))
    case 'gate': {
      const known = at.gates.get(test.gate)
      if (known !== undefined) return andThen(known, (passed) => computed(passed === test.passed))
      const rule = (at.desk.reading.rules.gates ?? []).find((one) => one.id === test.gate)
      if (rule === undefined) return notComputable('nothing-to-settle')
      return andThen(testHolds(at, rule.when), (passed) => computed(passed === test.passed))
    }
    case 'veto':
      return andThen(at.vetoes.find((one) => one.rule.id === test.veto)?.hit ?? computed(false), (hit) =>
        computed(hit === test.hit),
      )
    case 'streak':
      return streakHolds(at, test)
    case 'gradeChange':
      return gradeRose(at, test)
    case 'earlier':
      return earlierHolds(at, test)
    case 'noLosses':
      // What is lost is lost; that nothing was is known when no entry waits for a decision.
      return lossesIn(at, test).length > 0 ? computed(false) : andThen(at.countOf(''), () => computed(true))
  }
}

// What was taken away in the span.
function lossesIn(at: OutcomeDesk, { over }: NoLossesTest): readonly DatedPoints[] {
  const { reading } = at.desk
  const covered = over === undefined ? undefined : itemsCovered(reading, over)
  return at.dated.filter(
    ({ item, day, loss }) =>
      loss && day >= at.span.from && day <= at.span.to && (covered === undefined || covered.has(item)),
  )
}
