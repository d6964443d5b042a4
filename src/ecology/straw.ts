import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, over, part, times, total } from './desk-steps.js'
import { openFactors, usedFactors } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { eachOnce } from './inputs.js'
import {
  checkCollectable,
  checkFates,
  collectableOf,
  producedOf,
  readMasses,
  type StrawMasses,
} from './straw-masses.js'
import { belowZero, type Working } from './working.js'
import { unusable, unusableFacts, wordsKnown } from './usable-facts.js'

/** The five uses of straw (五料化): fertiliser (with direct return), feed, fuel, growing medium, raw material. */
export type StrawUse = 'fertiliser' | 'feed' | 'fuel' | 'growingMedium' | 'rawMaterial'

/** What else can become of straw. */
export type StrawFate = StrawUse | 'burnt' | 'leftOnField' | 'discarded'

/** The fates, for readers. */
export const strawFates: readonly StrawFate[] = [
  'fertiliser',
  'feed',
  'fuel',
  'growingMedium',
  'rawMaterial',
  'burnt',
  'leftOnField',
  'discarded',
]

/** Who uses the straw: market entities, households, or the field itself. */
export type StrawChannel = 'market' | 'household' | 'directReturn'

/** Where straw from elsewhere went. */
export type BroughtInChannel = 'market' | 'notMarket' | 'inProportion'

/** A crop's grain, from which its straw follows. */
export interface GrainHarvest {
  /** Crop as the factor set names it. */
  readonly crop: string
  /** Grain. */
  readonly grain: FieldAmount
}

/** Straw that went one way. A kilogram has one fate. */
export interface StrawEntry {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What became of it. */
  readonly fate: StrawFate
  /** Mass of the straw. */
  readonly amount: FieldAmount
  /** Who used it. */
  readonly channel?: StrawChannel
  /** Share of dry matter, where this mass is dry (`tonne:dry`) and others are as they lay. */
  readonly dryMatter?: FieldAmount
}

