import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode, EcologyNeed } from './codes.js'
import { finish, openDesk, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, over, part, times, total } from './desk-steps.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Animals of one kind. */
export interface LivestockHerd {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Animals in stock (存栏): `pig`, `cattle`, `sheep`, `chicken`. */
  readonly stock: FieldAmount
  /** Pigs that stand for one of them: `pig/cattle`; of pigs themselves it may be left out. */
  readonly pigsEach?: FieldAmount
}

/** A crop that can take up manure. */
export interface ManuredCrop {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Harvest, or area where the need is per area. */
  readonly amount: FieldAmount
  /** Nutrient that it needs: `kilogram:N/tonne`, `kilogram:N/mu`. */
  readonly need: FieldAmount
}

/** Animals, crops and how manure gets from the one to the other. */
export interface ManureCapacityFacts {
  /** The animals; an empty list says that there are none. */
  readonly herds: readonly LivestockHerd[]
  /** The crops. */
  readonly crops: readonly ManuredCrop[]
  /** Share of the need that fertilising gives (施肥供给养分占比); the rest comes from the soil. */
  readonly fertilisedShare?: FieldAmount
  /** Share of manure in fertilising (粪肥占施肥比例). */
  readonly manureShare?: FieldAmount
  /** Share of the nutrient in manure that the crop takes up in its season (粪肥当季利用率). */
  readonly seasonUse?: FieldAmount
  /** Nutrient that the manure of one pig gives in a year, losses taken off: `kilogram:N/pig`. */
  readonly supplyPerPig?: FieldAmount
  /** The land, for animals per area. */
  readonly land?: FieldAmount
}

/** What a question about manure names. */
export interface ManureCapacityQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** How many animals the land bears. */
export interface ManureCapacity {
  /** Each kind in pig equivalents. */
  readonly herds: readonly { readonly id: string; readonly pigs: FieldFigure }[]
  /** All animals in pig equivalents (猪当量). */
  readonly pigs: FieldFigure
  /** Nutrient that the crops need, kilograms. */
  readonly cropNeed: FieldFigure
  /** Nutrient in manure that the crops can take: need × share of fertilising × share of manure ÷ season use. */
  readonly manureNeed: FieldOutcome
  /** Nutrient that the manure of all animals gives. */
  readonly manureSupply: FieldOutcome
  /** Pig equivalents that the land bears (土地承载力). */
  readonly capacity: FieldOutcome
  /** Pig equivalents ÷ capacity (承载力指数): above 1 the land is overloaded. */
  readonly index: FieldOutcome
  /** Capacity less pig equivalents: what could be added, or below zero what is too much. */
  readonly room: FieldOutcome
  /** Pig equivalents per mu; `needs` the land where it is not given. */
  readonly pigsPerMu: FieldOutcome
}

/**
 * Animals against the land that takes up their manure (种养平衡, 畜禽粪污土地承载力): pig equivalents against what the crops need. Each figure names what it lacks: no share and no coefficient is assumed.
 *
 * Findings: `land-overloaded`. Reasons: `zero-divisor`, `zero-area`, `units-differ`, `wrong-unit` (N by P), `id-given-twice`, `negative-amount`. Needs: `pigs-each`; inside the figures `fertilised-share`, `manure-share`,
 * `season-use`, `supply-per-pig`, `land`. Source: 畜禽粪污土地承载力测算技术指南 (2018), as local assessments apply it (仁怀市, 2022: 406 534.1 pig equivalents give 2845.7 t N, 7 kg each); its tables are the caller's data.
 *
 * @param method - decisions and conventions
 * @param facts - animals, crops, shares
 * @param question - rounding
 * @returns pig equivalents, need, capacity, index
 * @example
 * ```ts
 * import { manureCapacity, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string, unit: string) => ({ value, unit })
 * const facts = {
 *   herds: [{ id: 'pigs', stock: of('3000', 'pig') }, { id: 'beef', stock: of('300', 'cattle'), pigsEach: of('3', 'pig/cattle') }],
 *   crops: [{ id: 'rice', amount: of('6000', 'tonne'), need: of('22', 'kilogram:N/tonne') }],
 *   fertilisedShare: of('45', 'percent'), manureShare: of('50', 'percent'), seasonUse: of('25', 'percent'), supplyPerPig: of('7', 'kilogram:N/pig'),
 * }
 * const result = manureCapacity(openMethod, facts, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.pigs.figure // => '3900.00'
 * result.status === 'computed' && result.value.index.status === 'computed' && result.value.index.figure // => '0.23'
 * ```
 */
