/**
 * How a text relates a figure to an earlier one: 增长到 4.2 倍 is `increasedTo`, 增长了 3.2 倍 is `increasedBy`, and the two are the same
 * growth; 减少 20% is `decreasedBy`, 减至 80 万元 is `decreasedTo`.
 */
export type StatedChange = 'increasedBy' | 'increasedTo' | 'decreasedBy' | 'decreasedTo'

/** A text without the words of a change. */
export interface ChangeReading {
  readonly rest: string
  readonly change: StatedChange | undefined
  /** 增长 3.2 倍 without 了 or 到: many mean 增长到 3.2 倍 by it. */
  readonly loose: boolean
}

const changes: readonly (readonly [RegExp, StatedChange])[] = [
  [/^((增长|增加|提高|上升|提升|扩大|增|升)(到|至|为))/, 'increasedTo'],
  [/^((减少|下降|降低|缩小|减|降)(到|至|为))/, 'decreasedTo'],
  [/^((增长|增加|提高|上升|提升|扩大)了?|(增收|增幅|净增)(达|为)?)/, 'increasedBy'],
  [/^((减少|下降|降低|缩小)了?|(减收|降幅|净减)(达|为)?)/, 'decreasedBy'],
]

/** Takes the words of a change off the front of a plain text. */
export function readChange(plain: string): ChangeReading {
  for (const [words, change] of changes) {
    const found = words.exec(plain)
    if (found === null) continue
    const said = found[0]
    return { rest: plain.slice(said.length), change, loose: change === 'increasedBy' && !said.endsWith('了') }
  }
  return { rest: plain, change: undefined, loose: false }
}

/** 翻两番, 翻了近三番: the doublings as a text of times (4 倍), with the words around the number left in place. */
export function doublingsAsTimes(plain: string): string | undefined {
  const found = /^翻了?(\D*?)([一二两三四五六七八九十]|[1-9]|10)?番(多)?$/.exec(plain)
  if (found === null) return undefined
  const [, before = '', count = '一', more = ''] = found
  const digits = '一二三四五六七八九十'.indexOf(count === '两' ? '二' : count) + 1
  const doublings = digits === 0 ? Number(count) : digits
  return `${before}${String(1 << doublings)}${more}倍`
}
