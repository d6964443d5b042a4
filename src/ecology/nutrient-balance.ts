import type { Result, Rounding } from '../kernel/index.js'
import { signExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import {
  balanceBoundaries,
  type BalanceBoundary,
  type NutrientInflow,
  type NutrientOutflow,
  nutrientInflows,
  nutrientOutflows,
} from './balance-boundaries.js'
import type { EcologyCode } from './codes.js'
import { ask, choose, finish, openDesk, remark, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, over, part, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { warnAboveOne } from './nutrient-use.js'
import type { Working } from './working.js'
import { unusable, unusableFacts, wordsKnown } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** A flow of a nutrient. */
export interface NutrientFlow<Flow extends string> {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What kind of flow it is. */
  readonly flow: Flow
  /** Amount: a total, or a rate per area; all flows alike. */
  readonly amount: FieldAmount
}

/** The flows of one nutrient in one period. */
export interface NutrientBalanceFacts {
  /** What went in. */
  readonly inputs: readonly NutrientFlow<NutrientInflow>[]
  /** What went out. */
  readonly outputs: readonly NutrientFlow<NutrientOutflow>[]
  /** What the surplus is found to have become: mineral nitrogen left in the soil, apparent loss. It must add up to the surplus. */
  readonly fate?: readonly { readonly id: string; readonly amount: FieldAmount }[]
  /** The land, for figures per area. */
  readonly area?: FieldAmount
}

/** What a question about a balance names. */
export interface NutrientBalanceQuestion {
  /** What the balance looks at; absent: as the method says or as was decided. */
  readonly boundary?: BalanceBoundary
  /** Unit of the figures: `tonne`, `kilogram:N/hectare`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** One flow in the answer. */
export interface CountedFlow {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What kind of flow it is. */
  readonly flow: string
  /** Whether the boundary counts it. */
  readonly counted: boolean
  /** The amount in the unit of the question. */
  readonly amount: FieldFigure
}

/** A nutrient balance. */
export interface NutrientBalance {
  /** What the balance looked at. */
  readonly boundary: BalanceBoundary
  /** Every inflow, counted or not. */
  readonly inputs: readonly CountedFlow[]
  /** Every outflow, counted or not. */
  readonly outputs: readonly CountedFlow[]
  /** Sum of counted inflows. */
  readonly totalInput: FieldFigure
  /** Sum of counted outflows. */
  readonly totalOutput: FieldFigure
  /** Input − output: positive when more went in. Below zero the soil is mined. */
  readonly surplus: FieldFigure
  /** (Input − output) ÷ output, percent: the balance rate of Chinese papers. */
  readonly balanceRate: FieldOutcome
  /** All counted output ÷ input, percent. */
  readonly outputOverInput: FieldOutcome
  /** Harvested output ÷ input, percent (养分利用率); needs the harvest apart from losses. */
  readonly nutrientUseEfficiency: FieldOutcome
  /** The same of nitrogen (氮素利用率, NUE of the EU Nitrogen Expert Panel); absent for other nutrients. */
  readonly nitrogenUseEfficiency?: FieldOutcome
  /** Each counted flow as a share of all input or output. */
  readonly shares: readonly { readonly id: string; readonly share: FieldOutcome }[]
  /** Surplus per area. */
  readonly surplusPerArea?: FieldOutcome
  /** Surplus less what it is found to have become; zero when the books close. */
  readonly unexplained?: FieldFigure
}

/**
 * Balances one nutrient over a named boundary. Surplus, balance rate and use efficiency come together, because they differ by their denominator; always
 * read the efficiency beside the output and the surplus.
 *
 * Findings: `soil-mining` (surplus below zero or efficiency above 100 %), `flow-outside-boundary`, `losses-count-as-output`, `soil-mineral-in-surplus`,
 * `books-do-not-close`. Reasons: `units-differ`, `negative-amount`, `zero-input`, `zero-output`. Needs: `balance-boundary`; `harvested-output` inside the
 * efficiency where only a total is known.
 *
 * @param method - may fix the boundary
 * @param facts - the flows
 * @param question - boundary and unit
 * @returns the balance, itemised
 * @example
 * ```ts
 * import { nutrientBalance, openMethod } from 'xiangzhen/ecology'
 * const facts = {
 *   inputs: [{ id: 'in', flow: 'total' as const, amount: { value: '8285', unit: 'tonne:N' } }],
 *   outputs: [{ id: 'out', flow: 'total' as const, amount: { value: '6173', unit: 'tonne:N' } }],
 * }
 * const question = { boundary: 'soilSurfaceWithLosses' as const, unit: 'tonne:N', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = nutrientBalance(openMethod, facts, question)
 * result.status === 'computed' && result.value.balanceRate.status === 'computed' && result.value.balanceRate.figure // => '34.2'
 * ```
 */
export function nutrientBalance(
  method: FieldMethod,
  facts: NutrientBalanceFacts,
  question: NutrientBalanceQuestion,
): Result<NutrientBalance, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'inputs[].amount', 'outputs[].amount', '?fate[]')) return unusableFacts(desk)
  eachOnce(desk, facts.inputs, 'inputs')
  eachOnce(desk, facts.outputs, 'outputs')
  wordsKnown(desk, facts.inputs, 'flow', nutrientInflows, 'inputs')
  wordsKnown(desk, facts.outputs, 'flow', nutrientOutflows, 'outputs')
  const names = Object.keys(balanceBoundaries) as BalanceBoundary[]
  const boundary = choose(desk, 'balance-boundary', '', names, question.boundary)
  if (boundary === '') return finish(desk, () => undefined as never)
  const rules = balanceBoundaries[boundary]
  const inputs = countedOf(desk, facts.inputs, rules.inputs, 'inputs', question.unit)
  const outputs = countedOf(desk, facts.outputs, rules.outputs, 'outputs', question.unit)
  const totalInput = total(desk, 'nutrient-input', stepsOf(inputs), question.unit, 'inputs')
  const totalOutput = total(desk, 'nutrient-output', stepsOf(outputs), question.unit, 'outputs')
  const surplus = less(desk, 'nutrient-surplus', totalInput, totalOutput, 'outputs')
  const notes = { boundary, unit: question.unit }
  if (surplus.span.mid !== undefined && signExact(surplus.span.mid) < 0) warn(desk, 'soil-mining', 'outputs', notes)
  if (boundary === 'soilSurfaceWithLosses') remark(desk, 'losses-count-as-output', 'outputs', notes)
  if (boundary === 'soilMineral') remark(desk, 'soil-mineral-in-surplus', 'inputs', notes)
  const efficiency = part(desk, 'percent', 'outputs', (inner) =>
    efficiencyOf(inner, outputs, totalInput, question.unit),
  )
  const balance: NutrientBalance = {
    boundary,
    inputs: inputs.map(shownFlow),
    outputs: outputs.map(shownFlow),
    totalInput: figureIn(desk, totalInput, question.unit, 'unit'),
    totalOutput: figureIn(desk, totalOutput, question.unit, 'unit'),
    surplus: figureIn(desk, surplus, question.unit, 'unit'),
    balanceRate: part(desk, 'percent', 'outputs', (inner) =>
      over(inner, 'balance-rate', surplus, totalOutput, 'zero-output', 'outputs'),
    ),
    outputOverInput: part(desk, 'percent', 'inputs', (inner) =>
      over(inner, 'output-over-input', totalOutput, totalInput, 'zero-input', 'inputs'),
    ),
    nutrientUseEfficiency: efficiency,
    ...(isNitrogen(question.unit) ? { nitrogenUseEfficiency: efficiency } : {}),
    shares: [
      ...sharesOf(desk, inputs, totalInput, 'zero-input'),
      ...sharesOf(desk, outputs, totalOutput, 'zero-output'),
    ],
    ...perArea(desk, facts, surplus),
    ...closing(desk, facts, surplus, question.unit),
  }
  return finish(desk, () => balance)
}

