import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { Charter, CollectivePurpose, CooperativePurpose, PoolRule } from './charter.js'
import type { PlanLimit } from './plan-requirements.js'
import type { Portion } from './portions.js'

/** What pools of a collective or of partners are for. */
export const collectivePurposes = [
  'losses',
  'reserve',
  'welfareFund',
  'members',
  'publicWelfare',
  'award',
  'wages',
  'operation',
  'other',
] as const satisfies readonly CollectivePurpose[]

/** What pools of a cooperative are for. */
export const cooperativePurposes = [
  'losses',
  'reserve',
  'welfareFund',
  'patronage',
  'capital',
  'contribution',
  'other',
] as const satisfies readonly CooperativePurpose[]

/** The purposes of a charter's form. */
export function purposesOf({ rules }: Charter): readonly string[] {
  return rules.form === 'cooperative' ? cooperativePurposes : collectivePurposes
}

const takes = ['rate', 'ladder', 'amount', 'perUnit', 'losses', 'rest']
const recipients = ['account', 'holders', 'pools']
const portions = ['rate', 'amount', 'perUnit']

/** Misspelt kinds of takes, recipients and bounds, which typed callers cannot write. */
export function kindFindings(charter: Charter): readonly Diagnostic[] {
  const pools: readonly PoolRule[] = charter.rules.pools
  return [
    ...pools.flatMap(({ take, to, atMost = [], atLeast = [] }, index) => {
      const path = `rules.pools[${index}]`
      return [
        ...unknownKind(take.kind, takes, `${path}.take.kind`),
        ...unknownKind(to.kind, recipients, `${path}.to.kind`),
        ...atMost.flatMap((one, at) => portionKind(one, `${path}.atMost[${at}]`)),
        ...atLeast.flatMap((one, at) => portionKind(one, `${path}.atLeast[${at}]`)),
      ]
    }),
    ...(charter.rules.limits ?? []).flatMap((limit, index) => limitKinds(limit, `rules.limits[${index}]`)),
  ]
}

/** Misspelt kinds of the bounds of a limit. */
export function limitKinds({ atLeast, atMost }: PlanLimit, path: string): readonly Diagnostic[] {
  return [
    ...(atLeast === undefined ? [] : portionKind(atLeast, `${path}.atLeast`)),
    ...(atMost === undefined ? [] : portionKind(atMost, `${path}.atMost`)),
  ]
}

function portionKind({ kind }: Portion, path: string): readonly Diagnostic[] {
  return unknownKind(kind, portions, `${path}.kind`)
}

function unknownKind(kind: string, known: readonly string[], path: string): readonly Diagnostic[] {
  return known.includes(kind) ? [] : [diagnostic('unknown-kind', 'error', path, { found: kind, known })]
}
