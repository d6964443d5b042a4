import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  readFigure,
  type DecimalText,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type Label,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import {
  exactInteger,
  exactToPlainText,
  exactToText,
  multiplyExact,
  signExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import {
  boundsSign,
  divideBounds,
  knownExactly,
  knownFigure,
  mapBounds,
  readBounds,
  type Bounds,
  type KnownFigure,
  type ObservedFigure,
} from './bounds.js'
import { irr, type RateOfReturn, type RateReason } from './internal-rate.js'
import { payback, type Payback, type PaybackReason } from './payback.js'
import { npv, type PresentValueReason } from './present-value.js'
import type { ReturnRules } from './return-rules.js'
import type { DatedPayback } from './dated-payback.js'
import { appraiseFlows, type PlannedProject } from './planned-project.js'

/**
 * What a yearly figure of a project is. Output value (产值) and sales (销售额) are not income: nothing says what is left of them,
 * so they pay nothing back.
 */
export type ProjectFigureKind = 'profit' | 'rent' | 'income' | 'output' | 'sales'

/** A project as it is reported. */
export interface ProjectFacts {
  /** Id of the project. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Total investment, in one unit with the yearly figure. */
  readonly investment: ObservedFigure
  /** What it brings in a year. */
  readonly yearly: {
    /** What the figure is. */
    readonly kind: ProjectFigureKind
    /** How much a year. */
    readonly amount: ObservedFigure
  }
  /** For how many years, where the source says so. */
  readonly years?: number
  /** What is left of the investment at the end, where the source says so. */
  readonly residualValue?: FigureInput
}

/** What is asked about a project. */
export interface ProjectQuestion {
  /** Yearly rate for the net present value and the discounted payback, as a fraction. */
  readonly discountRate?: FigureInput
}

/** Why a project has no such figure. */
export type ProjectReason =
  | 'output-is-not-income'
  | 'income-is-not-output'
  | 'unknown-amount'
  | 'investment-not-positive'
  | 'yearly-not-positive'
  | 'nothing-known'
  | 'no-discount-rate'
  | 'no-yearly-figure'
  | 'unreadable-decision'

/** Codes of findings about projects. */
export type ProjectCode = ProjectReason | 'income-before-costs'

/** A project's returns. Ratios keep the bounds of the reported figures; the others stand on the assumptions that were decided. */
export interface ProjectAppraisal {
  /** Id of the project. */
  readonly id: string
  /** Yearly income over investment, in per cent (投资回报率、租金占投资的比例). */
  readonly yearlyReturn: Result<KnownFigure, ProjectReason>
  /** Investment over yearly income: years, neither discounted nor with any residual value. */
  readonly simplePayback: Result<KnownFigure, ProjectReason | PaybackReason>
  /** Income of all years over investment, as times. */
  readonly grossMultiple: Result<KnownFigure, ProjectReason>
  /** Yearly output or sales over investment, as times: no return. */
  readonly outputToInvestment: Result<KnownFigure, ProjectReason>
  /** Internal rate of return under the decisions. */
  readonly irr: Result<RateOfReturn, ProjectReason | RateReason>
  /** Net present value under the decisions. */
  readonly npv: Result<DecimalText, ProjectReason | PresentValueReason>
  /** Discounted payback under the decisions, in years. */
  readonly discountedPayback: Result<Payback | DatedPayback, ProjectReason | PaybackReason>
  /** What the last three stand on. */
  readonly assumptions: readonly Decision[]
}

/**
 * Appraises a project from its reported figures: yearly return, payback, gross multiple, IRR, NPV.
 *
 * Ratios need only the reported figures and keep their bounds. IRR, NPV and discounted payback need what reports do not say, as
 * decisions (`at` the project's id or for all): `flow-timing` (`yearEnd`, `yearStart`), `project-years`,
 * `residual-value`, and `assumed-investment`, `assumed-yearly` where the report gives only bounds. Output and sales are
 * refused as income (`output-is-not-income`).
 *
 * A project whose flows are planned one by one (`flows`: uneven years from now on, or dated flows) needs no decision: its payback,
 * multiple, IRR and NPV are those of the flows.
 *
 * @param document - conventions (such as those of `returnConventions`) and the decisions
 * @param facts - the project as it is reported, or its planned flows
 * @param question - the discount rate
 * @example
 * ```ts
 * import { appraiseProject, returnConventions } from 'xiangzhen'
 * const carPark = { id: 'car-park', investment: '50', yearly: { kind: 'income', amount: '10' } } as const
 * const simple = appraiseProject(returnConventions, carPark, {})
 * simple.simplePayback.status === 'computed' && simple.simplePayback.value // => { kind: 'exact', value: '5.0000' }
 * simple.irr.status === 'needs' && simple.irr.missing.map((need) => need.code)
 * // => ['flow-timing', 'project-years', 'residual-value']
 * const straw = { id: 'straw', investment: '100', yearly: { kind: 'output', amount: '200' } } as const
 * appraiseProject(returnConventions, straw, {}).simplePayback
 * // => { status: 'not-computable', reason: 'output-is-not-income', diagnostics: [] }
 * ```
 */
export function appraiseProject(
  document: Pick<PolicyDocument<ReturnRules>, 'rules' | 'decisions'>,
  facts: ProjectFacts | PlannedProject,
  question: ProjectQuestion = {},
): ProjectAppraisal {
  const { rules } = document
  if ('flows' in facts) return appraiseFlows({ rules }, facts, question)
  const mayBeLoss = facts.yearly.kind === 'profit'
  const investment = readAmount(facts.investment, 'investment', 'investment-not-positive', true)
  const yearly = readAmount(facts.yearly.amount, 'yearly.amount', 'yearly-not-positive', !mayBeLoss)
  const isOutput = facts.yearly.kind === 'output' || facts.yearly.kind === 'sales'
  // Of income and rent something may still be spent; only profit is what stays.
  const notes = facts.yearly.kind === 'profit' ? [] : [diagnostic('income-before-costs', 'note', 'yearly.kind')]
  const income = isOutput ? notComputable('output-is-not-income' as const) : yearly
  const output = isOutput ? yearly : notComputable('income-is-not-output' as const)
  const flows = assumedFlows(document.decisions, facts, investment, income)
  const withRate = <T>(compute: (flows: readonly DecimalText[], rate: FigureInput) => T) =>
    flows.status !== 'computed'
      ? flows
      : question.discountRate === undefined
        ? notComputable('no-discount-rate' as const)
        : compute(flows.value, question.discountRate)
  const fromNow: ReturnRules = { ...rules, firstFlow: 'now' }
  return {
    id: facts.id,
    yearlyReturn: quotient(income, investment, rules, 100, notes),
    simplePayback: quotient(investment, income, rules, 1, notes),
    grossMultiple:
      facts.years === undefined || wrongLife(facts).length > 0
        ? notComputable('unknown-amount', wrongLife(facts))
        : quotient(income, investment, rules, facts.years, notes),
    outputToInvestment: quotient(output, investment, rules),
    irr: flows.status === 'computed' ? irr({ rules }, { flows: flows.value }) : flows,
    npv: withRate((list, rate) => npv({ rules: fromNow }, { flows: list }, { rate })),
    discountedPayback: withRate((list, discountRate) => payback({ rules }, { flows: list }, { discountRate })),
    assumptions: assumptionCodes.flatMap((code) => decisionFor(document.decisions, code, facts.id) ?? []),
  }
}

const assumptionCodes = [
  'flow-timing',
  'project-years',
  'residual-value',
  'assumed-investment',
  'assumed-yearly',
] as const

type Amount = Result<Bounds, ProjectReason>

function readAmount(input: ObservedFigure, path: string, notPositive: ProjectReason, naturally: boolean): Amount {
  const reading = readBounds(input)
  if (!reading.ok) {
    return notComputable('unknown-amount', [diagnostic(reading.code, 'error', path, { text: reading.text })])
  }
  if (reading.bounds === null) return notComputable('unknown-amount')
  const { bounds } = reading
  const near = typeof input === 'object' && input !== null && 'near' in input && input.near === true
  const positive = boundsSign(bounds) === 1 || ((naturally || near) && mayBePositive(bounds))
  return positive ? computed(bounds) : notComputable(notPositive)
}

// Of something that is never negative an upper bound alone (近30万元) leaves only positive figures.
function mayBePositive({ low, high }: Bounds): boolean {
  return low === undefined && high !== undefined && signExact(high.at) > 0
}

function quotient(
  above: Amount,
  below: Amount,
  rules: ReturnRules,
  times = 1,
  notes: readonly Diagnostic[] = [],
): Result<KnownFigure, ProjectReason> {
  if (above.status !== 'computed') return above
  if (below.status !== 'computed') return below
  const ratio = mapBounds(divideBounds(above.value, below.value), (x) => multiplyExact(x, exactInteger(times)))
  const figure = knownFigure(ratio, rules.mode, (x, mode) => exactToText(x, rules.ratioDigits, mode))
  return figure === undefined ? notComputable('nothing-known') : computed(figure, notes)
}

// One outlay now and equal flows; every assumption that the report does not make is a decision.
function assumedFlows(
  decisions: readonly Decision[],
  facts: ProjectFacts,
  investment: Amount,
  income: Amount,
): Result<readonly DecimalText[], ProjectReason> {
  if (income.status !== 'computed') return income
  if (investment.status !== 'computed') return investment
  const wrong = wrongLife(facts)
  if (wrong.length > 0) return notComputable('unknown-amount', wrong)
  const missing: DecisionNeed[] = []
  const faults: Diagnostic[] = []
  const at = facts.id
  const ask = (need: Omit<DecisionNeed, 'at'>): string | undefined => {
    const decided = decisionFor(decisions, need.code, at)?.value
    if (decided === undefined) missing.push({ ...need, at })
    return decided
  }
  const figure = (code: string, known: Exact | undefined): Exact | undefined => {
    if (known !== undefined) return known
    const text = ask({ code, options: [], free: 'figure' })
    const reading = text === undefined ? undefined : readFigure(text)
    if (reading?.ok === false) faults.push(unreadable(code, reading.text))
    return reading?.ok === true ? reading.figure : undefined
  }
  const paid = figure('assumed-investment', knownExactly(investment.value))
  const received = figure('assumed-yearly', knownExactly(income.value))
  const timing = ask({ code: 'flow-timing', options: ['yearEnd', 'yearStart'] })
  const years = figure('project-years', facts.years === undefined ? undefined : exactInteger(facts.years))
  const stated = facts.residualValue === undefined ? undefined : readFigure(facts.residualValue)
  if (stated?.ok === false) return notComputable('unknown-amount', [unreadableFigure(stated.code, stated.text)])
  const residual = figure('residual-value', stated?.figure)
  const count = years === undefined ? undefined : Number(exactToText(years, 0, 'halfUp'))
  if (years !== undefined && (years.n % years.d !== 0n || signExact(years) <= 0 || Number(count) > longestLife)) {
    faults.push(unreadable('project-years', exactToPlainText(years)))
  }
  if (timing !== undefined && timing !== 'yearEnd' && timing !== 'yearStart')
    faults.push(unreadable('flow-timing', timing))
  if (faults.length > 0) return notComputable('unreadable-decision', faults)
  if (
    paid === undefined ||
    received === undefined ||
    count === undefined ||
    residual === undefined ||
    timing === undefined
  ) {
    return needs(missing)
  }
  return computed(flowsOf(paid, received, count, residual, timing === 'yearStart' ? 0 : 1))
}

const longestLife = 1000

function wrongLife({ years }: ProjectFacts): readonly Diagnostic[] {
  if (years === undefined || (Number.isInteger(years) && years >= 1 && years <= longestLife)) return []
  return [diagnostic('not-a-number-of-years', 'error', 'years', { text: String(years), most: longestLife })]
}

function flowsOf(paid: Exact, received: Exact, years: number, residual: Exact, first: 0 | 1): readonly DecimalText[] {
  return Array.from({ length: years + 1 }, (_, year) => {
    const parts: Exact[] = []
    if (year === 0) parts.push({ n: -paid.n, d: paid.d })
    if (year >= first && year < years + first) parts.push(received)
    if (year === years) parts.push(residual)
    return exactToPlainText(sumExact(parts))
  })
}

function unreadableFigure(code: FigureRefusal, text: string): Diagnostic {
  return diagnostic(code, 'error', 'residualValue', { text })
}

function unreadable(code: string, text: string): Diagnostic<ProjectCode> {
  return diagnostic('unreadable-decision', 'error', 'decisions', { question: code, text, options: ['figure'] })
}
