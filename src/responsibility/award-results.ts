import {
  computed,
  diagnostic,
  needs,
  notComputable,
  type Decision,
  type DecisionNeed,
  type DecimalText,
  type Result,
} from '../kernel/index.js'
import {
  ownValue,
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactInteger,
  exactOf,
  exactOfComputed,
  exactToText,
  exactZero,
  isZeroExact,
  maxExact,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { bandOfExact } from '../scoring/internal.js'
import type { RankPrize, SchemeAward } from './awards.js'
import { figureIn, holds, type ConditionView } from './conditions.js'
import { priceEvents } from './event-pricing.js'
import type { SchemeVetoHit } from './grades.js'
import type { CountRate } from './count-methods.js'
import { wholeOptions } from './leaf-targets.js'
import { decidedValue } from './leaf.js'
import type { SchemePolicies } from './scheme.js'
import type { SubjectFile } from './node-evaluation.js'
import { figureText } from './working.js'

/** What an award pays one subject. */
export interface AwardOutcome {
  /** Id of the award. */
  readonly id: string
  /** Amount in yuan with two places; `refused` by a veto is zero. */
  readonly amount: Result<AwardSum, AwardReason>
}

/** What an award pays all subjects together. */
export interface AwardTotal {
  /** Id of the award. */
  readonly id: string
  /** Sum of the amounts that are known, yuan with two places. */
  readonly yuan: DecimalText
  /** Subjects that get something. */
  readonly paid: number
  /** Subjects whose amount is not known. */
  readonly open: number
}

/** An amount and its parts. */
export interface AwardSum {
  /** Yuan, two places. */
  readonly yuan: DecimalText
  /** Whether a veto refused it. */
  readonly refused: boolean
  /** Named parts, yuan with two places; what is left over after them stays with the subject. */
  readonly parts: readonly { readonly to: string; readonly yuan: DecimalText }[]
  /** What stays with the subject, yuan. */
  readonly rest: DecimalText
}

/** Why there is no amount. */
export type AwardReason =
  | 'grade-missing'
  | 'rank-missing'
  | 'total-missing'
  | 'outside-bands'
  | 'condition-undecided'
  | 'event-without-rate'
  | 'subject-figure-missing'
  | 'attribute-missing'
  | 'award-finer-than-fen'

/** What an award looks at. */
export interface AwardBasis {
  readonly file: SubjectFile
  readonly view: ConditionView
  readonly total: Exact | undefined
  readonly grade: string | undefined
  /** Decisions that the grade or the total waits for. */
  readonly missing: readonly DecisionNeed[]
  readonly rank: { readonly rank: number; readonly tied: number } | undefined
  readonly hits: readonly SchemeVetoHit[]
  readonly decisions: readonly Decision[]
  readonly policies: SchemePolicies
}

/** Works out what an award pays one subject. */
export function awardOf(award: SchemeAward, basis: AwardBasis): AwardOutcome {
  return { id: award.id, amount: amountOf(award, basis) }
}

function amountOf(award: SchemeAward, basis: AwardBasis): Result<AwardSum, AwardReason> {
  const may = award.when === undefined ? true : holds(award.when, basis.view)
  if (may === undefined) return refusedAward('condition-undecided', award, basis)
  const refused = basis.hits.some(({ effect }) => effect.kind === 'refuseAward' && effect.award === award.id)
  const raw = may && !refused ? rawAmount(award, basis) : exactZero
  if (raw === 'duplicates') return needs([{ code: raw, at: award.id, options: countingOptions }])
  if (raw === 'step-rounding') return needs([{ code: raw, at: award.id, options: wholeOptions }])
  if (raw === 'tie') return needs([{ code: 'tie-at-prize', at: award.id, options: ['each', 'sharePrizes'] }])
  const waits = raw === 'grade-missing' || raw === 'total-missing' || raw === 'rank-missing'
  if (waits && basis.missing.length > 0) return needs(basis.missing)
  if (typeof raw === 'string') return refusedAward(raw, award, basis)
  const amount = award.rounding === undefined ? raw : roundExact(raw, award.rounding)
  const parts = (award.parts ?? []).map(({ to, share }) => {
    const part = multiplyExact(amount, exactOf(share))
    return { to, part: award.rounding === undefined ? part : roundExact(part, award.rounding) }
  })
  const rest = parts.reduce((left, { part }) => subtractExact(left, part), amount)
  if ([amount, rest, ...parts.map(({ part }) => part)].some(isFinerThanFen))
    return refusedAward('award-finer-than-fen', award, basis)
  return computed({
    yuan: yuan(amount),
    refused,
    parts: parts.map(({ to, part }) => ({ to, yuan: yuan(part) })),
    rest: yuan(rest),
  })
}

function refusedAward(
  reason: AwardReason,
  award: SchemeAward,
  { file, total }: AwardBasis,
): Result<AwardSum, AwardReason> {
  const figure = total === undefined ? {} : { figure: figureText(total) }
  const data = { award: award.title, subject: file.subject.id, ...figure }
  return notComputable(reason, [diagnostic(reason, 'error', `awards.${award.id}`, data)])
}

function isFinerThanFen(amount: Exact): boolean {
  const places = decimalPlaces(amount)
  return places === undefined || places > 2
}

function yuan(amount: Exact): DecimalText {
  return exactToText(amount, 2, 'halfUp')
}

function rawAmount(
  award: SchemeAward,
  basis: AwardBasis,
): Exact | AwardReason | 'tie' | 'duplicates' | 'step-rounding' {
  const { amount } = award
  switch (amount.kind) {
    case 'fixed':
      return exactOf(amount.amount)
    case 'grade':
      return basis.grade === undefined ? 'grade-missing' : exactOf(ownValue(amount.amounts, basis.grade) ?? '0')
    case 'bands': {
      if (basis.total === undefined) return 'total-missing'
      const finding = bandOfExact(amount.bands, basis.total)
      return finding.found === 'one' ? exactOf(finding.band.value as string) : 'outside-bands'
    }
    case 'product': {
      const factors = amount.factors.map((one) => (typeof one === 'string' ? exactOf(one) : figureIn(one, basis.view)))
      if (factors.includes(undefined)) return basis.total === undefined ? 'total-missing' : 'condition-undecided'
      return (factors as Exact[]).reduce(multiplyExact, exactInteger(1))
    }
    case 'rank':
      if (basis.rank === undefined) return 'rank-missing'
      return prizeOf(
        amount.prizes,
        amount.ties ?? decidedValue(basis.decisions, 'tie-at-prize', award.id, ['each', 'sharePrizes']),
        basis.rank,
      )
    case 'perEvent':
      return priced(amount.rates, amount.event, award, basis)
    case 'deposit': {
      const text =
        typeof amount.deposit === 'string'
          ? amount.deposit
          : ownValue(basis.file.subject.figures, amount.deposit.figure)
      if (text === undefined) return 'subject-figure-missing'
      const fines = priced(amount.fines, amount.event, award, basis)
      return typeof fines === 'string' ? fines : maxExact(exactZero, subtractExact(exactOf(text), fines))
    }
  }
}

function prizeOf(
  prizes: readonly RankPrize[],
  ties: 'each' | 'sharePrizes' | undefined,
  place: { readonly rank: number; readonly tied: number },
): Exact | 'tie' {
  const amounts = Array.from({ length: place.tied }, (_, index) => prizeAt(prizes, place.rank + index))
  const first = amounts[0] ?? exactZero
  if (ties === 'each' || amounts.every((one) => compareExact(one, first) === 0)) return first
  if (ties === undefined) return 'tie'
  return divideExact(amounts.reduce(addExact, exactZero), exactInteger(place.tied))
}

function prizeAt(prizes: readonly RankPrize[], rank: number): Exact {
  let last = 0
  for (const prize of prizes) {
    last += prize.places
    if (rank <= last) return exactOf(prize.amount)
  }
  return exactZero
}

// Reports of one occurrence, or part of a block: asked where it changes the amount.
function priced(
  rates: readonly CountRate[],
  code: string,
  award: SchemeAward,
  basis: AwardBasis,
): Exact | AwardReason | 'duplicates' | 'step-rounding' {
  const figures = basis.file.subject.figures
  const amount = (counting: Counting, whole: Whole): Exact | AwardReason => {
    const lines = priceEvents(basis.file.events(code), { rates, figures, counting, sharing: 'full', whole })
    return 'reason' in lines ? lines.reason : lines.reduce((sum, line) => addExact(sum, line.figure), exactZero)
  }
  const settled = <Option extends string>(code: string, stated: Option | undefined, options: readonly Option[]) => {
    const value = stated ?? decidedValue(basis.decisions, code, award.id, options)
    return value === undefined ? options : [value]
  }
  const countings = settled('duplicates', basis.policies.duplicates, countingOptions)
  const wholes = settled('step-rounding', basis.policies.stepRounding, wholeOptions)
  const amounts = wholes.map((whole) => countings.map((counting) => amount(counting, whole)))
  const first = amounts[0]?.[0] as Exact | AwardReason
  if (typeof first === 'string') return first
  const same = (one: Exact | AwardReason | undefined): boolean =>
    typeof one === 'object' && compareExact(one, first) === 0
  if (!amounts.every(([one]) => same(one))) return 'step-rounding'
  return amounts.every((row) => row.every(same)) ? first : 'duplicates'
}

type Counting = 'each' | 'largest'
type Whole = (typeof wholeOptions)[number]

const countingOptions: readonly Counting[] = ['each', 'largest']

/** What an award pays all subjects together. */
export function awardTotals(awards: readonly SchemeAward[], outcomes: readonly AwardOutcome[]): readonly AwardTotal[] {
  return awards.map(({ id }) => {
    const mine = outcomes.filter((one) => one.id === id)
    const sums = mine.flatMap(({ amount }) =>
      amount.status === 'computed' ? [exactOfComputed(amount.value.yuan)] : [],
    )
    return {
      id,
      yuan: yuan(sums.reduce(addExact, exactZero)),
      paid: sums.filter((sum) => !isZeroExact(sum)).length,
      open: mine.length - sums.length,
    }
  })
}