/** A village's or county's straw in a year. Give what is known: each figure names what it lacks. */
export interface StrawFacts {
  /** Grain by crop; straw follows by the straw-to-grain ratio. */
  readonly harvests?: readonly GrainHarvest[]
  /** Straw that can be collected, where the text gives it. */
  readonly collectable?: FieldAmount
  /** What became of it. */
  readonly entries: readonly StrawEntry[]
  /** Straw that was used in all, where the text gives it: held against the sum of the uses. */
  readonly statedUse?: FieldAmount
  /** Straw brought in from elsewhere: not this place's. */
  readonly broughtIn?: FieldAmount
  /** Where the straw brought in went: to market entities, elsewhere, or everywhere in proportion (`brought-in-channel`). */
  readonly broughtInChannel?: BroughtInChannel
  /** Share of dry matter, where some masses are dry (`tonne:dry`) and others are as they lay. */
  readonly dryMatter?: FieldAmount
  /** The land. */
  readonly area?: FieldAmount
  /** Income from straw. */
  readonly income?: FieldAmount
  /** Jobs. */
  readonly jobs?: FieldAmount
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about straw names. */
export interface StrawQuestion {
  /** Unit of mass: `tonne`, `wanTonne`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** The straw ledger. */
export interface StrawLedger {
  /** Grain × straw-to-grain ratio. */
  readonly produced: FieldOutcome
  /** Produced × collection coefficient, or as stated. */
  readonly collectable: FieldOutcome
  /** Sum of the five uses, less what was brought in. */
  readonly used: FieldFigure
  /** Each use. */
  readonly uses: readonly { readonly id: StrawUse; readonly amount: FieldFigure }[]
  /** Used ÷ collectable, percent (秸秆综合利用率). */
  readonly utilisation: FieldOutcome
  /** Used by market entities ÷ collectable, percent (产业化利用); needs `straw-channel` of each use that names none. */
  readonly marketShare: FieldOutcome
  /** Collectable less used. */
  readonly notUsed: FieldOutcome
  /** Collectable per area. */
  readonly perArea: FieldOutcome
  /** Used straw per area. */
  readonly usedPerArea: FieldOutcome
  /** Income per tonne of used straw. */
  readonly incomePerTonne: FieldOutcome
  /** Income per mu. */
  readonly incomePerMu: FieldOutcome
  /** Used straw per job. */
  readonly usedPerJob: FieldOutcome
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * The straw ledger: produced, collectable, the five uses, rate, income. Published straw-to-grain ratios differ by up to 3.6 times, so there is no default: where a set holds two, `factor` is asked for.
 *
 * Findings: `stated-use-differs`, `stated-collectable-differs`, `straw-burnt`, `use-above-collectable`. Reasons: `fates-exceed-produced` (one kilogram has one fate), `brought-in-above-use`, `id-given-twice`, `negative-amount`, `zero-divisor`.
 * Needs inside the figures: `grain`, `factor`, `area`, `income`, `jobs`, `straw-channel`, `brought-in-channel`; `dry-matter` where dry mass meets mass as it lay. Source: formulas of the national straw ledger.
 *
 * @param set - a factor set with straw ratios
 * @param facts - grain and fates
 * @param question - unit
 * @returns the ledger, each figure with its own status
 * @example
 * ```ts
 * import { strawLedger } from 'xiangzhen/ecology'
 * import { strawRatios } from 'xiangzhen/presets/straw-ratios'
 * const tonnes = (value: string) => ({ value, unit: 'tonne' })
 * const entries = [{ id: 'all', fate: 'fertiliser' as const, amount: tonnes('84900') }]
 * const result = strawLedger(strawRatios, { collectable: tonnes('85000'), entries }, { unit: 'tonne', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.utilisation.status === 'computed' && result.value.utilisation.figure // => '99.88'
 * ```
 */
export function strawLedger(
  set: FactorSet,
  facts: StrawFacts,
  question: StrawQuestion,
): Result<StrawLedger, EcologyCode> {
  const desk = openDesk(set, question)
  if (unusable(desk, facts, '?harvests[]', 'entries[].amount', '?factors[]')) return unusableFacts(desk)
  const table = openFactors(desk, set, facts.factors)
  eachOnce(desk, facts.entries, 'entries')
  wordsKnown(desk, facts.entries, 'fate', strawFates, 'entries')
  const masses = readMasses(desk, facts, question.unit)
  const { unit, entries } = masses
  const sumOf = (keep: (one: StrawEntry) => boolean, code: SumCode): Working =>
    total(
      desk,
      code,
      entries.filter((_, index) => keep(facts.entries[index] as StrawEntry)),
      unit,
      'entries',
    )
  const gross = sumOf(isUsed, 'straw-used')
  const used = masses.broughtIn === undefined ? gross : less(desk, 'own-straw', gross, masses.broughtIn, 'broughtIn')
  if (belowZero(used) && used.dimension !== undefined) refuse(desk, 'brought-in-above-use', 'broughtIn')
  const burnt = sumOf((one) => one.fate === 'burnt', 'straw-burnt-mass')
  if (burnt.lines.length > 0)
    warn(desk, 'straw-burnt', 'entries', { burnt: figureIn(desk, burnt, unit, 'entries').figure ?? '', unit })
  checkFates(
    desk,
    table,
    facts,
    sumOf(() => true, 'straw-fates'),
    used,
    masses,
  )
  const producedIn = (inner: Desk) => producedOf({ ...table, desk: inner }, facts)
  const collectableIn = (inner: Desk) =>
    masses.collectable ?? collectableOf({ ...table, desk: inner }, facts, question.unit)
  if (masses.collectable !== undefined) checkCollectable(desk, table, facts, unit)
  const share = (inner: Desk, code: 'straw-utilisation' | 'straw-market-share', part: Working) =>
    over(inner, code, part, collectableIn(inner), 'zero-divisor', 'collectable')
  const ledger = {
    produced: part(desk, question.unit, 'harvests', producedIn),
    collectable: part(desk, unit, 'collectable', collectableIn),
    used: figureIn(desk, used, unit, 'entries'),
    uses: usesOfStraw.map((id) => ({
      id,
      amount: figureIn(
        desk,
        sumOf((one) => one.fate === id, 'straw-use'),
        unit,
        'entries',
      ),
    })),
    utilisation: part(desk, 'percent', 'collectable', (inner) => {
      const rate = share(inner, 'straw-utilisation', used)
      if (rate.dimension !== undefined && rate.span.mid !== undefined && rate.span.mid.n > rate.span.mid.d)
        warn(inner, 'use-above-collectable', 'entries', {})
      return rate
    }),
    marketShare: part(desk, 'percent', 'collectable', (inner) =>
      share(inner, 'straw-market-share', marketOf(inner, facts, masses, gross)),
    ),
    notUsed: part(desk, unit, 'collectable', (inner) =>
      less(inner, 'straw-not-used', collectableIn(inner), used, 'entries'),
    ),
    ...sharesOf(desk, facts, used, collectableIn, unit),
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...ledger, factors }))
}

type SumCode = 'straw-use' | 'straw-used' | 'straw-fates' | 'straw-burnt-mass'

const usesOfStraw: readonly StrawUse[] = ['fertiliser', 'feed', 'fuel', 'growingMedium', 'rawMaterial']

function isUsed({ fate }: StrawEntry): boolean {
  return usesOfStraw.includes(fate as StrawUse)
}

// The part that market entities use, without what was brought in for them.
function marketOf(desk: Desk, facts: StrawFacts, masses: StrawMasses, gross: Working): Working {
  const lines = facts.entries.flatMap((one, index) => {
    if (!isUsed(one)) return []
    const channel = choose(desk, 'straw-channel', one.id, ['market', 'household', 'directReturn'], one.channel)
    return channel === 'market' ? [masses.entries[index] as Working] : []
  })
  const market = total(desk, 'straw-use', lines, masses.unit, 'entries')
  const { broughtIn } = masses
  if (broughtIn === undefined) return market
  const options: readonly BroughtInChannel[] = ['market', 'notMarket', 'inProportion']
  const went = choose(desk, 'brought-in-channel', '', options, facts.broughtInChannel)
  if (went === 'notMarket' || went === '') return market
  const outside =
    went === 'market'
      ? broughtIn
      : times('straw-use', [broughtIn, over(desk, 'ratio', market, gross, 'zero-divisor', 'entries')])
  const own = less(desk, 'own-straw', market, outside, 'broughtIn')
  if (belowZero(own)) refuse(desk, 'brought-in-above-use', 'broughtIn')
  return own
}

function sharesOf(desk: Desk, facts: StrawFacts, used: Working, collectableIn: (inner: Desk) => Working, unit: string) {
  const area = (inner: Desk) => take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
  const income = (inner: Desk) => take(inner, facts.income, { code: 'income', path: 'income', unit: 'yuan' })
  return {
    perArea: part(desk, `${unit}/mu`, 'area', (inner) =>
      over(inner, 'straw-per-area', collectableIn(inner), area(inner), 'zero-area', 'area'),
    ),
    usedPerArea: part(desk, `${unit}/mu`, 'area', (inner) =>
      over(inner, 'straw-per-area', used, area(inner), 'zero-area', 'area'),
    ),
    incomePerTonne: part(desk, 'yuan/tonne', 'income', (inner) =>
      over(inner, 'income-per-tonne', income(inner), used, 'zero-divisor', 'income'),
    ),
    incomePerMu: part(desk, 'yuan/mu', 'income', (inner) =>
      over(inner, 'income-per-area', income(inner), area(inner), 'zero-area', 'income'),
    ),
    usedPerJob: part(desk, `${unit}/job`, 'jobs', (inner) =>
      over(
        inner,
        'straw-per-job',
        used,
        take(inner, facts.jobs, { code: 'jobs', path: 'jobs', unit: 'job' }),
        'zero-divisor',
        'jobs',
      ),
    ),
  }
}
