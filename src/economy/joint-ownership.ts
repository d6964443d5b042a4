import {
  computed,
  decisionFor,
  diagnostic,
  divideWhole,
  needs,
  notComputable,
  readFigure,
  type Decision,
  type DecimalText,
  type Diagnostic,
  type DivisionTies,
  type FigureInput,
  type FigureRefusal,
  type Label,
  type Result,
} from '../kernel/index.js'
import {
  divideExact,
  exactInteger,
  exactToText,
  exactZero,
  multiplyExact,
  signExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'

/** One owner of a joint project (飞地抱团): a village or an outside party. */
export interface JointOwner {
  /** Id of the owner. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** What it put in, in one unit for all. */
  readonly capital: FigureInput
  /** Whether it takes part in an equal division (村集体平分, without outside parties). */
  readonly inEqualDivision: boolean
}

/** Who owns a joint project, and what there is to divide. */
export interface JointProjectFacts {
  /** The owners. */
  readonly owners: readonly JointOwner[]
  /** Income to divide; the unit of the grain. */
  readonly income: FigureInput
}

/** The rules of a joint project. */
export interface JointProjectRules {
  /** How income is divided. Absent: the decision `income-basis`. */
  readonly basis?: 'byCapital' | 'equally'
  /** Smallest amount paid out, in the unit of the income. */
  readonly grain: DecimalText
  /** Who gets what the grain leaves over between equal remainders. */
  readonly ties: DivisionTies
  /** Decimal places of the percentages. */
  readonly percentDigits: number
}

/** The parts of the owners. */
export interface JointOwnership {
  /** All capital. */
  readonly capital: DecimalText
  /** The owners, in the order given. */
  readonly owners: readonly {
    readonly id: string
    /** Part of the capital in per cent. */
    readonly percent: DecimalText
    /** Income by capital. */
    readonly byCapital: DecimalText
    /** Income in equal parts; zero for owners outside the equal division. */
    readonly equally: DecimalText
  }[]
  /** What the rules or the decision say, and each owner's income by it. */
  readonly decided: Result<
    {
      readonly basis: 'byCapital' | 'equally'
      readonly owners: readonly { readonly id: string; readonly income: DecimalText }[]
    },
    'unknown-basis'
  >
}

/** Why a joint project was not divided. */
export type JointOwnershipReason =
  'unreadable-figure' | 'no-capital' | 'negative-capital' | 'nobody-shares' | 'not-divisible'

/** Codes of findings about joint projects. */
export type JointOwnershipCode = JointOwnershipReason | FigureRefusal | 'unknown-basis'

/**
 * Divides the income of a joint project among its owners both ways, by capital and equally: what was put in and how income is
 * divided may differ, and both are shown. Which counts is a rule, or the decision `income-basis` (`byCapital`, `equally`).
 *
 * Reasons: `no-capital`, `negative-capital`, `nobody-shares` (an equal division among nobody), `not-divisible` (a grain or
 * tie that the rules do not settle), `unreadable-figure`.
 *
 * @param document - grain, ties, perhaps the basis
 * @param facts - the owners and the income
 * @example
 * ```ts
 * import { jointOwnership } from 'xiangzhen'
 * const rules = { grain: '0.01', ties: ['byId'], percentDigits: 2 } as const
 * const owners = [
 *   { id: 'east', capital: '60', inEqualDivision: true },
 *   { id: 'west', capital: '60', inEqualDivision: true },
 *   { id: 'company', capital: '80', inEqualDivision: false },
 * ]
 * const result = jointOwnership({ rules, decisions: [] }, { owners, income: '100' })
 * result.status === 'computed' && result.value.owners[0]
 * // => { id: 'east', percent: '30.00', byCapital: '30.00', equally: '50.00' }
 * ```
 */
export function jointOwnership(
  document: { readonly rules: JointProjectRules; readonly decisions: readonly Decision[] },
  facts: JointProjectFacts,
  _question: object = {},
): Result<JointOwnership, JointOwnershipReason> {
  const { rules, decisions } = document
  const { owners } = facts
  const unread = listFaults(owners, 'owners')
  if (unread.length > 0) return notComputable('unreadable-figure', unread)
  const faults: Diagnostic<JointOwnershipCode>[] = []
  const capitals = owners.map(({ capital }, index) => readInto(faults, capital, `owners[${index}].capital`))
  readInto(faults, facts.income, 'income')
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  if (capitals.some((one) => signExact(one) < 0)) return notComputable('negative-capital')
  const capital = sumExact(capitals)
  if (signExact(capital) === 0) return notComputable('no-capital')
  if (!owners.some(({ inEqualDivision }) => inEqualDivision)) return notComputable('nobody-shares')
  const rule = { method: 'largestRemainder', grain: rules.grain, ties: rules.ties } as const
  const divided = (weight: (owner: JointOwner) => FigureInput) =>
    divideWhole(
      facts.income,
      owners.map((owner) => ({ id: owner.id, weight: weight(owner) })),
      rule,
    )
  const byCapital = divided((owner) => owner.capital)
  const equally = divided((owner) => (owner.inEqualDivision ? 1 : 0))
  if (byCapital.status !== 'computed' || equally.status !== 'computed') {
    if (byCapital.status === 'needs') return byCapital
    if (equally.status === 'needs') return equally
    return notComputable('not-divisible', [...byCapital.diagnostics, ...equally.diagnostics])
  }
  const parts = { byCapital: byCapital.value.shares, equally: equally.value.shares }
  const basis = rules.basis ?? decisionFor(decisions, 'income-basis')?.value
  return computed({
    capital: exactToText(capital, placesOf(capitals), 'halfUp'),
    owners: owners.map(({ id }, index) => ({
      id,
      percent: exactToText(
        multiplyExact(divideExact(capitals[index]!, capital), exactInteger(100)),
        rules.percentDigits,
        'halfUp',
      ),
      byCapital: parts.byCapital[index]!.amount,
      equally: parts.equally[index]!.amount,
    })),
    decided:
      basis === undefined
        ? needs([{ code: 'income-basis', options: ['byCapital', 'equally'] }])
        : basis === 'byCapital' || basis === 'equally'
          ? computed({ basis, owners: parts[basis].map(({ id, amount }) => ({ id, income: amount })) })
          : notComputable('unknown-basis', [diagnostic('unknown-basis', 'error', 'decisions', { text: basis })]),
  })
}

function readInto(faults: Diagnostic<JointOwnershipCode>[], input: FigureInput, path: string): Exact {
  const reading = readFigure(input)
  if (reading.ok) return reading.figure
  faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
  return exactZero
}

function placesOf(amounts: readonly Exact[]): number {
  return amounts.reduce((most, { d }) => (d.toString().length - 1 > most ? d.toString().length - 1 : most), 0)
}