export function manureCapacity(
  method: FieldMethod,
  facts: ManureCapacityFacts,
  question: ManureCapacityQuestion,
): Result<ManureCapacity, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'herds[].stock', 'crops[].amount', 'crops[].need')) return unusableFacts(desk)
  eachOnce(desk, facts.herds, 'herds')
  eachOnce(desk, facts.crops, 'crops')
  const herds = facts.herds.map((herd, index) => pigsOf(desk, herd, `herds[${index}]`))
  const pigs = total(desk, 'pig-equivalents', herds, 'pig', 'herds')
  const needs = facts.crops.map((crop, index) => needOf(desk, crop, `crops[${index}]`))
  const nutrient = nutrientOf(facts)
  const mass = `kilogram:${nutrient}`
  const cropNeed = total(desk, 'crop-need', needs, mass, 'crops')
  const share = (inner: Desk, code: ShareCode, name: ShareName) =>
    take(inner, facts[name], { code, path: name, unit: 'percent' })
  const perPig = (inner: Desk) =>
    take(inner, facts.supplyPerPig, { code: 'supply-per-pig', path: 'supplyPerPig', unit: `${mass}/pig` })
  const manureNeed = (inner: Desk) =>
    over(
      inner,
      'manure-need',
      times('manure-need', [
        cropNeed,
        share(inner, 'fertilised-share', 'fertilisedShare'),
        share(inner, 'manure-share', 'manureShare'),
      ]),
      share(inner, 'season-use', 'seasonUse'),
      'zero-divisor',
      'seasonUse',
    )
  const capacity = (inner: Desk) =>
    over(inner, 'manure-capacity', manureNeed(inner), perPig(inner), 'zero-divisor', 'supplyPerPig')
  const value = {
    herds: facts.herds.map(({ id }, index) => ({
      id,
      pigs: figureIn(desk, herds[index] as Working, 'pig', `herds[${index}].pigsEach`),
    })),
    pigs: figureIn(desk, pigs, 'pig', 'herds'),
    cropNeed: figureIn(desk, cropNeed, mass, 'crops'),
    manureNeed: part(desk, mass, 'crops', manureNeed),
    manureSupply: part(desk, mass, 'supplyPerPig', (inner) => times('manure-supply', [pigs, perPig(inner)])),
    capacity: part(desk, 'pig', 'crops', capacity),
    index: part(desk, 'times', 'crops', (inner) => {
      const load = over(inner, 'capacity-index', pigs, capacity(inner), 'zero-divisor', 'crops')
      const { mid } = load.span
      if (load.dimension !== undefined && mid !== undefined && mid.n > mid.d) warn(inner, 'land-overloaded', 'herds')
      return load
    }),
    room: part(desk, 'pig', 'crops', (inner) => less(inner, 'capacity-left', capacity(inner), pigs, 'crops')),
    pigsPerMu: part(desk, 'pig/mu', 'land', (inner) => {
      const land = take(inner, facts.land, { code: 'land', path: 'land', unit: 'mu' })
      return over(inner, 'pigs-per-area', pigs, land, 'zero-area', 'land')
    }),
  }
  return finish(desk, () => value)
}

type ShareName = 'fertilisedShare' | 'manureShare' | 'seasonUse'
type ShareCode = Extract<EcologyNeed, 'fertilised-share' | 'manure-share' | 'season-use'>

function pigsOf(desk: Desk, { id, stock, pigsEach }: LivestockHerd, path: string): Working {
  const heads = take(desk, stock, { code: 'amount', at: id, path: `${path}.stock`, unit: stock.unit })
  if (pigsEach === undefined && heads.dimension?.has('pig') === true)
    return { ...heads, data: { ...heads.data, name: id } }
  const unit = pigsEach?.unit ?? `pig/${stock.unit}`
  const each = take(desk, pigsEach, { code: 'pigs-each', at: id, path: `${path}.pigsEach`, unit })
  return times('pig-equivalents', [heads, each], { name: id })
}

function needOf(desk: Desk, { id, amount, need }: ManuredCrop, path: string): Working {
  return times(
    'crop-need',
    [
      take(desk, amount, { code: 'amount', at: id, path: `${path}.amount`, unit: amount.unit }),
      take(desk, need, { code: 'content', at: id, path: `${path}.need`, unit: need.unit }),
    ],
    { name: id },
  )
}

// The nutrient by which the balance is kept: that of the supply, else of the first crop.
function nutrientOf({ supplyPerPig, crops }: ManureCapacityFacts): string {
  const unit = supplyPerPig?.unit ?? crops[0]?.need.unit ?? ''
  return /:([A-Za-z0-9]+)/.exec(unit)?.[1] ?? 'N'
}
