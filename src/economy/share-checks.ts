import {
  computed,
  diagnostic,
  type DecimalText,
  type Diagnostic,
  type FractionText,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactToShownText,
  fractionText,
  multiplyExact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { PlanRequirements } from './plan-requirements.js'
import { holdingsUnder } from './holding-caps.js'
import { replayRegister } from './replayed-register.js'
import { exactRate } from './portions.js'
import type { RegisterReason, ShareRegisterFacts } from './share-register.js'
import type { HoldingCap, ShareHolder } from './share-rules.js'

/** One owner above a cap. */
export interface CapExcess {
  /** The cap. */
  readonly cap: string
  /** The holder, or the household; the cap's id where all are measured together. */
  readonly owner: string
  /** Shares held. */
  readonly shares: DecimalText
  /** Part of all shares that count, at most 6 places. */
  readonly part: DecimalText
  /** The most that the cap allows, as a part. */
  readonly limit: FractionText
}

/** A register held against caps and membership rules on a day. */
export interface ShareReview {
  /** Owners above a cap; an old excess under a cap on transfers may stay, but not grow. */
  readonly above: readonly CapExcess[]
  /** Violations with their articles. */
  readonly violations: readonly Diagnostic[]
}

/**
 * Holds a share register against the caps of the charter and of published requirements on a day, and the membership of a
 * cooperative against the parts of farmers and institutions that the law asks for.
 *
 * @param charter - a charter with `shares`
 * @param facts - events and holders
 * @param question - the day, and published requirements
 * @returns the review; reasons `no-share-rules`, `not-a-date`, `facts-not-readable`; needs as `shareHoldings`
 * @example
 * ```ts
 * import { checkShares, type AgreementCharter } from 'xiangzhen/economy'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', pools: [], rounding: { digits: 2, mode: 'halfUp' },
 *     shares: {
 *       registeredBy: 'person',
 *       classes: [{ id: 'land', label: '土地股', digits: 0 }],
 *       caps: [{ id: 'one-fifth', per: 'holder', rate: '0.2', binds: 'always' }],
 *     },
 *   },
 * }
 * const register = [1, 1, 1, 1, 2].map((shares, i) => ({
 *   id: `e${i}`, type: 'grant' as const, date: '2020-01-01', shareClass: 'land', shares: String(shares), to: `h${i}`,
 * }))
 * const result = checkShares(charter, { register }, { recordDate: '2020-12-31' })
 * result.status === 'computed' && result.value.above.map((one) => [one.owner, one.part]) // => [['h4', '0.333333']]
 * ```
 */
export function checkShares(
  charter: Charter,
  facts: ShareRegisterFacts,
  question: { readonly recordDate: PlainDate; readonly requirements?: readonly PlanRequirements[] },
): Result<ShareReview, RegisterReason> {
  const replayed = replayRegister(charter, facts, question.recordDate)
  if ('status' in replayed) return replayed
  const { fold, diagnostics } = replayed
  const holders = new Map((facts.holders ?? []).map((holder) => [holder.id, holder]))
  const sets = (question.requirements ?? []).filter((set) => set.forms.includes(charter.rules.form))
  const caps = [...(charter.rules.shares?.caps ?? []), ...sets.flatMap(capOf)]
  const above = caps.flatMap((cap) =>
    holdingsUnder(cap, fold.classes, holders).flatMap((one): readonly (CapExcess & { readonly binds: string })[] => {
      if (!one.above) return []
      const part = exactToShownText(divideExact(one.held, one.all), 6)
      const shares = exactToShownText(one.held, 6)
      return [
        {
          cap: cap.id,
          owner: one.owner,
          shares,
          part,
          limit: cap.shares === undefined ? cap.rate! : fractionText(divideExact(one.limit!, one.all)),
          binds: cap.binds,
        },
      ]
    }),
  )
  const violations = above.flatMap(({ binds, cap, owner, part }) =>
    binds === 'always'
      ? [
          diagnostic('share-cap-exceeded', 'error', 'register', {
            cap,
            holder: owner,
            part,
            clause: clauseOf(caps, cap),
          }),
        ]
      : [],
  )
  return computed({
    above: above.map(({ binds: _, ...excess }) => excess),
    violations: [...diagnostics, ...violations, ...sets.flatMap((set) => membershipFindings(set, facts.holders ?? []))],
  })
}

function capOf(set: PlanRequirements): readonly HoldingCap[] {
  const cap = set.holdingCap
  if (cap === undefined) return []
  return [
    { id: set.id, clause: cap.clause, per: 'holder', rate: cap.rate, binds: cap.keepsOld ? 'transfers' : 'always' },
  ]
}

function clauseOf(caps: readonly HoldingCap[], id: string): string {
  return caps.find((cap) => cap.id === id)?.clause ?? ''
}

function membershipFindings(set: PlanRequirements, holders: readonly ShareHolder[]): readonly Diagnostic[] {
  const rule = set.membership
  const members = holders.filter((holder) => holder.kind !== 'collective')
  const count = (some: readonly ShareHolder[]): number => some.reduce((sum, holder) => sum + (holder.count ?? 1), 0)
  const all = count(members)
  if (rule === undefined || all === 0) return []
  const farmers = count(members.filter((holder) => holder.farmer === true))
  const institutions = count(members.filter((holder) => holder.kind === 'organisation'))
  const found: Diagnostic[] = []
  const base = { set: set.id, document: set.source.document, clause: rule.clause, members: all }
  const least = multiplyExact(exactRate(rule.farmers), exactInteger(all))
  if (compareExact(exactInteger(farmers), least) < 0) {
    found.push(diagnostic('too-few-farmers', 'error', 'holders', { ...base, farmers, part: rule.farmers }))
  }
  const small = all <= rule.smallUpTo
  const most = small
    ? exactInteger(rule.smallInstitutions)
    : multiplyExact(exactRate(rule.institutions), exactInteger(all))
  if (compareExact(exactInteger(institutions), most) > 0) {
    found.push(diagnostic('too-many-institutions', 'error', 'holders', { ...base, institutions }))
  }
  return found
}