interface Counted extends CountedFlow {
  readonly step: Working
}

function countedOf(
  desk: Desk,
  flows: readonly NutrientFlow<string>[],
  counted: readonly string[],
  path: string,
  unit: string,
): readonly Counted[] {
  return flows.map(({ id, flow, amount }, index) => {
    const where = `${path}[${index}].amount`
    const step = take(desk, amount, { code: 'amount', at: id, path: where, unit })
    const inside = counted.includes(flow)
    if (!inside) remark(desk, 'flow-outside-boundary', `${path}[${index}]`, { id, flow })
    return { id, flow, counted: inside, amount: figureIn(desk, step, unit, where), step }
  })
}

function stepsOf(flows: readonly Counted[]): readonly Working[] {
  return flows.filter((one) => one.counted).map((one) => one.step)
}

function shownFlow({ id, flow, counted, amount }: Counted): CountedFlow {
  return { id, flow, counted, amount }
}

const harvested: readonly string[] = ['harvest', 'residueRemoved', 'animalProducts', 'manureExported']

function efficiencyOf(desk: Desk, outputs: readonly Counted[], totalInput: Working, unit: string): Working {
  if (outputs.some((one) => one.counted && one.flow === 'total')) {
    ask(desk, { code: 'harvested-output', options: [], free: 'figure', data: { unit } })
  }
  const taken = outputs.filter((one) => one.counted && harvested.includes(one.flow)).map((one) => one.step)
  const share = over(
    desk,
    'nitrogen-use-efficiency',
    total(desk, 'harvested', taken, unit, 'outputs'),
    totalInput,
    'zero-input',
    'inputs',
  )
  warnAboveOne(desk, share)
  return share
}

function sharesOf(desk: Desk, flows: readonly Counted[], whole: Working, zero: 'zero-input' | 'zero-output') {
  return flows
    .filter((one) => one.counted)
    .map(({ id, step }) => ({
      id,
      share: part(desk, 'percent', id, (inner) => over(inner, 'share-of-flow', step, whole, zero, id, { name: id })),
    }))
}

function perArea(
  desk: Desk,
  facts: NutrientBalanceFacts,
  surplus: Working,
): { readonly surplusPerArea?: FieldOutcome } {
  if (facts.area === undefined) return {}
  return {
    surplusPerArea: part(desk, '', 'area', (inner) => {
      const area = take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
      return over(inner, 'surplus-per-area', surplus, area, 'zero-area', 'area')
    }),
  }
}

function closing(
  desk: Desk,
  facts: NutrientBalanceFacts,
  surplus: Working,
  unit: string,
): { readonly unexplained?: FieldFigure } {
  if (facts.fate === undefined) return {}
  const parts = facts.fate.map(({ id, amount }, index) =>
    take(desk, amount, { code: 'amount', at: id, path: `fate[${index}].amount`, unit }),
  )
  const gap = less(desk, 'unexplained-surplus', surplus, total(desk, 'fate-of-surplus', parts, unit, 'fate'), 'fate')
  const unexplained = figureIn(desk, gap, unit, 'unit')
  if (unexplained.figure !== undefined && /[1-9]/.test(unexplained.figure))
    warn(desk, 'books-do-not-close', 'fate', { gap: unexplained.figure, unit })
  return { unexplained }
}

function isNitrogen(unit: string): boolean {
  return unit.split('/')[0]?.endsWith(':N') === true
}
