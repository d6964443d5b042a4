import type { StatedValue } from './stated.js'

/** What the words around a figure say of it; `near`: close to the bound. */
export type Mark = 'about' | 'atLeast' | 'above' | 'aboveNear' | 'atMost' | 'below' | 'belowNear'

// Longer words first, so that 不超过 is not read as 超过.
const wordsBefore: readonly (readonly [RegExp, Mark])[] = [
  [/^(不低于|不少于|不小于|至少|最少|≥|>=|上(?=[百千万亿]))/, 'atLeast'],
  [/^(不超过|不高于|不大于|不多于|至多|最多|≤|<=)/, 'atMost'],
  [/^(不足|不到|不满|未满|未达|低于|少于|小于|<)/, 'below'],
  [/^(突破|超过|超出|高于|多于|大于|超|逾|破|过(?=[\d一二两三四五六七八九十百千万亿])|>)/, 'above'],
  [/^(将近|接近|近)/, 'belowNear'],
  [/^(大约|大概|约为|约)/, 'about'],
]

const wordsBehind: readonly (readonly [RegExp, Mark])[] = [
  [/(及以上|以上)$/, 'atLeast'],
  [/(及以下|以下|以内)$/, 'atMost'],
  [/(左右|上下)$/, 'about'],
  [/(有余|出头)$/, 'aboveNear'],
]

// 1100多万, 20余户: behind the figure, before 万, 亿 or the unit.
const wordInside = /^(.*[\d千百十万亿])(多|余|来)([万亿]?.*)$/

const emptyWords = /^(实现|达到|达|为|共)/

/** A plain text without the words of its bound. */
export interface MarkedText {
  /** The bound; absent for a figure as it is. */
  readonly mark: Mark | undefined
  /** What is left of the text. */
  readonly rest: string
}

/** Takes the words of a bound off a plain text; `undefined` where two of them contradict each other. */
export function readBoundWords(plain: string): MarkedText | undefined {
  const marks = new Set<Mark>()
  let rest = plain.replace(emptyWords, '')
  for (const [words, mark] of wordsBefore) {
    if (marks.size > 0 || !words.test(rest)) continue
    rest = rest.replace(words, '')
    marks.add(mark)
  }
  for (const [words, mark] of wordsBehind) {
    if (!words.test(rest)) continue
    rest = rest.replace(words, '')
    marks.add(mark)
  }
  const inside = wordInside.exec(rest)
  if (inside !== null) {
    rest = `${inside[1]!}${inside[3]!}`
    marks.add(inside[2] === '来' ? 'about' : 'aboveNear')
  }
  // A little more than a debt lies below it, a little less above.
  if (/^[-负]/.test(rest)) mirrorNear(marks)
  // 超过1100多万 says the same twice, and so does 低于-1100多万; 不足100多户 contradicts itself.
  if (marks.has('above') && marks.delete('aboveNear')) return { mark: 'above', rest }
  if (marks.has('below') && marks.delete('belowNear')) return { mark: 'below', rest }
  if (marks.size > 1) return undefined
  const [mark] = marks
  return { mark, rest }
}

function mirrorNear(marks: Set<Mark>): void {
  const [above, below] = [marks.delete('aboveNear'), marks.delete('belowNear')]
  if (above) marks.add('belowNear')
  if (below) marks.add('aboveNear')
}

/** A figure with the bound that a text gives it. */
export function statedAs(mark: Mark | undefined, value: string): StatedValue {
  switch (mark) {
    case undefined:
      return { kind: 'exact', value }
    case 'aboveNear':
      return { kind: 'above', value, near: true }
    case 'belowNear':
      return { kind: 'below', value, near: true }
    default:
      return { kind: mark, value }
  }
}
