import type { PlainDate } from './dates.js'
import type { Decision } from './decision.js'
import type { Source } from './source.js'

/** Words for people: Chinese text, or Chinese with an English twin. */
export type Label = string | { readonly zh: string; readonly en?: string }

/** When something is in force: from the first day, inclusive, to the last day, inclusive; no `to` means until replaced. */
export interface EffectiveInterval {
  /** First day in force. */
  readonly from: PlainDate
  /** Last day in force. */
  readonly to?: PlainDate
}

/** What every document says of itself. */
export interface DocumentHead {
  /** Id of the document, the same in all its versions. */
  readonly id: string
  /** Title as published. */
  readonly title: Label
  /** Version, free text of the publisher (`2024`, `v3`). */
  readonly version: string
  /** When this version is in force. */
  readonly effective: EffectiveInterval
  /** The published texts that the rules come from. */
  readonly sources: readonly Source[]
}

/** A policy document as data: what the text says (`rules`) and what it leaves open (`decisions`). */
export interface PolicyDocument<Rules> extends DocumentHead {
  /** What the published text says. */
  readonly rules: Rules
  /** What the published text leaves open, and what was decided. */
  readonly decisions: readonly Decision[]
}

/**
 * Reads a label in one language; Chinese stands in where no English text was given.
 *
 * @example
 * ```ts
 * import { labelText } from 'xiangzhen/kernel'
 * labelText({ zh: '优秀', en: 'excellent' }, 'en') // => 'excellent'
 * labelText('优秀', 'en') // => '优秀'
 * ```
 */
export function labelText(label: Label, language: 'zh' | 'en'): string {
  if (typeof label === 'string') return label
  return language === 'en' ? (label.en ?? label.zh) : label.zh
}

/**
 * Picks the version of a document that is in force on a day. When two are, the one whose interval starts later counts.
 *
 * @param versions - all versions, in any order
 * @param on - the day that decides
 * @returns the version, or `undefined` when none is in force
 * @example
 * ```ts
 * import { versionOn } from 'xiangzhen/kernel'
 * const books = [
 *   { version: '2022', effective: { from: '2022-01-01', to: '2023-12-31' } },
 *   { version: '2024', effective: { from: '2024-01-01' } },
 * ]
 * versionOn(books, '2023-12-31')?.version // => '2022'
 * ```
 */
export function versionOn<T extends { readonly effective: EffectiveInterval }>(
  versions: readonly T[],
  on: PlainDate,
): T | undefined {
  let best: T | undefined
  for (const one of versions) {
    const { from, to } = one.effective
    if (on < from || (to !== undefined && on > to)) continue
    if (best === undefined || from > best.effective.from) best = one
  }
  return best
}
