import type { DiagnosticData, Explanation, ExplanationOperation } from '../kernel/index.js'
import { compareExact, exactZero, type Exact } from '../kernel/internal.js'
import { findAmount, type FigureAmount } from './figure-amounts.js'
import type { Charter } from './charter.js'
import { figureWord } from './charter-words.js'
import type { DistributionStepCode } from './distribution-codes.js'
import type { DistributionRun } from './distribution-run.js'
import { given, plainOf, step } from './explain-steps.js'

/** An amount as a step: one that follows figures stands on them, as far as these are what they were when it was found. */
export function amountStep(
  amount: FigureAmount,
  found: Exact,
  code: DistributionStepCode,
  data: DiagnosticData,
  run: DistributionRun,
  charter: Charter,
): Explanation {
  const { book } = run.cascade
  const again = findAmount(amount, book)
  const whole = given(code, data, plainOf(found))
  if (typeof amount === 'string' || !again.ok || compareExact(again.value, found) !== 0) return whole
  if ('of' in amount) {
    // A part such as 1/3 has no finite decimals: the product stands by itself.
    if (amount.times.includes('/')) return whole
    const name = { name: figureWord(amount.of, charter) }
    const own = given('named-figure', name, plainOf(book.figure(amount.of)!))
    return step(code, data, whole.figure, 'product', [given('amount-times', {}, amount.times), own])
  }
  const [of, operation, parts] = partsOf(amount)
  const lines = parts.map((part) => {
    const value = findAmount(part, book)
    return amountStep(part, value.ok ? value.value : exactZero, of, {}, run, charter)
  })
  return step(code, data, whole.figure, operation, lines)
}

function partsOf(
  amount: Exclude<FigureAmount, string | { readonly of: string }>,
): readonly [DistributionStepCode, ExplanationOperation, readonly FigureAmount[]] {
  if ('highestOf' in amount) return ['amount-highest', 'maximum', amount.highestOf]
  return 'lowestOf' in amount ? ['amount-lowest', 'minimum', amount.lowestOf] : ['amount-sum', 'sum', amount.sumOf]
}
