import * as library from 'xiangzhen'
import { beautifulVillage } from 'xiangzhen/presets/beautiful-village'
import { coCultureGoal } from 'xiangzhen/presets/co-culture-goal'
import { coCultureInputs } from 'xiangzhen/presets/co-culture-inputs'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { runEvidence } from './runner.js'

type Calculator = (document: never, facts: never, question: never) => object

const calculators: Record<string, Calculator> = {}
for (const [name, value] of Object.entries(library)) {
  if (typeof value === 'function') calculators[name] = value as unknown as Calculator
}

const emissions = library.combineFactorSets([ipcc2019, warmingPotentials])

// A document is a preset by name, or a document of its own.
const presets: Record<string, unknown> = {
  'open-method': library.openMethod,
  'rice-fishery': riceFisheryStandard,
  'co-culture-inputs': coCultureInputs,
  'co-culture-goal': coCultureGoal,
  'beautiful-village': beautifulVillage,
  'straw-ratios': strawRatios,
  emissions: emissions.status === 'computed' ? emissions.value : undefined,
}

function resolve(document: unknown): unknown {
  const { preset } = document as { readonly preset?: string }
  return preset === undefined ? document : presets[preset]
}

function checked(document: unknown): unknown {
  const resolved = resolve(document) as { readonly rules: object }
  if ('requirements' in resolved.rules) return library.parseStandard(resolved)
  if ('factors' in resolved.rules) return library.parseFactorSet(resolved)
  return library.parseFieldMethod(resolved)
}

function linted(document: unknown): readonly library.Diagnostic[] {
  const resolved = resolve(document) as { readonly rules: object }
  if ('requirements' in resolved.rules) return library.checkStandard(resolved as library.Standard)
  return 'factors' in resolved.rules ? library.checkFactorSet(resolved as library.FactorSet) : []
}

runEvidence('ecology', { calculators, check: (document) => linted(document), read: (document) => checked(document) })
