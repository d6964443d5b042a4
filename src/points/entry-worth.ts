import { readFigure } from '../kernel/index.js'
import { bandOfExact } from '../scoring/internal.js'
import type { Band } from '../scoring/index.js'
import { ownValue, readFraction, wholeExact } from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { EntryDetail } from './gather-entries.js'
import type { EntryWorth, PointBand, RangeWorth } from './point-worths.js'
import { classFor, figureFor, holdsRole, noteEntry, type ScoringDesk } from './scoring-desk.js'

/**
 * What one entry is worth, as a magnitude; `undefined` when it is worth nothing because it is not well formed (which is then noted).
 */
export function worthOfEntry<T>(desk: ScoringDesk<T>, worth: EntryWorth, detail: EntryDetail): T | undefined {
  const { arithmetic } = desk
  switch (worth.by) {
    case 'fixed': {
      if (detail.points !== undefined) return refuse(desk, 'points-not-asked', detail)
      if (detail.item >= 0 && desk.reading.items[detail.item]?.quantityIdle === true && saysQuantity(detail))
        noteEntry(desk, 'quantity-not-used', 'warning', detail, { quantity: detail.entry.quantity! })
      return figureFor(desk, worth.points, classFor(desk, detail.day)) ?? refuse(desk, 'not-for-class', detail)
    }
    case 'bands':
    case 'quantity': {
      const quantity = quantityOf(desk, detail)
      if (quantity === undefined) return undefined
      const told = { quantity: detail.entry.quantity ?? '1' }
      if (worth.whole && !inSteps(desk, quantity, arithmetic.whole(1)))
        return refuse(desk, 'quantity-not-whole', detail, told)
      if (worth.by === 'bands') {
        const found = pointsOfBand(desk, worth.bands, quantity)
        return found.ok ? found.points : refuse(desk, found.code, detail, told)
      }
      const points = figureFor(desk, worth.points, classFor(desk, detail.day))
      return points === undefined ? refuse(desk, 'not-for-class', detail) : arithmetic.multiply(points, quantity)
    }
    case 'range':
      return chosenPoints(desk, worth, detail)
    case 'level': {
      const { level } = detail
      if (level === undefined) return refuse(desk, 'level-missing', detail, { levels: Object.keys(worth.levels) })
      const own = ownValue(worth.levels, level)
      if (own === undefined) return refuse(desk, 'unknown-level', detail, { level, levels: Object.keys(worth.levels) })
      return worthOfEntry(desk, decided(own), detail)
    }
    case 'place': {
      const { place, groupSize } = detail.entry
      if (![place, groupSize].every(Number.isSafeInteger)) return refuse(desk, 'place-missing', detail)
      for (const share of worth.shares) {
        const part = readFraction(share.within)
        if (!part.ok) continue
        const { n, d } = part.figure
        const seats = wholeExact({ n: n * BigInt(groupSize!), d }, decided(worth.seats))
        if (BigInt(place!) <= seats) return arithmetic.read(share.points as string)
      }
      return arithmetic.zero
    }
    case 'class': {
      const own = worth.classes[classFor(desk, detail.day) ?? '']
      return own === undefined ? refuse(desk, 'not-for-class', detail) : worthOfEntry(desk, decided(own), detail)
    }
    case 'role': {
      const own = worth.roles.find((one) => holdsRole(desk, [one.role], detail.day))?.worth ?? worth.others
      return own === undefined ? refuse(desk, 'not-for-role', detail) : worthOfEntry(desk, decided(own), detail)
    }
    default:
      return refuse(desk, 'unknown-rule-kind', detail)
  }
}

function saysQuantity({ entry: { quantity } }: EntryDetail): boolean {
  return quantity !== undefined && quantity !== '1'
}

/** The quantity of an entry, 1 where it states none; `undefined` when it is not a figure or negative. */
export function quantityOf<T>(desk: ScoringDesk<T>, detail: EntryDetail): T | undefined {
  const { quantity } = detail.entry
  if (quantity === undefined) return desk.arithmetic.whole(1)
  if (!readFigure(quantity).ok) return refuse(desk, 'entry-not-a-figure', detail, { text: quantity })
  const figure = desk.arithmetic.read(quantity)
  if (desk.arithmetic.sign(figure) < 0) {
    return refuse(desk, 'quantity-negative', detail, { quantity })
  }
  return figure
}

/** Points of the one band that holds a figure. */
export function pointsOfBand<T>(
  desk: ScoringDesk<T>,
  bands: readonly PointBand[],
  figure: T,
): { readonly ok: true; readonly points: T } | { readonly ok: false; readonly code: PointsCode } {
  const found = bandOfExact(
    bands.map((band, index) => plainBand(band, String(index), band.points as string)),
    desk.arithmetic.exact(figure),
  )
  if (found.found === 'one') return { ok: true, points: desk.arithmetic.read(found.band.value as string) }
  return { ok: false, code: found.found === 'none' ? 'figure-in-no-band' : 'figure-in-several-bands' }
}

/** A band of a decided reading as the scoring room knows it. */
export function plainBand(band: Pick<PointBand, 'from' | 'to'>, id: string, value: string | undefined): Band {
  return {
    id,
    ...(band.from === undefined ? {} : { from: { at: band.from.at, included: decided(band.from.included) } }),
    ...(band.to === undefined ? {} : { to: { at: band.to.at, included: decided(band.to.included) } }),
    ...(value === undefined ? {} : { value }),
  }
}

function chosenPoints<T>(desk: ScoringDesk<T>, worth: RangeWorth, detail: EntryDetail): T | undefined {
  const { arithmetic } = desk
  const { points } = detail
  if (points === undefined) return refuse(desk, 'points-missing', detail)
  if (!readFigure(points).ok) return refuse(desk, 'entry-not-a-figure', detail, { text: points })
  const figure = arithmetic.read(points)
  const tooFew = arithmetic.compare(figure, arithmetic.read(worth.least as string)) < 0
  const tooMany = worth.most !== 'unbounded' && arithmetic.compare(figure, arithmetic.read(worth.most as string)) > 0
  if (tooFew || tooMany) {
    const data = { points, least: worth.least as string, most: worth.most as string }
    return refuse(desk, 'points-out-of-range', detail, data)
  }
  if (worth.step !== undefined) {
    const step = arithmetic.read(worth.step)
    if (arithmetic.sign(step) <= 0) return refuse(desk, 'step-not-positive', detail)
    if (!inSteps(desk, figure, step)) return refuse(desk, 'points-not-a-step', detail, { points, step: worth.step })
  }
  return figure
}

function inSteps<T>({ arithmetic }: ScoringDesk<T>, figure: T, step: T): boolean {
  return arithmetic.compare(arithmetic.multiply(arithmetic.steps(figure, step), step), figure) === 0
}

function refuse<T>(
  desk: ScoringDesk<T>,
  code: PointsCode,
  detail: EntryDetail,
  data: Readonly<Record<string, string | readonly string[]>> = {},
): undefined {
  noteEntry(desk, code, 'error', detail, data)
  return undefined
}
