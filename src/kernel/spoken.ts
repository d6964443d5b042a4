import type { SpokenPeriod } from './diagnostic.js'
import type { StatedValue } from './stated.js'

// How a language says a period, and a figure of which only so much is known.

type Language = 'zh' | 'en'

/** A period as it is said: 2024年, 2024年上半年, 2024年一季度, 2024年3月. Another text is said as it stands. */
export function periodText({ period }: SpokenPeriod, language: Language): string {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period)
  if (match === null) return period
  const [, year = '', half, quarter, month] = match
  return language === 'zh' ? `${year}年${zhPart(half, quarter, month)}` : `${enPart(half, quarter, month)}${year}`
}

type Part = string | undefined

function zhPart(half: Part, quarter: Part, month: Part): string {
  if (half !== undefined) return `${'上下'.charAt(Number(half) - 1)}半年`
  if (quarter !== undefined) return `${'一二三四'.charAt(Number(quarter) - 1)}季度`
  return month === undefined ? '' : `${Number(month)}月`
}

function enPart(half: Part, quarter: Part, month: Part): string {
  if (half !== undefined) return `the ${ordinals[Number(half) - 1]!} half of `
  if (quarter !== undefined) return `the ${ordinals[Number(quarter) - 1]!} quarter of `
  return month === undefined ? '' : `${months[Number(month) - 1]!} `
}

const ordinals = ['first', 'second', 'third', 'fourth']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A figure with the word of its bound: 约8, 超过700, 8至9. English groups thousands. */
export function statedText(figure: Exclude<StatedValue, { readonly kind: 'missing' }>, language: Language): string {
  const text = language === 'zh' ? (one: string): string => one : grouped
  if (figure.kind === 'between') return `${text(figure.low)}${language === 'zh' ? '至' : ' to '}${text(figure.high)}`
  if (figure.kind === 'exact') return text(figure.value)
  const [zh, en] = boundWords[figure.kind]
  return language === 'zh' ? zh + figure.value : `${en} ${text(figure.value)}`
}

const boundWords = {
  about: ['约', 'about'],
  atLeast: ['至少', 'at least'],
  above: ['超过', 'more than'],
  atMost: ['至多', 'at most'],
  below: ['不足', 'less than'],
} as const

// 67000 as 67,000.
function grouped(text: string): string {
  const [whole = '', places] = text.split('.')
  const parts = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? parts : `${parts}.${places}`
}
