import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type Label,
  type Result,
} from '../kernel/index.js'
import {
  divideExact,
  exactInteger,
  exactToText,
  exactZero,
  isZeroExact,
  multiplyExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import {
  addBounds,
  boundsSign,
  exactBounds,
  knownFigure,
  type Bounds,
  type KnownFigure,
  type ObservedFigure,
} from './bounds.js'
import type { GrowthDocument } from './growth-rules.js'
import { readKnown } from './proportions.js'
import { listFaults } from './untidy-facts.js'

/** What a project is reported to bring to a group of households or people. */
export interface GainGroup {
  /** Id of the group. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** How many gain: households, people or jobs. */
  readonly gainers: ObservedFigure
  /** Of whom the gainers are. */
  readonly per: 'household' | 'person' | 'job'
  /** What each gains (户均增收、人均增收), in one unit. */
  readonly each: ObservedFigure
}

/** Gains of groups. */
export interface GroupGains {
  /** Each group with the total of its gains. */
  readonly groups: readonly { readonly id: string; readonly total: Result<KnownFigure, GainReason> }[]
  /** Sum over all groups. Groups may overlap: whoever is in two counts twice. */
  readonly total: Result<KnownFigure, GainReason>
  /** Gainers by kind; households, people and jobs are never added together. */
  readonly gainers: readonly { readonly per: GainGroup['per']; readonly count: Result<KnownFigure, GainReason> }[]
}

/** Why there is no gain. */
export type GainReason =
  | 'unreadable-figure'
  | 'unknown-figure'
  | 'nothing-known'
  | 'negative-gainers'
  | 'no-households'
  | 'zero-base'
  | 'no-persons'

/**
 * Total gains of groups that are reported by head: 100 households with 3万 each gain 300万. Bounds stay bounds.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - the groups
 * @example
 * ```ts
 * import { groupGains, growthStatistics } from 'xiangzhen'
 * const rice = { id: 'rice', gainers: '100', per: 'household', each: '3' } as const
 * const { total } = groupGains(growthStatistics, { groups: [rice] })
 * total // => { status: 'computed', value: { kind: 'exact', value: '300.0000' }, diagnostics: [] }
 * ```
 */
export function groupGains(
  document: GrowthDocument,
  facts: { readonly groups: readonly GainGroup[] },
  _question: object = {},
): GroupGains {
  const unread = listFaults(facts.groups, 'groups')
  if (unread.length > 0) return { groups: [], total: notComputable('unreadable-figure', unread), gainers: [] }
  const products = facts.groups.map((group, index) => productOf(group, index))
  const kinds = [...new Set(facts.groups.map(({ per }) => per))].sort()
  return {
    groups: facts.groups.map(({ id }, index) => ({ id, total: written(document, products[index]!) })),
    total: written(document, sumOf(products)),
    gainers: kinds.map((per) => {
      const counts = facts.groups.map((group, index) => ({ group, known: boundsAt(group.gainers, index, 'gainers') }))
      const ofKind = counts.filter(({ group }) => group.per === per).map(({ known }) => known)
      return { per, count: written(document, sumOf(ofKind)) }
    }),
  }
}

type Known = Result<Bounds, GainReason>

function boundsAt(input: ObservedFigure, index: number, field: string): Known {
  const known = readKnown(input, `groups[${index}].${field}`)
  return 'status' in known ? known : computed(known)
}

// Counts are not negative: each end of a gain meets the count that takes it furthest.
function productOf({ gainers, each }: GainGroup, index: number): Known {
  const count = boundsAt(gainers, index, 'gainers')
  if (count.status !== 'computed') return count
  const gain = boundsAt(each, index, 'each')
  if (gain.status !== 'computed') return gain
  const times = (a: Bounds['low'], b: Bounds['low']): Bounds['low'] =>
    a && b && { at: multiplyExact(a.at, b.at), open: a.open || b.open }
  const { value: c } = count
  const { value: g } = gain
  const below = (end: Bounds['low']): boolean => end !== undefined && signExact(end.at) < 0
  if (boundsSign(c) === -1) {
    const path = `groups[${index}].gainers`
    return notComputable('negative-gainers', [diagnostic('negative-gainers', 'error', path)])
  }
  return computed({
    low: times(below(g.low) ? c.high : c.low, g.low),
    high: times(below(g.high) ? c.low : c.high, g.high),
    rough: c.rough || g.rough,
  })
}

function sumOf(list: readonly Known[]): Known {
  let sum = exactBounds(exactZero)
  for (const one of list) {
    if (one.status !== 'computed') return one
    sum = addBounds(sum, one.value)
  }
  return computed(sum)
}

function written({ rules }: GrowthDocument, known: Known): Result<KnownFigure, GainReason> {
  if (known.status !== 'computed') return known
  const figure = knownFigure(known.value, rules.mode, (x, mode) => exactToText(x, rules.digits, mode))
  return figure === undefined ? notComputable('nothing-known') : computed(figure)
}

/** A household's income in two years. */
export interface HouseholdIncome {
  /** Id of the household. */
  readonly id: string
  /** People in it. */
  readonly persons?: number
  /** Income in the earlier year. */
  readonly before: FigureInput
  /** Income in the later year. */
  readonly after: FigureInput
}

/** What households gained, from their own figures. */
export interface HouseholdGains {
  /** Households. */
  readonly households: number
  /** Households whose income rose. */
  readonly gainers: number
  /** Households whose income stayed the same. */
  readonly unchanged: number
  /** Households whose income fell. */
  readonly losers: number
  /** Gains less losses of all. */
  readonly total: DecimalText
  /** 户均增收: total over all households, not over the gainers only. */
  readonly perHousehold: Result<DecimalText, GainReason>
  /** 人均增收: total over all people; only where every household says how many it has. */
  readonly perPerson: Result<DecimalText, GainReason>
  /** Growth of the total income in per cent: the ratio of totals. */
  readonly growthOfTotal: Result<DecimalText, GainReason>
  /** Mean of the households' own growth rates in per cent: another figure, never to be given as the growth of the total. */
  readonly meanOfRates: Result<DecimalText, GainReason>
}

/**
 * What households gained, from their incomes in two years: how many gained, 户均, 人均, the growth of the total, and apart from
 * it the mean of the households' rates.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - the households
 * @returns reason `unreadable-figure`
 * @example
 * ```ts
 * import { growthStatistics, householdGains } from 'xiangzhen'
 * const households = [{ id: 'a', before: '1', after: '2' }, { id: 'b', before: '9', after: '9' }]
 * const result = householdGains(growthStatistics, { households })
 * const gains = result.status === 'computed' ? result.value : undefined
 * gains?.growthOfTotal // => { status: 'computed', value: '10.0000', diagnostics: [] }
 * gains?.meanOfRates // => { status: 'computed', value: '50.0000', diagnostics: [] }
 * ```
 */
export function householdGains(
  document: GrowthDocument,
  facts: { readonly households: readonly HouseholdIncome[] },
  _question: object = {},
): Result<HouseholdGains, 'unreadable-figure'> {
  const faults: Diagnostic[] = [...listFaults(facts.households, 'households')]
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  const read = (input: FigureInput, path: string): Exact => {
    const reading = readFigure(input)
    if (reading.ok) return reading.figure
    faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    return exactZero
  }
  const incomes = facts.households.map(({ before, after }, index) => ({
    before: read(before, `households[${index}].before`),
    after: read(after, `households[${index}].after`),
  }))
  for (const [index, { id, persons }] of facts.households.entries()) {
    if (persons === undefined || (Number.isSafeInteger(persons) && persons >= 0)) continue
    faults.push(diagnostic('not-a-count', 'error', `households[${index}].persons`, { id }))
  }
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  const gains = incomes.map(({ before, after }) => subtractExact(after, before))
  const total = sumExact(gains)
  const base = sumExact(incomes.map(({ before }) => before))
  const { digits, mode } = document.rules
  const text = (value: Exact): DecimalText => exactToText(value, digits, mode)
  const over = (value: Exact, by: Exact, reason: GainReason): Result<DecimalText, GainReason> =>
    signExact(by) > 0 ? computed(text(divideExact(value, by))) : notComputable(reason)
  const rates = incomes.map(({ before }, index) =>
    signExact(before) > 0 ? divideExact(gains[index]!, before) : undefined,
  )
  const known = rates.filter((rate): rate is Exact => rate !== undefined)
  const percent = (value: Exact): Exact => multiplyExact(value, exactInteger(100))
  const persons = personsOf(facts.households)
  return computed({
    households: incomes.length,
    gainers: gains.filter((gain) => signExact(gain) > 0).length,
    unchanged: gains.filter(isZeroExact).length,
    losers: gains.filter((gain) => signExact(gain) < 0).length,
    total: text(total),
    perHousehold: over(total, exactInteger(incomes.length), 'no-households'),
    perPerson: persons === undefined ? notComputable('no-persons') : over(total, exactInteger(persons), 'no-persons'),
    growthOfTotal: over(percent(total), base, 'zero-base'),
    meanOfRates:
      known.length < rates.length
        ? notComputable('zero-base')
        : over(percent(sumExact(known)), exactInteger(known.length), 'no-households'),
  })
}

function personsOf(households: readonly HouseholdIncome[]): number | undefined {
  let sum = 0
  for (const { persons } of households) {
    if (persons === undefined) return undefined
    sum += persons
  }
  return sum
}
