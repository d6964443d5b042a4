import type { DiagnosticData, Explanation } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactOf,
  fractionText,
  fromScaled,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  sumExact,
  exactZero,
  type Exact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { figureWord, labelValue } from './charter-words.js'
import type { DistributionRun } from './distribution-run.js'
import { amountStep } from './explain-amount.js'
import { clauseOf, given, isPlain, plainOf, step } from './explain-steps.js'
import { fenOfExact } from './fen.js'
import type { FigureAmount } from './figure-amounts.js'
import type { LadderPart } from './ladder.js'
import type { PoolAmount } from './pool-amount.js'
import { fundPurposes } from './waterfall.js'

/** The amount of a pool as a step: what its rule asks for, and the bound that limited it. `brief` leaves its base as it is. */
export function poolStep(pool: PoolAmount, run: DistributionRun, charter: Charter, brief = false): Explanation {
  const figure = fromScaled(fenOfExact(pool.amount), 2)
  const data = {
    pool: labelValue(pool.rule.label),
    charter: labelValue(charter.title),
    ...clauseOf(pool.rule),
    ...(pool.limitedBy === undefined ? {} : { limit: `limit-${pool.limitedBy}` }),
  }
  if (pool.bound === undefined && pool.limitedBy !== undefined) return given('pool-amount-step', data, figure)
  const asked = askedStep(pool, run, charter, brief)
  if (pool.bound === undefined) return step('pool-amount-step', data, figure, 'sum', [asked])
  const bound = given('pool-bound', { limit: `limit-${pool.limitedBy!}` }, plainOf(pool.bound))
  const [a, b] = [exactOf(asked.figure), pool.bound]
  const operation = compareExact(minExact(a, b), pool.amount) === 0 ? 'minimum' : 'maximum'
  return step('pool-amount-step', data, figure, operation, [asked, bound])
}

function askedStep(pool: PoolAmount, run: DistributionRun, charter: Charter, brief: boolean): Explanation {
  const { rounding } = charter.rules
  const { take } = pool.rule
  const asked = plainOf(roundExact(pool.asked, rounding))
  if (take.kind === 'rest') {
    const left = brief ? undefined : leftStep(pool, pool.asked, run, charter)
    return left === undefined ? given('pool-rest', {}, asked) : step('pool-rest', {}, asked, 'sum', [left])
  }
  if (take.kind === 'losses') return given('pool-losses', {}, asked)
  if (take.kind === 'perUnit') return perUnitStep(pool, take.yuan, asked, run, charter)
  if (take.kind === 'amount' && take.yuan !== undefined) {
    const exact = amountStep(take.yuan, pool.asked, 'pool-fixed', {}, run, charter)
    if (exact.figure === asked) return exact
    const line = amountStep(take.yuan, pool.asked, 'amount-sum', {}, run, charter)
    return step('pool-fixed', {}, asked, 'sum', [line], rounding)
  }
  if (pool.base === undefined) return given('pool-fixed', {}, asked)
  if (pool.ladder !== undefined) return ladderStep(pool, pool.ladder, asked, run, charter, brief)
  if (pool.rate === undefined) return given('pool-fixed', {}, asked)
  const rate = fractionText(pool.rate)
  const data = { rate: percentText(pool.rate), base: baseWord(pool.base.name, run, charter) }
  const base = countedStep(pool, { ...pool.resolved, amount: pool.base.amount }, run, charter, brief)
  if (!rate.includes('/')) {
    return step('pool-asked', data, asked, 'product', [given('pool-rate-step', data, rate), base], rounding)
  }
  const [above = '', below = ''] = rate.split('/')
  const many = step('pool-times', data, product(above, base.figure), 'product', [
    given('pool-rate-above', data, above),
    base,
  ])
  return step('pool-asked', data, asked, 'quotient', [many, given('pool-rate-below', data, below)], rounding)
}

// So much for each unit, times all units.
function perUnitStep(
  pool: PoolAmount,
  yuan: FigureAmount,
  asked: string,
  run: DistributionRun,
  charter: Charter,
): Explanation {
  const each = pool.resolved!.yuan!
  const data = { yuan: plainOf(each) }
  const units = isZeroExact(each) ? exactZero : divideExact(pool.asked, each)
  if (!isPlain(units) || !isPlain(each)) return given('pool-per-unit', data, asked)
  return step(
    'pool-per-unit',
    data,
    asked,
    'product',
    [amountStep(yuan, each, 'pool-each', {}, run, charter), given('pool-units', {}, plainOf(units))],
    charter.rules.rounding,
  )
}

