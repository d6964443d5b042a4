import { decisionFor, needs, notComputable, type Decision, type DecisionNeed, type Result } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import { mostReadings, questionsThatMatter, type Decidable, type Undecided } from './undecided.js'

/** A question that is asked where the text is silent: its code and the answers that are possible. */
export interface SilentQuestion<T> {
  /** Code of the decision. */
  readonly code: string
  /** What the decision is about, where it may differ from case to case. */
  readonly at?: string
  /** Possible answers, by the value that a decision gives. */
  readonly readings: Readonly<Record<string, T>>
}

/** Asks for a part of the rules: what the text says, else what was decided, else each answer in turn. */
export type Ask = <T>(stated: Decidable<T> | undefined, silent: SilentQuestion<T>) => T

/**
 * Computes under every answer to the questions that arise on the way. One result under all of them needs no decision; otherwise the
 * questions that it hangs on are named. A question counts only when the computation asks it.
 *
 * @internal
 */
export function underEveryAnswer<T, Reason extends string>(
  decisions: readonly Decision[],
  compute: (ask: Ask) => Result<T, Reason>,
): Result<T, Reason | 'too-many-open-questions'> {
  const trail: Asked[] = []
  const needed = new Map<string, DecisionNeed>()
  const runs: { readonly answers: Readonly<Record<string, string>>; readonly result: Result<T, Reason> }[] = []
  do {
    if (runs.length === mostReadings) return notComputable('too-many-open-questions')
    const result = compute(asker(decisions, trail, needed))
    runs.push({ answers: Object.fromEntries(trail.map((one) => [one.key, one.options[one.chosen]!])), result })
  } while (nextAnswers(trail))
  const first = runs[0]!.result
  if (runs.every(({ result }) => sameData(first, result))) return first
  const matter = questionsThatMatter(runs, (a, b) => !sameData(runs[a]!.result, runs[b]!.result))
  return needs((matter.length > 0 ? matter : [...needed.keys()].sort()).map((key) => needed.get(key)!))
}

interface Asked {
  readonly key: string
  readonly options: readonly string[]
  chosen: number
}

function asker(decisions: readonly Decision[], trail: Asked[], needed: Map<string, DecisionNeed>): Ask {
  const ask: Ask = (stated, silent) => {
    const open = isUndecided(stated)
    if (stated !== undefined && !open) return stated
    const { code, readings } = open ? { code: stated.decide, readings: stated.readings } : silent
    const decided = decisionFor(decisions, code, silent.at)?.value
    if (decided !== undefined && Object.prototype.hasOwnProperty.call(readings, decided)) return readings[decided]!
    const key = silent.at === undefined ? code : `${code} ${silent.at}`
    let asked = trail.find((one) => one.key === key)
    if (asked === undefined) {
      asked = { key, options: Object.keys(readings), chosen: 0 }
      trail.push(asked)
      const { options } = asked
      needed.set(key, silent.at === undefined ? { code, options } : { code, at: silent.at, options })
    }
    return readings[asked.options[asked.chosen]!]!
  }
  return ask
}

// The last question takes its next answer; one that has none left is dropped, and the question before it goes on.
function nextAnswers(trail: Asked[]): boolean {
  for (let last = trail[trail.length - 1]; last !== undefined; last = trail[trail.length - 1]) {
    last.chosen += 1
    if (last.chosen < last.options.length) return true
    trail.pop()
  }
  return false
}

function isUndecided<T>(stated: Decidable<T> | undefined): stated is Undecided<T> {
  return typeof stated === 'object' && stated !== null && 'decide' in stated && 'readings' in stated
}
