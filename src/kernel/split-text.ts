import { diagnostic } from './diagnostic.js'
import { addExact, divideExact, exactZero, isZeroExact, type Exact } from './exact.js'
import type { DecimalText } from './figures.js'
import { fractionText, type FractionText } from './fraction.js'
import { plainText, readNumeral } from './numerals.js'
import { computed, notComputable, type Result } from './result.js'

/** How a text divides something among parties. */
export interface TextSplit {
  /** The numbers of the text, in its order: `['3', '7']`. */
  readonly parts: readonly DecimalText[]
  /** The same as parts of the whole, as rates of a charter: `['0.3', '0.7']`. */
  readonly rates: readonly FractionText[]
}

/**
 * Reads how people divide: `'三七开'`, `'五五分成'`, `'对半分'`, `'4:3:3'`, `'按5:3:2的比例分配'`. Digits without a colon are tenths, so they
 * must add up to ten. Who gets which part stands elsewhere in the text: where the parts differ, the note `split-order-open` says so.
 *
 * @returns reason `not-readable`
 * @example
 * ```ts
 * import { readSplit } from 'xiangzhen/kernel'
 * const split = readSplit('三七开')
 * split.status === 'computed' && split.value // => { parts: ['3', '7'], rates: ['0.3', '0.7'] }
 * split.diagnostics.map((one) => one.code) // => ['split-order-open']
 * ```
 */
export function readSplit(text: string): Result<TextSplit, 'not-readable'> {
  const parts = text.length > longestText ? undefined : splitParts(plainText(text))
  const whole = (parts ?? []).reduce((sum, part) => addExact(sum, part), exactZero)
  if (parts === undefined || isZeroExact(whole)) {
    return notComputable('not-readable', [
      diagnostic('not-readable', 'error', '', { text: text.slice(0, longestText) }),
    ])
  }
  const rates = parts.map((part) => fractionText(divideExact(part, whole)))
  const notes = new Set(rates).size > 1 ? [diagnostic('split-order-open', 'note', '', { text })] : []
  return computed({ parts: parts.map(fractionText), rates }, notes)
}

/** Whether a plain text divides something in a way that {@link readSplit} reads. */
export function isSplitText(plain: string): boolean {
  return splitParts(plain) !== undefined
}

const longestText = 60
const tails = '(?:的?比例)?(?:开|分成|分配|分红|分享|分账|分)?'

function splitParts(plain: string): readonly Exact[] | undefined {
  if (/^对半(开|分|分成)?$/.test(plain)) return [one, one]
  const ratio = new RegExp(`^按?照?([\\d.]+(?::[\\d.]+)+)${tails}$`).exec(plain)
  const tenths = /^按?照?([一二三四五六七八九]{2,4})(?:的?比例)?(?:开|分成|分配|分红|分账|分)$/.exec(plain)
  const words = ratio?.[1]?.split(':') ?? tenths?.[1]?.split('') ?? []
  const parts = words.map((word) => readNumeral(word))
  if (parts.length === 0 || !parts.every((part): part is Exact => typeof part === 'object')) return undefined
  const sum = parts.reduce((all, part) => addExact(all, part), exactZero)
  return ratio === null && sum.n !== 10n * sum.d ? undefined : parts
}

const one: Exact = { n: 1n, d: 1n }
