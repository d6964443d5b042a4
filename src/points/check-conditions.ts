import { diagnostic } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactZero, multiplyExact, type Exact } from '../kernel/internal.js'
import { shown, type Reach } from './book-reach.js'
import type { Finding } from './check-limits.js'
import { decided, type BookReading } from './compiled-book.js'
import type { OutcomeTest, OutcomeTests } from './outcome-tests.js'

/** Conditions that say nothing, or that nobody can meet. */
export function conditionFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const findings: Finding[] = []
  const look = (tests: OutcomeTests, path: string): void => {
    if ('any' in tests) tests.any.forEach((one, index) => look(one, `${path}.any[${index}]`))
    else if ('all' in tests) {
      findings.push(...redundantIn(reading, tests.all, path))
      tests.all.forEach((one, index) => look(one, `${path}.all[${index}]`))
    } else findings.push(...neverMet(tests, path, reaches))
  }
  for (const [index, gate] of (reading.rules.gates ?? []).entries()) look(gate.when, `rules.gates[${index}].when`)
  for (const [index, one] of (reading.rules.consequences ?? []).entries())
    look(decided(one).when, `rules.consequences[${index}].when`)
  for (const [index, { when }] of (reading.rules.lists ?? []).entries())
    if (when !== undefined) look(when, `rules.lists[${index}].when`)
  return findings
}

function neverMet(test: OutcomeTest, path: string, reaches: readonly Reach[]): readonly Finding[] {
  if (
    test.by !== 'figure' ||
    typeof test.line !== 'string' ||
    (test.figure.of !== 'effective' && test.figure.of !== 'raw')
  )
    return []
  const line = exactOf(test.line)
  const comparison = decided(test.compare)
  if (comparison !== 'atLeast' && comparison !== 'moreThan') return []
  const out = reaches.every(
    ({ total }) => total !== undefined && compareExact(total, line) < (comparison === 'atLeast' ? 0 : 1),
  )
  if (!out) return []
  const best = reaches.reduce<Exact>((most, { total }) => (compareExact(total!, most) > 0 ? total! : most), exactZero)
  return [diagnostic('condition-never-met', 'error', path, { line: test.line, witness: shown(best) })]
}

type FigureTest = Extract<OutcomeTest, { by: 'figure' }>

// Of conditions that must all hold, one that follows from the others says nothing.
function redundantIn(reading: BookReading, all: readonly OutcomeTests[], path: string): readonly Finding[] {
  const tests = all.flatMap((one, index) => {
    if (!('by' in one) || one.by !== 'figure' || typeof one.line !== 'string') return []
    const compare = decided(one.compare)
    return compare === 'atLeast' || compare === 'moreThan' ? [{ test: one, index, line: exactOf(one.line) }] : []
  })
  return tests.flatMap(({ test, index, line }): Finding[] => {
    const stronger = tests.find(
      (other) =>
        other.index !== index &&
        sameFigure(other.test, test) &&
        (compareExact(other.line, line) > 0 || (compareExact(other.line, line) === 0 && other.index < index)),
    )
    const implied = stronger === undefined && impliedByParts(reading, test, line, tests)
    if (stronger === undefined && !implied) return []
    return [
      diagnostic('condition-redundant', 'note', `${path}.all[${index}]`, {
        line: test.line as string,
        witness: stronger === undefined ? 'the parts' : (stronger.test.line as string),
      }),
    ]
  })
}

function sameFigure(a: FigureTest, b: FigureTest): boolean {
  return a.figure.of === b.figure.of && ('id' in a.figure ? a.figure.id : '') === ('id' in b.figure ? b.figure.id : '')
}

// A line for the total that the lines for all of its parts reach together; only where nothing else can take points away.
function impliedByParts(
  reading: BookReading,
  test: FigureTest,
  line: Exact,
  tests: readonly { readonly test: FigureTest; readonly line: Exact }[],
): boolean {
  if (test.figure.of !== 'effective' && test.figure.of !== 'raw') return false
  const total = reading.accounts[reading.accounts.length - 1]!
  if (total.account.combine !== undefined || total.caps.length > 0) return false
  let sum = exactZero
  for (const child of total.children) {
    const account = reading.accounts[child]!
    const own = tests.find(({ test: other }) => other.figure.of === 'category' && other.figure.id === account.id)
    if (own === undefined) return false
    sum = addExact(
      sum,
      account.account.factor === undefined
        ? own.line
        : multiplyExact(own.line, exactOf(account.account.factor as string)),
    )
  }
  const safe = total.items.every((item) => reading.items[item]!.sign === 1)
  return total.children.length > 0 && safe && compareExact(sum, line) >= 0
}
