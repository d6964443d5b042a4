import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { decided, type BookReading } from './compiled-book.js'
import { singleTests } from './looked-at.js'
import type { OutcomeTest } from './outcome-tests.js'
import type { ResultWorth } from './point-worths.js'
import type { RuleBookCode } from './rule-book-codes.js'

type Finding = Diagnostic<RuleBookCode>

/** Conditions of points that follow from results: those that run in a circle, those that a span cannot answer, spans that do not fill the period. */
export function checkResults(reading: BookReading): readonly Finding[] {
  return reading.results.flatMap(({ index, item, worth }) => {
    const { when, per, longer } = worth as ResultWorth
    const path = `rules.items[${index}].worth`
    const tests = allTests(reading, singleTests(when), [])
    const found: Finding[] = []
    const circular = tests.find(isOfThisPeriod)
    if (circular !== undefined)
      found.push(diagnostic('condition-circular', 'error', `${path}.when`, { witness: circular.by }))
    if (longer !== undefined) {
      const score = decided(reading.timing.score)
      if (score !== 'custom' && monthsIn[longer] <= monthsIn[score])
        found.push(diagnostic('not-a-longer-period', 'error', `${path}.longer`, { longer, score, witness: longer }))
      if (item.category !== undefined || item.kind === 'allocation')
        found.push(
          diagnostic('longer-not-in-total', 'error', `rules.items[${index}]`, { item: item.id, witness: item.id }),
        )
      return found
    }
    const span = per === undefined ? undefined : decided(per)
    if (span === undefined) return found
    const whole = tests.find((one) => one.by === 'figure' && !figuresOfSpan.includes(one.figure.of))
    if (whole?.by === 'figure')
      found.push(diagnostic('figure-not-in-span', 'error', `${path}.when`, { witness: whole.figure.of }))
    const score = decided(reading.timing.score)
    if (score !== 'custom' && monthsIn[span] > monthsIn[score])
      found.push(diagnostic('span-not-in-period', 'error', `${path}.per`, { span, score, witness: span }))
    return found
  })
}

const figuresOfSpan: readonly string[] = ['count', 'quantity', 'measure']

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

// The single tests with those of the gates that they name.
function allTests(
  reading: BookReading,
  tests: readonly OutcomeTest[],
  seen: readonly string[],
): readonly OutcomeTest[] {
  return tests.flatMap((test): readonly OutcomeTest[] => {
    if (test.by !== 'gate' || seen.includes(test.gate)) return [test]
    const gate = (reading.rules.gates ?? []).find((one) => one.id === test.gate)
    return gate === undefined ? [] : allTests(reading, singleTests(gate.when), [...seen, test.gate])
  })
}

// Grades, places and lists of a period follow from its score; points that the score is made of cannot follow from them.
function isOfThisPeriod(test: OutcomeTest): boolean {
  return (
    test.by === 'grade' ||
    test.by === 'streak' ||
    test.by === 'gradeChange' ||
    (test.by === 'earlier' && test.present === true)
  )
}
