import { readFigure, type Label } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  minExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { BallotExcess } from './ballot-limits.js'
import type { BallotClass, BallotMethod, BallotRule } from './judged-methods.js'
import { byChoice, leafPoints, leafRefused, type LeafInput, type LeafOutcome, type NodeHit } from './leaf.js'
import type { Actual } from './scheme-facts.js'
import { figureText, givenStep, productStep, quotientStep, sumStep, type Working } from './working.js'

/** What the reading of ballots can ask, and whom. */
export type BallotAsked = Pick<LeafInput, 'indicator' | 'decisions' | 'limited' | 'beyond'>

/** Points by ballots: W × mean ÷ scale. */
export function scoreBallots(method: BallotMethod, rows: readonly Actual[], input: LeafInput): LeafOutcome {
  return askedOfBallots(method, rows, input, (mean) => {
    if (mean.is !== 'points') return mean
    const share = quotientStep('ballot-share', mean.working, givenStep('out-of', exactOf(method.outOf)))
    return leafPoints(productStep('ballots', [givenStep('weight', input.weight), share]), mean.hits)
  })
}

/** The mean of ballots on their scale. */
export function ballotMean(rule: BallotRule, rows: readonly Actual[], asked: BallotAsked): LeafOutcome {
  return askedOfBallots(rule, rows, asked, (mean) => mean)
}

type OverLimit = 'void' | 'returned' | 'counted'

interface Settings {
  readonly abstentions: 'inBase' | 'outOfBase'
  /** What happens to the ballot of a row. */
  readonly treat: (row: Actual) => OverLimit
}

// Works the mean out under every answer to what the text leaves open.
function askedOfBallots(
  rule: BallotRule,
  rows: readonly Actual[],
  asked: BallotAsked,
  made: (mean: LeafOutcome) => LeafOutcome,
): LeafOutcome {
  const open = rule.choices?.some((one) => one.abstention === 'open') === true
  const excesses = rows.flatMap((row) => asked.beyond?.get(row) ?? [])
  const base = excesses.some((one) => one.marked !== one.listed) ? undefined : 'listed'
  const over = excesses.some(({ limit }) => limit.beyond === undefined) ? undefined : 'counted'
  return byChoice(asked, 'abstentions', open ? undefined : 'outOfBase', ['inBase', 'outOfBase'], (abstentions) =>
    byChoice(asked, 'ballot-limit-base', base, ['marked', 'listed'], (of) =>
      byChoice(asked, 'ballot-over-limit', over, ['void', 'returned', 'counted'], (decided) => {
        const treat = (row: Actual): OverLimit => treatment(asked.beyond?.get(row) ?? [], of, decided)
        return made(meanOf(rule, rows, { abstentions, treat }))
      }),
    ),
  )
}

// A ballot that passes several limits: void goes before returned, that before counted.
function treatment(excesses: readonly BallotExcess[], of: 'marked' | 'listed', decided: OverLimit): OverLimit {
  const all = excesses.filter((one) => one[of]).map(({ limit }) => limit.beyond ?? decided)
  return all.includes('void') ? 'void' : all.includes('returned') ? 'returned' : 'counted'
}

function meanOf(rule: BallotRule, rows: readonly Actual[], settings: Settings): LeafOutcome {
  return rule.classes === undefined
    ? plainMean(rule, rows, settings)
    : meanOfClasses(rule, rule.classes, rows, settings)
}

function meanOfClasses(
  rule: BallotRule,
  classes: readonly BallotClass[],
  rows: readonly Actual[],
  settings: Settings,
): LeafOutcome {
  const lines: Working[] = []
  const hits = new Set<NodeHit>()
  for (const { id, title, weight } of classes) {
    const own = rows.filter((row) => row.part === id)
    const mean = plainMean(rule, own, settings)
    if (mean.is === 'refused') return { ...mean, data: { class: title ?? id, ...mean.data } }
    if (mean.is !== 'points') return mean
    for (const hit of mean.hits) hits.add(hit)
    const step = givenStep('class-weight', exactOf(weight))
    lines.push(productStep('ballot-class', [step, mean.working], { class: title ?? id }))
  }
  const whole = classes.reduce((sum, one) => addExact(sum, exactOf(one.weight)), exactZero)
  const mean = quotientStep('ballot-mean', sumStep('ballot-classes', lines), givenStep('class-weights', whole))
  return leafPoints(mean, [...hits])
}

