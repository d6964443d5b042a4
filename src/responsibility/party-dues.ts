import {
  computed,
  decisionFor,
  needs,
  notComputable,
  type DecimalText,
  type Label,
  type PolicyDocument,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { compareExact, exactOf, exactToText, multiplyExact, ownValue } from '../kernel/internal.js'
import { bandOf, type ValuedBand } from '../scoring/index.js'

/** Monthly membership dues (党费收缴标准) by class of member. */
export interface PartyDuesRules {
  /** Classes of members. */
  readonly classes: readonly PartyDuesClass[]
  /** The one rounding step, in yuan; absent: the text names none, and `dues-rounding` must be decided where it matters. */
  readonly rounding?: Rounding
}

/** How one class pays. */
export interface PartyDuesClass {
  /** Id. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** By a rate of the whole monthly base (the band's `value` is the rate, `0.005`), or an amount between two limits. */
  readonly pays:
    | { readonly kind: 'rate'; readonly bands: readonly ValuedBand[] }
    | { readonly kind: 'between'; readonly from: DecimalText; readonly to: DecimalText }
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type PartyDuesDocument = PolicyDocument<PartyDuesRules>

/** One member's month. */
export interface DuesPayer {
  /** Id. */
  readonly id: string
  /** Class, one of the document's. */
  readonly memberClass: string
  /** Monthly base after tax, in yuan, for classes that pay by a rate. */
  readonly base?: DecimalText
  /** The amount that was agreed, in yuan, for classes that pay between two limits of which the text chooses none. */
  readonly agreed?: DecimalText
}

/** Why dues are not computed. */
export type PartyDuesReason =
  'unknown-class' | 'base-missing' | 'no-band' | 'several-bands' | 'agreed-missing' | 'agreed-outside'

/** One member's dues. */
export interface PartyDues {
  /** Yuan a month. */
  readonly amount: DecimalText
  /** The rate; `null` for a class that pays between two limits. */
  readonly rate: DecimalText | null
}

/**
 * Computes monthly dues. The rate of the band holds for the whole base, not for the part above a step.
 *
 * Reasons: `unknown-class`, `base-missing`, `no-band`, `several-bands`, `agreed-missing`, `agreed-outside`. Decision: `dues-rounding` (`halfUp2`,
 * `down2`, `halfUp1`, `down1`), when the rules name no rounding and the exact amount has more than two places.
 *
 * @param document - rates and limits
 * @param facts - the members
 * @param _question - nothing is asked beyond the document
 * @returns one row per member, in order of id
 * @example
 * ```ts
 * import { partyDues } from 'xiangzhen/responsibility'
 * import { partyDuesRates } from 'xiangzhen/presets/party-dues'
 * const [m1] = partyDues(partyDuesRates, { payers: [{ id: 'm1', memberClass: 'wage', base: '3000.00' }] }, {})
 * m1?.dues.status === 'computed' && m1.dues.value // => { amount: '15.00', rate: '0.005' }
 * ```
 */
export function partyDues(
  document: PartyDuesDocument,
  facts: { readonly payers: readonly DuesPayer[] },
  _question: object,
): readonly { readonly id: string; readonly dues: Result<PartyDues, PartyDuesReason> }[] {
  return [...facts.payers]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((payer) => ({ id: payer.id, dues: duesOf(document, payer) }))
}

function duesOf(document: PartyDuesDocument, payer: DuesPayer): Result<PartyDues, PartyDuesReason> {
  const pays = document.rules.classes.find((one) => one.id === payer.memberClass)?.pays
  if (pays === undefined) return notComputable('unknown-class')
  if (pays.kind === 'between') {
    if (payer.agreed === undefined) return notComputable('agreed-missing')
    const agreed = exactOf(payer.agreed)
    const inside = compareExact(agreed, exactOf(pays.from)) >= 0 && compareExact(agreed, exactOf(pays.to)) <= 0
    return inside ? computed({ amount: payer.agreed, rate: null }) : notComputable('agreed-outside')
  }
  if (payer.base === undefined) return notComputable('base-missing')
  const found = bandOf(pays.bands, payer.base)
  if (found.found !== 'one') return notComputable(found.found === 'none' ? 'no-band' : 'several-bands')
  const rate = found.band.value as string
  const exact = multiplyExact(exactOf(payer.base), exactOf(rate))
  const rounding = document.rules.rounding ?? decidedRounding(document)
  if (rounding !== undefined) return computed({ amount: exactToText(exact, rounding.digits, rounding.mode), rate })
  const [up, down] = [exactToText(exact, 2, 'up'), exactToText(exact, 2, 'down')]
  if (up === down) return computed({ amount: up, rate })
  return needs([{ code: 'dues-rounding', options: Object.keys(duesRoundings) }])
}

const duesRoundings: Readonly<Record<string, Rounding>> = {
  halfUp2: { digits: 2, mode: 'halfUp' },
  down2: { digits: 2, mode: 'down' },
  halfUp1: { digits: 1, mode: 'halfUp' },
  down1: { digits: 1, mode: 'down' },
}

function decidedRounding(document: PartyDuesDocument): Rounding | undefined {
  const decided = decisionFor(document.decisions, 'dues-rounding')?.value
  return ownValue(duesRoundings, decided ?? '')
}
