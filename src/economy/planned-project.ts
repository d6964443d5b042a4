import { computed, notComputable, type FigureInput, type Label, type Result } from '../kernel/index.js'
import { divideExact, exactToText, negateExact, signExact, sumExact, type Exact } from '../kernel/internal.js'
import type { KnownFigure } from './bounds.js'
import { readFlows, type CashFlow } from './cash-flows.js'
import { datedPayback } from './dated-payback.js'
import { irr, xirr } from './internal-rate.js'
import { payback } from './payback.js'
import { npv, xnpv } from './present-value.js'
import type { ProjectAppraisal, ProjectQuestion } from './project.js'
import type { ReturnDocument, ReturnRules } from './return-rules.js'

/** A project of which every flow is given: what is paid in is negative. */
export interface PlannedProject {
  /** Id of the project. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Yearly flows, the first one now, or flows with their dates; all in one unit. */
  readonly flows: readonly FigureInput[] | readonly CashFlow[]
}

/** The returns of given flows: nothing is assumed, and no yearly figure speaks for all years. */
export function appraiseFlows(
  document: ReturnDocument,
  { id, flows }: PlannedProject,
  { discountRate }: ProjectQuestion,
): ProjectAppraisal {
  const rules: ReturnRules = { ...document.rules, firstFlow: 'now' }
  const withRate = <T>(compute: (rate: FigureInput) => T) =>
    discountRate === undefined ? notComputable('no-discount-rate' as const) : compute(discountRate)
  const common = {
    id,
    yearlyReturn: notComputable('no-yearly-figure' as const),
    grossMultiple: multipleOf(flows, rules),
    outputToInvestment: notComputable('income-is-not-output' as const),
    assumptions: [],
  }
  if (areDated(flows)) {
    const simple = datedPayback({ rules }, { flows }, {})
    return {
      ...common,
      simplePayback: simple.status === 'computed' ? exactly(simple.value.years) : simple,
      irr: xirr({ rules }, { flows }),
      npv: withRate((rate) => xnpv({ rules }, { flows }, { rate })),
      discountedPayback: withRate((rate) => datedPayback({ rules }, { flows }, { discountRate: rate })),
    }
  }
  const simple = payback({ rules }, { flows }, {})
  return {
    ...common,
    simplePayback: simple.status === 'computed' ? exactly(simple.value.periods) : simple,
    irr: irr({ rules }, { flows }),
    npv: withRate((rate) => npv({ rules }, { flows }, { rate })),
    discountedPayback: withRate((rate) => payback({ rules }, { flows }, { discountRate: rate })),
  }
}

// One dated flow among them makes all of them dated: the others are named as having no date.
function areDated(flows: PlannedProject['flows']): flows is readonly CashFlow[] {
  return flows.some((flow) => typeof flow === 'object')
}

// What comes back in all over what is paid in in all.
function multipleOf(flows: PlannedProject['flows'], rules: ReturnRules): ProjectAppraisal['grossMultiple'] {
  const { figures, diagnostics } = readFlows(flows, areDated(flows) ? 'dated' : 'undated')
  if (diagnostics.length > 0) return notComputable('unknown-amount', diagnostics)
  const sumOf = (side: 1 | -1): Exact => sumExact(figures.filter((one) => signExact(one) === side))
  const paid = negateExact(sumOf(-1))
  if (signExact(paid) === 0) return notComputable('investment-not-positive')
  return exactly(exactToText(divideExact(sumOf(1), paid), rules.ratioDigits, rules.mode))
}

function exactly(value: string): Result<KnownFigure, never> {
  return computed({ kind: 'exact', value })
}
