import {
  computed,
  decisionFor,
  needs,
  type Computed,
  type Decision,
  type DecisionNeed,
  type Needs,
} from '../kernel/index.js'
import { decided } from './compiled-book.js'
import type { Decidable } from './undecided.js'

/** What the text says; where it is silent, what was decided among the possible answers; else the need of a decision. */
export function rulingOn<T extends string>(
  stated: Decidable<T> | undefined,
  decisions: readonly Decision[],
  need: DecisionNeed & { readonly options: readonly T[] },
): Computed<T> | Needs {
  const said = stated === undefined ? decisionFor(decisions, need.code, need.at)?.value : decided(stated)
  const known = need.options.find((one: T): boolean => one === said)
  return known === undefined ? needs([need]) : computed(known)
}
