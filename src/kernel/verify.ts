import { fieldPath, walkDown, type Below } from './walk.js'

/** The first place where a published result and its recomputation differ. */
export interface ResultDifference {
  /** Path into the result, such as `value.members[3].total`. */
  readonly path: string
  /** What was published; `undefined` when the published result has nothing there. */
  readonly published: unknown
  /** What the recomputation gives; `undefined` when it has nothing there. */
  readonly recomputed: unknown
}

/** Whether a published result stands. */
export type Verification = { readonly ok: true } | ({ readonly ok: false } & ResultDifference)

/**
 * Recomputes a published result from its document and facts and names the first place that differs. It works with every
 * calculator of the library, because all have the signature `f(document, facts, question)`.
 *
 * @param calculator - the calculator that the result is said to come from
 * @param published - the result as it was published, in memory or read back from JSON
 * @param document - the document
 * @param facts - the facts
 * @param question - the question
 * @returns `{ ok: true }`, or the first difference (in the order of the recomputed result)
 * @throws RangeError when the recomputed result runs in a circle; and what the calculator throws
 * @example
 * ```ts
 * import { verify } from 'xiangzhen/kernel'
 * const double = (document: { factor: number }, facts: number[]) => ({ total: facts.length * document.factor })
 * verify(double, { total: 5 }, { factor: 2 }, [1, 1], {})
 * // => { ok: false, path: 'total', published: 5, recomputed: 4 }
 * ```
 */
export function verify<Document, Facts, Question, Outcome>(
  calculator: (document: Document, facts: Facts, question: Question) => Outcome,
  published: Outcome,
  document: Document,
  facts: Facts,
  question: Question,
): Verification {
  const difference = firstDifference(published, calculator(document, facts, question), '')
  return difference === undefined ? { ok: true } : { ok: false, ...difference }
}

/**
 * Finds the first place where two plain values differ; absent and `undefined` are the same, as they are in JSON.
 *
 * @internal
 */
export function firstDifference(published: unknown, recomputed: unknown, path: string): ResultDifference | undefined {
  let found: ResultDifference | undefined
  walkDown<Pair>(
    [published, recomputed],
    path,
    ([one, other], at) => {
      if (isContainer(one) && isContainer(other) && Array.isArray(one) === Array.isArray(other)) {
        const list = Array.isArray(other)
        const differing: Below<Pair>[] = []
        for (const key of keysOfBoth(other, one)) {
          if (one[key] === other[key]) continue
          differing.push({ node: [one[key], other[key]], path: list ? `${at}[${key}]` : fieldPath(at, key) })
        }
        return differing
      }
      if (one === other) return []
      found = { path: at, published: one, recomputed: other }
      return 'stop'
    },
    ([, other]) => other,
  )
  return found
}

type Pair = readonly [published: unknown, recomputed: unknown]

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function keysOfBoth(first: object, second: object): readonly string[] {
  const [keys, others] = [Object.keys(first), Object.keys(second)]
  if (keys.length === others.length && keys.every((key, index) => key === others[index])) return keys
  const known = new Set(keys)
  return [...keys, ...others.filter((key) => !known.has(key))]
}