// Each step of a ladder: its rate times the part that it counts for; the base is taken apart once.
function ladderStep(
  pool: PoolAmount,
  parts: readonly LadderPart[],
  asked: string,
  run: DistributionRun,
  charter: Charter,
  brief: boolean,
): Explanation {
  const base = baseWord(pool.base!.name, run, charter)
  const lines = parts.map((part, index) => {
    const rate = fractionText(part.rate)
    const data = { rate: percentText(part.rate), base }
    const amount = multiplyExact(part.rate, part.amount)
    const counted = countedStep(pool, part, run, charter, brief || index > 0)
    if (rate.includes('/') || !isPlain(amount)) return given('pool-ladder-step', data, plainOf(amount))
    return step('pool-ladder-step', data, plainOf(amount), 'product', [given('pool-rate-step', data, rate), counted])
  })
  return step('pool-ladder', { base }, asked, 'sum', lines, charter.rules.rounding)
}

// Where guarantees were paid out of it, the result is called what it is after them.
function baseWord(name: string, run: DistributionRun, charter: Charter): DiagnosticData[string] {
  return name === 'result' && costLines(run).length > 0 ? 'figure-result-net' : figureWord(name, charter)
}

/** 30 % for 0.3, 1/3 for a third. */
export function percentText(rate: Exact): string {
  const text = fractionText(rate)
  if (text.includes('/')) return text
  return `${plainOf(multiplyExact(rate, { n: 100n, d: 1n }))}%`
}

// The part of a base that counts: up to one amount, above another.
function countedStep(
  pool: PoolAmount,
  part: { readonly amount: Exact; readonly over?: Exact; readonly upTo?: Exact },
  run: DistributionRun,
  charter: Charter,
  brief: boolean,
): Explanation {
  const { name, of } = pool.base!
  const { amount, over, upTo } = part
  const word = { name: baseWord(name, run, charter) }
  const whole = brief ? given('figure-step', word, plainOf(of)) : figureStep(name, of, pool, run, charter)
  if (compareExact(of, amount) === 0) return whole
  const limit = upTo === undefined ? undefined : given('counted-up-to', word, plainOf(upTo))
  const capped =
    limit === undefined
      ? whole
      : step('counted-step', word, plainOf(minExact(of, exactOf(limit.figure))), 'minimum', [whole, limit])
  if (over === undefined) return capped
  const above = subtractExact(exactOf(capped.figure), over)
  return compareExact(above, amount) === 0
    ? step('counted-step', word, plainOf(amount), 'difference', [capped, given('counted-over', word, plainOf(over))])
    : given('counted-step', word, plainOf(amount))
}

// A base that is itself a sum, a difference or a pool is taken apart; the others are facts. A base is never below zero.
function figureStep(
  name: string,
  amount: Exact,
  pool: PoolAmount,
  run: DistributionRun,
  charter: Charter,
): Explanation {
  const data = { name: figureWord(name, charter) }
  const found = takenApart(name, amount, pool, run, charter)
  if (found === undefined) return given('figure-step', data, plainOf(amount))
  const figure = exactOf(found.figure)
  if (compareExact(figure, amount) === 0) return found
  if (compareExact(maxExact(figure, exactZero), amount) !== 0) return given('figure-step', data, plainOf(amount))
  return step('figure-step', data, plainOf(amount), 'maximum', [found, given('figure-zero', {}, '0')])
}

function takenApart(
  name: string,
  amount: Exact,
  pool: PoolAmount,
  run: DistributionRun,
  charter: Charter,
): Explanation | undefined {
  switch (name) {
    case 'result':
      return resultStep(run, charter)
    case 'remaining':
      return leftStep(pool, amount, run, charter)
    case 'entering':
      return enteringStep(pool, run, charter)
    case 'available':
      return differenceOf(name, amount, [streamStep(run, charter, false), lossesStep(run, charter)], charter)
    case 'afterLosses':
    case 'distributable':
    case 'distributableWithOpening': {
      const before = run.cascade.pools.slice(0, run.cascade.pools.indexOf(pool))
      const funds = before.filter((one) => name !== 'afterLosses' && fundPurposes.includes(one.rule.purpose))
      const taken = funds.map((one) => poolStep(one, run, charter, true))
      return differenceOf(name, amount, [resultStep(run, charter), lossesStep(run, charter), ...taken], charter)
    }
  }
  const other = run.cascade.pools.find((one) => one.rule.id === name)
  return other === undefined ? undefined : poolStep(other, run, charter)
}