/** Ballots of one choice, or of one mark. */
interface Lot {
  readonly id: string
  readonly title: Label | undefined
  readonly worth: Exact
  readonly count: Exact
}

function plainMean(rule: BallotRule, rows: readonly Actual[], { abstentions, treat }: Settings): LeafOutcome {
  const lots: Lot[] = []
  const idle: Lot[] = []
  const off = { void: exactZero, returned: exactZero }
  const scale = exactOf(rule.outOf)
  for (const row of rows) {
    const count = exactOf(row.count ?? '1')
    const choice = rule.choices?.find((one) => one.id === row.level)
    if (row.level !== undefined && choice === undefined) return leafRefused('unknown-score-level', { level: row.level })
    const reading = readFigure(choice === undefined ? row.value : (choice.value ?? '0'))
    if (!reading.ok || signExact(reading.figure) < 0 || compareExact(reading.figure, scale) > 0) {
      return leafRefused('out-of-range', { value: row.value ?? null, lowest: '0', highest: rule.outOf })
    }
    const treated = treat(row)
    const lot: Lot = { id: choice?.id ?? '', title: choice?.title ?? choice?.id, worth: reading.figure, count }
    if (treated !== 'counted') off[treated] = addExact(off[treated], count)
    else if (choice === undefined || choice.value !== undefined) lots.push(lot)
    else if ((choice.abstention === 'open' ? abstentions : choice.abstention) === 'inBase') idle.push(lot)
  }
  const hits: NodeHit[] = (['void', 'returned'] as const).filter((hit) => !isZeroExact(off[hit]))
  const valid = sumOf(lots)
  const { minimum = 1 } = rule
  if (lots.length === 0 || compareExact(valid, exactInteger(minimum)) < 0) {
    return leafRefused('too-few-ballots', { ballots: figureText(valid), minimum: String(minimum) })
  }
  const trims = rule.trimAbove !== undefined && compareExact(valid, exactInteger(rule.trimAbove)) > 0
  const sorted = gathered(lots)
  const kept = trims ? withoutOne(withoutOne(sorted).reverse()).reverse() : sorted
  const all = [...kept, ...gathered(idle)]
  const number = sumOf(all)
  const lines = all.map(({ title, worth, count }) => {
    const data = {
      ...(title === undefined ? {} : { choice: title }),
      worth: figureText(worth),
      ballots: figureText(count),
    }
    return productStep('ballot-lot', [givenStep('ballot-worth', worth), givenStep('ballot-count', count)], data)
  })
  const mean = quotientStep('ballot-mean', sumStep('ballot-sum', lines), givenStep('ballots-counted', number), {
    ballots: figureText(valid),
    counted: figureText(number),
    ...(isZeroExact(off.void) ? {} : { void: figureText(off.void) }),
    ...(isZeroExact(off.returned) ? {} : { returned: figureText(off.returned) }),
  })
  return leafPoints(mean, trims ? [...hits, 'trimmed'] : hits)
}

function sumOf(lots: readonly Lot[]): Exact {
  return lots.reduce((sum, one) => addExact(sum, one.count), exactZero)
}

// Equal ballots together, the best first.
function gathered(lots: readonly Lot[]): readonly Lot[] {
  const sorted = [...lots].sort((a, b) => compareExact(b.worth, a.worth) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const together: Lot[] = []
  for (const lot of sorted) {
    const last = together[together.length - 1]
    if (last?.id === lot.id && compareExact(last.worth, lot.worth) === 0) {
      together[together.length - 1] = { ...lot, count: addExact(last.count, lot.count) }
    } else together.push(lot)
  }
  return together
}

// One ballot of the highest worth and one of the lowest are left out.
function withoutOne(ballots: readonly Lot[]): Lot[] {
  const [first, ...others] = ballots as readonly [Lot, ...Lot[]]
  const left = subtractExact(first.count, minExact(first.count, exactInteger(1)))
  return signExact(left) > 0 ? [{ ...first, count: left }, ...others] : others
}
