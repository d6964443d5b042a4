import type { Plot } from './records.js'
import { less, over, take, total, type Desk } from './desk.js'
import { qualifyDimension } from './units.js'
import { constant, type Working } from './working.js'
import { exactOne } from '../kernel/internal.js'

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