// What the pools of the same level that come before leave of what enters it.
function leftStep(pool: PoolAmount, amount: Exact, run: DistributionRun, charter: Charter): Explanation | undefined {
  const level = run.cascade.pools.filter((one) => one.rule.within === pool.rule.within)
  const before = level.slice(0, level.indexOf(pool)).filter((one) => one.amount.n !== 0n)
  const taken = before.map((one) => (one.drawn === undefined ? poolStep(one, run, charter, true) : drawnStep(one)))
  const entering = enteringStep(pool, run, charter)
  if (taken.length === 0) return entering
  const left = differenceOf('remaining', amount, [entering, ...taken], charter)
  return compareExact(exactOf(left.figure), amount) === 0 ? left : undefined
}

// Losses that a fund gave something toward take only the others out of what is there.
function drawnStep({ rule, amount, drawn }: PoolAmount): Explanation {
  const data = { pool: labelValue(rule.label), ...clauseOf(rule) }
  return given('pool-net-of-fund', data, plainOf(subtractExact(amount, drawn!.amount)))
}

function enteringStep(pool: PoolAmount, run: DistributionRun, charter: Charter): Explanation {
  const parent = run.cascade.pools.find((one) => one.rule.id === pool.rule.within)
  return parent === undefined ? streamStep(run, charter, true) : poolStep(parent, run, charter)
}

// Result, transfers and the opening balance that joins, less guarantees and losses made good ahead of the pools.
function streamStep(run: DistributionRun, charter: Charter, lessLosses: boolean): Explanation {
  const { result, transfersIn, stream, lossesAhead } = run.start
  const joined = stream - result - transfersIn
  const parts = [
    resultStated(run, charter),
    ...(transfersIn === 0 ? [] : [given('figure-transfers', {}, fromScaled(transfersIn, 2))]),
    ...(joined === 0 ? [] : [given('figure-opening', {}, fromScaled(joined, 2))]),
  ]
  const whole = parts.length === 1 ? parts[0]! : step('figure-sum', {}, fromScaled(stream, 2), 'sum', parts)
  const ahead = lessLosses && lossesAhead > 0 ? [given('figure-losses-ahead', {}, fromScaled(lossesAhead, 2))] : []
  const less = [...costLines(run), ...ahead]
  if (less.length === 0) return whole
  const rest = less.reduce((sum, line) => subtractExact(sum, exactOf(line.figure)), exactOf(whole.figure))
  return step('figure-step', { name: 'figure-entering' }, plainOf(rest), 'difference', [whole, ...less])
}

function resultStated(run: DistributionRun, charter: Charter): Explanation {
  const name = charter.rules.measure === 'income' ? 'figure-income' : 'figure-result'
  return given('figure-step', { name }, fromScaled(run.start.result, 2))
}

function resultStep(run: DistributionRun, charter: Charter): Explanation {
  const costs = costLines(run)
  const stated = resultStated(run, charter)
  if (costs.length === 0) return stated
  const sum = sumExact(costs.map((line) => exactOf(line.figure)))
  return step(
    'figure-step',
    { name: 'figure-result-net' },
    plainOf(subtractExact(exactOf(stated.figure), sum)),
    'difference',
    [stated, ...costs],
  )
}

function costLines(run: DistributionRun): readonly Explanation[] {
  return run.guarantees.flatMap(({ due: { rule }, fromStream }) =>
    fromStream === 0
      ? []
      : [
          given(
            'figure-guarantee',
            { guarantee: labelValue(rule.label), ...clauseOf(rule) },
            fromScaled(fromStream, 2),
          ),
        ],
  )
}

function lossesStep(run: DistributionRun, charter: Charter): Explanation {
  const { opening, lossesCovered } = run.start
  const losses = fromScaled(Math.max(0, -opening - lossesCovered), 2)
  return given('figure-step', { name: figureWord('losses', charter) }, losses)
}

// A difference of lines; its name is that of the figure where it is the amount.
function differenceOf(name: string, amount: Exact, lines: readonly Explanation[], charter: Charter): Explanation {
  const rest = lines
    .slice(1)
    .reduce((left, line) => subtractExact(left, exactOf(line.figure)), exactOf(lines[0]!.figure))
  const code = compareExact(rest, amount) === 0 ? 'figure-step' : 'figure-difference'
  return step(code, { name: figureWord(name, charter) }, plainOf(rest), 'difference', lines)
}

function product(a: string, b: string): string {
  return plainOf(multiplyExact(exactOf(a), exactOf(b)))
}
