import { compareExact } from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import { innerDesk, quietDesk, refuse, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, over, times, total } from './desk-steps.js'
import { factor, type FactorDesk } from './factor-lookup.js'
import { compareStated } from './stated-figures.js'
import type { StrawFacts } from './straw.js'
import { qualifiedUnit, qualifiersOf, qualifyDimension } from './units.js'
import type { Working } from './working.js'

/** The masses of a straw ledger on one basis: all dry, or all as they lay. */
export interface StrawMasses {
  /** Each entry. */
  readonly entries: readonly Working[]
  readonly collectable: Working | undefined
  readonly broughtIn: Working | undefined
  readonly statedUse: Working | undefined
  /** The unit of the question, with `dry` where all masses are dry. */
  readonly unit: string
}

/** Reads the masses; where dry mass meets mass as it lay, the dry one is brought to it by the share of dry matter. */
export function readMasses(desk: Desk, facts: StrawFacts, unit: string): StrawMasses {
  const given = [...facts.entries.map((one) => one.amount), facts.collectable, facts.broughtIn, facts.statedUse]
  const known = given.filter((one): one is FieldAmount => one !== undefined)
  const fromGrain = facts.collectable === undefined && facts.harvests !== undefined
  const allDry = !fromGrain && known.length > 0 && known.every((one) => one.unit.split(':')[1] === 'dry')
  const read = (amount: FieldAmount, at: string, path: string, own?: FieldAmount): Working => {
    const step = take(desk, amount, { code: 'amount', at, path, unit })
    if (step.dimension === undefined || allDry) return step
    const dry = qualifiersOf(step.dimension, 'kilogram').includes('dry')
    const share = { code: 'dry-matter', at, path: 'dryMatter', unit: 'percent' } as const
    const lain = dry
      ? over(desk, 'dry-matter', step, take(desk, own ?? facts.dryMatter, share), 'zero-divisor', 'dryMatter')
      : step
    return bareMass(lain)
  }
  const single = (amount: FieldAmount | undefined, path: string) =>
    amount === undefined ? undefined : read(amount, path, path)
  return {
    entries: facts.entries.map((one, index) => read(one.amount, one.id, `entries[${index}].amount`, one.dryMatter)),
    collectable: single(facts.collectable, 'collectable'),
    broughtIn: single(facts.broughtIn, 'broughtIn'),
    statedUse: single(facts.statedUse, 'statedUse'),
    unit: allDry ? qualifiedUnit(unit, new Map([['kilogram:dry', 1]])) : unit,
  }
}

/** Grain × straw-to-grain ratio. */
export function producedOf(table: FactorDesk, facts: StrawFacts): Working {
  if (facts.harvests === undefined)
    return take(table.desk, undefined, { code: 'grain', path: 'harvests', unit: 'tonne' })
  const lines = facts.harvests.map(({ crop, grain }, index) => {
    const mass = take(table.desk, grain, { code: 'grain', at: crop, path: `harvests[${index}].grain`, unit: 'tonne' })
    return bareMass(
      times('straw-produced', [mass, factor(table, 'straw-to-grain', { crop }, 'fraction')], { name: crop }),
    )
  })
  return total(table.desk, 'straw-produced', lines, 'tonne', 'harvests')
}

/** Produced × collection coefficient. */
export function collectableOf(table: FactorDesk, facts: StrawFacts, unit: string): Working {
  if (facts.harvests === undefined)
    return take(table.desk, undefined, { code: 'collectable', path: 'collectable', unit })
  const lines = facts.harvests.map(({ crop, grain }, index) => {
    const mass = take(table.desk, grain, { code: 'grain', at: crop, path: `harvests[${index}].grain`, unit: 'tonne' })
    const ratio = factor(table, 'straw-to-grain', { crop }, 'fraction')
    return bareMass(
      times('straw-collectable', [mass, ratio, factor(table, 'straw-collection', { crop }, 'fraction')], {
        name: crop,
      }),
    )
  })
  return total(table.desk, 'straw-collectable', lines, unit, 'harvests')
}

// Grain may be qualified (paddy); its straw is not.
function bareMass(step: Working): Working {
  return step.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'kilogram', '') }
}

/** Holds the fates against what was produced, and the stated use against the sum of uses. */
export function checkFates(
  desk: Desk,
  table: FactorDesk,
  facts: StrawFacts,
  fates: Working,
  used: Working,
  masses: StrawMasses,
): void {
  const inner = quietDesk(desk)
  const produced = producedOf({ ...table, desk: inner, used: [] }, facts)
  const [all, made] = [fates.span.mid, produced.span.mid]
  const known = inner.missing.length === 0 && produced.dimension !== undefined
  if (
    known &&
    all !== undefined &&
    made !== undefined &&
    facts.broughtIn === undefined &&
    compareExact(all, made) > 0
  ) {
    refuse(desk, 'fates-exceed-produced', 'entries', { unit: masses.unit })
  }
  if (masses.statedUse === undefined) return
  const { unit } = masses
  const gap = figureIn(desk, less(desk, 'gap', masses.statedUse, used, 'statedUse'), unit, 'statedUse').figure
  if (gap !== undefined && /[1-9]/.test(gap)) warn(desk, 'stated-use-differs', 'statedUse', { gap, unit })
}

/** Holds the stated collectable straw against what the grain gives, where its factors are known. */
export function checkCollectable(desk: Desk, table: FactorDesk, facts: StrawFacts, unit: string): void {
  const inner = quietDesk(desk)
  const computed = collectableOf({ ...table, desk: inner, used: [] }, facts, unit)
  if (inner.missing.length > 0 || computed.dimension === undefined || facts.collectable === undefined) return
  const found = innerDesk(desk)
  compareStated(found, 'collectable', facts.collectable, [computed], 'collectable')
  for (const { path, data } of found.findings) warn(desk, 'stated-collectable-differs', path, data)
}
