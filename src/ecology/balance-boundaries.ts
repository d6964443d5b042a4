/** What flows into a field or farm. `total` is a published sum whose items are not known. */
export type NutrientInflow =
  | 'fertiliser'
  | 'manure'
  | 'straw'
  | 'seed'
  | 'irrigation'
  | 'deposition'
  | 'fixation'
  | 'feed'
  | 'livestockBought'
  | 'mineralisation'
  | 'soilMineralBefore'
  | 'total'

/** What flows out. `total` is a published sum whose items are not known. */
export type NutrientOutflow =
  | 'harvest'
  | 'residueRemoved'
  | 'animalProducts'
  | 'manureExported'
  | 'volatilisation'
  | 'denitrification'
  | 'leaching'
  | 'runoff'
  | 'loss'
  | 'total'

/** The inflows, for readers. */
export const nutrientInflows: readonly NutrientInflow[] = [
  'fertiliser',
  'manure',
  'straw',
  'seed',
  'irrigation',
  'deposition',
  'fixation',
  'feed',
  'livestockBought',
  'mineralisation',
  'soilMineralBefore',
  'total',
]

/** The outflows, for readers. */
export const nutrientOutflows: readonly NutrientOutflow[] = [
  'harvest',
  'residueRemoved',
  'animalProducts',
  'manureExported',
  'volatilisation',
  'denitrification',
  'leaching',
  'runoff',
  'loss',
  'total',
]

/**
 * What the balance looks at. `partial`: what people put on and take off. `soilSurface`: with deposition, fixation, irrigation and straw. `soilSurfaceWithLosses`:
 * losses count as output too, as some Chinese papers do. `farmGate`: what passes the gate. `soilMineral`: with mineral nitrogen of the soil before
 * and mineralisation as inputs.
 */
export type BalanceBoundary = 'partial' | 'soilSurface' | 'soilSurfaceWithLosses' | 'farmGate' | 'soilMineral'

/** The boundaries with the flows that each counts. */
export const balanceBoundaries: Readonly<
  Record<BalanceBoundary, { readonly inputs: readonly NutrientInflow[]; readonly outputs: readonly NutrientOutflow[] }>
> = {
  partial: { inputs: ['fertiliser', 'manure', 'seed', 'total'], outputs: ['harvest', 'residueRemoved', 'total'] },
  soilSurface: {
    inputs: ['fertiliser', 'manure', 'straw', 'seed', 'irrigation', 'deposition', 'fixation', 'total'],
    outputs: ['harvest', 'residueRemoved', 'total'],
  },
  soilSurfaceWithLosses: {
    inputs: ['fertiliser', 'manure', 'straw', 'seed', 'irrigation', 'deposition', 'fixation', 'total'],
    outputs: ['harvest', 'residueRemoved', 'volatilisation', 'denitrification', 'leaching', 'runoff', 'loss', 'total'],
  },
  farmGate: {
    inputs: ['fertiliser', 'manure', 'seed', 'feed', 'livestockBought', 'deposition', 'fixation', 'total'],
    outputs: ['harvest', 'residueRemoved', 'animalProducts', 'manureExported', 'total'],
  },
  soilMineral: {
    inputs: [
      'fertiliser',
      'manure',
      'straw',
      'seed',
      'irrigation',
      'deposition',
      'fixation',
      'mineralisation',
      'soilMineralBefore',
      'total',
    ],
    outputs: ['harvest', 'residueRemoved', 'total'],
  },
}
