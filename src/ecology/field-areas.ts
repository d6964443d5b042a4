import type { Plot } from './records.js'
import { refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { less, over, total } from './desk-steps.js'
import { qualifyDimension } from './units.js'
import { compareStated } from './stated-figures.js'
import { constant, type Working } from './working.js'
import { addExact, compareExact, exactOne, exactToText, exactZero, type Exact } from '../kernel/internal.js'

/** The land of a set of plots, as far as the records tell. A record that is missing leaves its figure undefined, never zero. */
export interface FieldAreas {
  /** All land, as `mu:total`. */
  readonly land: Working | undefined
  /** Planted land, as `mu:planted`. */
  readonly planted: Working | undefined
  /** Ditches and pits. */
  readonly ditch: Working | undefined
  /** Ditches and pits ÷ all land. */
  readonly ditchShare: Working | undefined
  /** Planted ÷ all land. */
  readonly plantedShare: Working | undefined
}

/** Adds up the land of plots. */
export function areasOf(desk: Desk, plots: readonly Plot[], path: string): FieldAreas {
  const land = sumOf(desk, plots, (plot) => plot.land, 'land', `${path}.land`)
  const ditch = sumOf(desk, plots, (plot) => plot.ditch, 'ditch', `${path}.ditch`)
  const [single] = plots
  const sharedOnly =
    plots.length === 1 && ditch === undefined && single?.ditchShare !== undefined ? single.ditchShare : undefined
  const share =
    sharedOnly === undefined
      ? undefined
      : take(desk, sharedOnly, { code: 'ditch-share', path: `${path}.ditchShare`, unit: 'percent' })
  if (single?.ditchShare !== undefined && plots.length === 1 && land !== undefined && ditch !== undefined)
    compareStated(
      desk,
      'ditchShare',
      single.ditchShare,
      [over(desk, 'ditch-share', ditch, land, 'zero-area', path)],
      `${path}[0].ditchShare`,
    )
  const ditchShare =
    share ??
    (land === undefined || ditch === undefined ? undefined : over(desk, 'ditch-share', ditch, land, 'zero-area', path))
  const planted =
    sumOf(desk, plots, (plot) => plot.planted, 'planted', `${path}.planted`) ??
    (land === undefined || ditch === undefined ? undefined : less(desk, 'planted', land, ditch, path))
  const plantedShare =
    land !== undefined && planted !== undefined
      ? over(desk, 'planted-share', planted, land, 'zero-area', path)
      : share === undefined
        ? undefined
        : less(desk, 'planted-share', constant(exactOne, 'whole'), share, path)
  return { land: based(land, 'total'), planted: based(planted, 'planted'), ditch, ditchShare, plantedShare }
}

/** Refuses plots that contradict themselves: one id twice, more ditches or crop than land. */
export function checkPlots(desk: Desk, plots: readonly Plot[], path: string): void {
  const ids = plots.map((plot) => plot.id)
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    refuse(desk, 'plot-counted-twice', path, { id })
  for (const [index, plot] of plots.entries()) {
    if (plot.land === undefined) continue
    const read = (amount: Plot['land'], key: string): Exact | undefined =>
      amount === undefined
        ? exactZero
        : take(desk, amount, { code: 'area', path: `${path}[${index}].${key}`, unit: 'mu' }).span.mid
    const [land, ditch, planted] = [read(plot.land, 'land'), read(plot.ditch, 'ditch'), read(plot.planted, 'planted')]
    if (land === undefined || ditch === undefined || planted === undefined) continue
    if (compareExact(ditch, land) > 0) refuse(desk, 'ditch-above-land', `${path}[${index}].ditch`, { id: plot.id })
    else if (compareExact(addExact(ditch, planted), land) > 0)
      refuse(desk, 'areas-contradict', `${path}[${index}].planted`, {
        id: plot.id,
        land: areaText(land),
        ditch: areaText(ditch),
        planted: areaText(planted),
      })
  }
}

function areaText(area: Exact): string {
  return exactToText(area, 2, 'halfUp')
}

function sumOf(
  desk: Desk,
  plots: readonly Plot[],
  pick: (plot: Plot) => Plot['land'],
  code: 'land' | 'ditch' | 'planted',
  path: string,
): Working | undefined {
  if (plots.length === 0 || plots.some((plot) => pick(plot) === undefined)) return undefined
  const lines = plots.map((plot) => bareArea(take(desk, pick(plot), { code: 'area', at: plot.id, path, unit: 'mu' })))
  return total(desk, code, lines, 'mu', path)
}

function bareArea(step: Working): Working {
  return step.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'mu', '') }
}

function based(step: Working | undefined, basis: 'total' | 'planted'): Working | undefined {
  return step?.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'mu', basis) }
}
