import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactToShownText,
  exactToText,
  exactZero,
  multiplyExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { appraiseProject, type ProjectAppraisal, type ProjectFacts, type ProjectQuestion } from './project.js'
import type { ReturnDocument, ReturnRules } from './return-rules.js'

/** What a yearly output costs and brings. */
export interface BreakEvenFacts {
  /** Costs of a year that do not depend on the output. */
  readonly fixedCosts: FigureInput
  /** Price of one unit of output. */
  readonly price: FigureInput
  /** Cost of one unit of output. */
  readonly unitCost: FigureInput
  /** Output that is planned or possible, for the part of it that breaks even. */
  readonly capacity?: FigureInput
}

/** Where costs are covered. */
export interface BreakEven {
  /** Output at which costs are covered. */
  readonly quantity: DecimalText
  /** Revenue at that output. */
  readonly revenue: DecimalText
  /** That output in per cent of the capacity; `null` where no capacity is given. */
  readonly percentOfCapacity: DecimalText | null
}

/** Why nothing breaks even. */
export type BreakEvenReason = 'unreadable-figure' | 'negative-costs' | 'no-margin' | 'beyond-capacity'

/** Codes of findings about break-even and sensitivity. */
export type BreakEvenCode = BreakEvenReason | FigureRefusal

/**
 * Break-even output 盈亏平衡点: fixed costs over the margin of a unit, rounded up so that costs are covered.
 *
 * Reasons: `no-margin` (a unit costs what it brings, or more), `unreadable-figure`. An output beyond the capacity is a
 * warning (`beyond-capacity`).
 *
 * @param document - rounding, such as `returnConventions`
 * @param facts - costs, price, perhaps capacity
 * @example
 * ```ts
 * import { breakEven, returnConventions } from 'xiangzhen'
 * const facts = { fixedCosts: '300000', price: '8', unitCost: '5', capacity: '200000' }
 * breakEven(returnConventions, facts)
 * // => { status: 'computed', value: { quantity: '100000.0000', revenue: '800000.00', percentOfCapacity: '50.0000' }, diagnostics: [] }
 * ```
 */
export function breakEven(
  document: ReturnDocument,
  facts: BreakEvenFacts,
  _question: object = {},
): Result<BreakEven, BreakEvenReason> {
  const faults: Diagnostic<BreakEvenCode>[] = []
  const read = (input: FigureInput, path: string): Exact => {
    const reading = readFigure(input)
    if (reading.ok) return reading.figure
    faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    return exactZero
  }
  const fixed = read(facts.fixedCosts, 'fixedCosts')
  const price = read(facts.price, 'price')
  const margin = subtractExact(price, read(facts.unitCost, 'unitCost'))
  const capacity = facts.capacity === undefined ? undefined : read(facts.capacity, 'capacity')
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  for (const [path, figure] of [
    ['fixedCosts', fixed],
    ['capacity', capacity],
  ] as const) {
    if (figure === undefined || signExact(figure) >= 0) continue
    return notComputable('negative-costs', [diagnostic('negative-costs', 'error', path)])
  }
  if (signExact(margin) <= 0) return notComputable('no-margin')
  const { ratioDigits, moneyDigits, mode } = document.rules
  const quantity = divideExact(fixed, margin)
  const part = capacity !== undefined && signExact(capacity) > 0 ? divideExact(quantity, capacity) : undefined
  const beyond = part === undefined ? capacity !== undefined && signExact(fixed) > 0 : part.n > part.d
  return computed(
    {
      quantity: exactToText(quantity, ratioDigits, 'ceil'),
      revenue: exactToText(multiplyExact(quantity, price), moneyDigits, mode),
      percentOfCapacity:
        part === undefined ? null : exactToText(multiplyExact(part, exactInteger(100)), ratioDigits, 'ceil'),
    },
    beyond ? [diagnostic('beyond-capacity', 'warning', 'capacity')] : [],
  )
}

/** Which figure of a project is changed, and by how much. */
export interface SensitivityQuestion extends ProjectQuestion {
  /** The figure. */
  readonly of: 'investment' | 'yearly'
  /** Changes in per cent, such as `-20`, `0`, `20`. */
  readonly percents: readonly FigureInput[]
}

/** A project under one change. */
export interface SensitivityCase {
  /** The change in per cent. */
  readonly percent: DecimalText
  /** The appraisal under it. */
  readonly appraisal: ProjectAppraisal
}

/**
 * Sensitivity 敏感性: appraises a project again with its investment or its yearly figure changed by so many per cent. Needs exact
 * figures (`unreadable-figure` otherwise).
 *
 * @param document - conventions and decisions
 * @param facts - the project
 * @param question - which figure, which changes, and what is asked of the project
 * @example
 * ```ts
 * import { projectSensitivity, returnConventions } from 'xiangzhen'
 * const carPark = { id: 'car-park', investment: '50', yearly: { kind: 'income', amount: '10' } } as const
 * const result = projectSensitivity(returnConventions, carPark, { of: 'yearly', percents: ['-20', '0'] })
 * const paybacks = result.status === 'computed' ? result.value.map(({ appraisal }) => appraisal.simplePayback) : []
 * paybacks.map((one) => one.status === 'computed' && one.value.kind === 'exact' && one.value.value) // => ['6.2500', '5.0000']
 * ```
 */
export function projectSensitivity(
  document: Pick<PolicyDocument<ReturnRules>, 'rules' | 'decisions'>,
  facts: ProjectFacts,
  question: SensitivityQuestion,
): Result<readonly SensitivityCase[], 'unreadable-figure'> {
  const base = readFigure(question.of === 'investment' ? facts.investment : facts.yearly.amount)
  if (!base.ok) {
    const path = question.of === 'investment' ? 'investment' : 'yearly.amount'
    return notComputable('unreadable-figure', [diagnostic(base.code, 'error', path, { text: base.text })])
  }
  const cases: SensitivityCase[] = []
  for (const [index, input] of question.percents.entries()) {
    const change = readFigure(input)
    if (!change.ok) {
      const finding = diagnostic(change.code, 'error', `percents[${index}]`, { text: change.text })
      return notComputable('unreadable-figure', [finding])
    }
    const factor = addExact(exactInteger(1), divideExact(change.figure, exactInteger(100)))
    const amount = exactToShownText(multiplyExact(base.figure, factor), 20)
    const changed =
      question.of === 'investment'
        ? { ...facts, investment: amount }
        : { ...facts, yearly: { ...facts.yearly, amount } }
    cases.push({
      percent: exactToShownText(change.figure, 20),
      appraisal: appraiseProject(document, changed, question),
    })
  }
  return computed(cases)
}
