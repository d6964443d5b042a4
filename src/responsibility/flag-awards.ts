import {
  computed,
  diagnostic,
  needs,
  notComputable,
  type DecimalText,
  type Diagnostic,
  type Label,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import {
  compareExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  multiplyExact,
  subtractExact,
} from '../kernel/internal.js'
import { assignQuota, rank, type Quota, type RankingRule } from '../scoring/index.js'
import { decidedValue } from './leaf.js'

/** A yearly competition in categories (四面红旗村评选): so many winners in each, money for each flag. */
export interface FlagRules {
  /** Categories. */
  readonly categories: readonly { readonly id: string; readonly title: Label }[]
  /** How entries are ranked within a category. */
  readonly ranking: RankingRule
  /** Winners in each category; without a rule for ties at the line, a tie needs the decision `tie-at-quota`. */
  readonly winners: Quota
  /** Money for each flag, in yuan; several flags add up. */
  readonly perFlag: DecimalText
  /** Whether one that won a category before may win it again. A text that does not say, where somebody would, is `open`. */
  readonly again: 'allowed' | 'refused' | 'open'
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type FlagDocument = PolicyDocument<FlagRules>

/** One entry. */
export interface FlagEntry {
  /** The village. */
  readonly villageId: string
  /** The category. */
  readonly category: string
  /** Its score. */
  readonly score: DecimalText
  /** Refused by a veto; it is not ranked. */
  readonly vetoed?: boolean
}

/** The winners of one category. */
export interface FlagCategory {
  /** Flags that were given. */
  readonly winners: readonly string[]
  /** Flags that nobody got. */
  readonly vacant: number
  /** Score of the last winner; `null` without winners. */
  readonly cutOff: DecimalText | null
}

/** What one village gets. */
export interface FlagAward {
  /** The village. */
  readonly id: string
  /** Categories that it won, sorted. */
  readonly flags: readonly string[]
  /** Money for all of them, in yuan. */
  readonly amount: DecimalText
}

/** A year's flags. */
export interface FlagYear {
  /** Each category. */
  readonly categories: readonly { readonly id: string; readonly result: Result<FlagCategory, FlagReason> }[]
  /** Villages with a flag, in order of id. Categories that are not decided yet are not in it. */
  readonly awards: readonly FlagAward[]
  /** Money for all of them, in yuan. */
  readonly total: DecimalText
  /** Entries and earlier winners in a category that there is none of (`unknown-category`): they count nowhere. */
  readonly diagnostics: readonly Diagnostic<'unknown-category'>[]
}

/** Why a category is not decided: a village was entered in it twice. */
export type FlagReason = 'entered-twice'

/**
 * Gives the flags of a year and the money for them. A village may win in several categories, and its money adds up.
 *
 * Reason of a category: `entered-twice`. Decisions, about the category: `tie-at-quota` (`exceed`, `leaveVacant`), `won-before` (`allowed`, `refused`).
 *
 * @param document - categories, winners, money
 * @param facts - entries, and who won what before
 * @param _question - nothing is asked beyond the document
 * @returns categories, awards, total
 * @example
 * ```ts
 * import { awardFlags } from 'xiangzhen/responsibility'
 * import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
 * const entries = ['party', 'industry'].map((category) => ({ villageId: 'v1', category, score: '95' }))
 * awardFlags(fourRedFlags, { entries }, {}).awards // => [{ id: 'v1', flags: ['industry', 'party'], amount: '100000' }]
 * ```
 */
export function awardFlags(
  document: FlagDocument,
  facts: {
    readonly entries: readonly FlagEntry[]
    readonly wonBefore?: readonly { readonly villageId: string; readonly category: string }[]
  },
  _question: object,
): FlagYear {
  const { rules } = document
  const categories = rules.categories.map(({ id }) => ({ id, result: categoryOf(document, id, facts) }))
  const flags = new Map<string, string[]>()
  for (const { id, result } of categories) {
    for (const village of result.status === 'computed' ? result.value.winners : []) {
      flags.set(village, [...(flags.get(village) ?? []), id])
    }
  }
  const awards = [...flags]
    .map(([id, won]) => ({ id, flags: [...won].sort(), amount: flagMoney(rules.perFlag, won.length) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const given = awards.reduce((sum, award) => sum + award.flags.length, 0)
  const known = rules.categories.map(({ id }) => id)
  const strays = (rows: readonly { readonly villageId: string; readonly category: string }[], path: string) =>
    rows.flatMap(({ villageId, category }, index) =>
      known.includes(category)
        ? []
        : [diagnostic('unknown-category', 'warning', `${path}[${index}].category`, { village: villageId, category })],
    )
  const diagnostics = [...strays(facts.entries, 'entries'), ...strays(facts.wonBefore ?? [], 'wonBefore')]
  return { categories, awards, total: flagMoney(rules.perFlag, given), diagnostics }
}

function categoryOf(
  document: FlagDocument,
  category: string,
  facts: {
    readonly entries: readonly FlagEntry[]
    readonly wonBefore?: readonly { readonly villageId: string; readonly category: string }[]
  },
): Result<FlagCategory, FlagReason> {
  const { rules, decisions } = document
  const before = new Set((facts.wonBefore ?? []).flatMap((one) => (one.category === category ? [one.villageId] : [])))
  const standing = facts.entries.filter((entry) => entry.category === category && entry.vetoed !== true)
  const options = ['allowed', 'refused'] as const
  const ids = standing.map((entry) => entry.villageId)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) {
    const data = { village: twice, category }
    return notComputable('entered-twice', [diagnostic('entered-twice', 'error', `entries.${twice}`, data)])
  }
  const again = rules.again === 'open' ? decidedValue(decisions, 'won-before', category, options) : rules.again
  if (again === undefined && standing.some((entry) => before.has(entry.villageId))) {
    return needs([{ code: 'won-before', at: category, options }])
  }
  const entries = again === 'refused' ? standing.filter((entry) => !before.has(entry.villageId)) : standing
  const ranked = rank(
    entries.map((entry) => ({ id: entry.villageId, figure: entry.score })),
    rules.ranking,
  )
  const ties = rules.winners.ties ?? decidedValue(decisions, 'tie-at-quota', category, ['exceed', 'leaveVacant'])
  const quota = ties === undefined ? rules.winners : { ...rules.winners, ties }
  const award = assignQuota(ranked, quota, ranked.length, category)
  if (award.status !== 'computed') return award
  const { awarded, cutOff } = award.value
  const offered = rules.winners.count ?? award.value.seats
  const vacant = offered > awarded.length ? offered - awarded.length : 0
  return computed({ winners: awarded, vacant, cutOff: cutOff ?? null })
}

/**
 * The money for a number of flags, in yuan.
 *
 * @throws RangeError when the amount is not a figure
 * @example
 * ```ts
 * import { flagMoney } from 'xiangzhen/responsibility'
 * flagMoney('50000', 120) // => '6000000'
 * ```
 */
export function flagMoney(perFlag: DecimalText, flags: number): DecimalText {
  return exactToPlainText(multiplyExact(exactOf(perFlag), exactInteger(flags)))
}

/**
 * Holds a published sum against the flags that are said to make it up: what the flags take, and what must have gone elsewhere (to persons).
 *
 * Reason: `paid-less-than-flags`, when the sum is smaller than what the flags take.
 *
 * @param document - money for each flag
 * @param facts - number of flags, and the sum that was paid, in yuan
 * @param _question - nothing is asked beyond the document
 * @returns both parts, in yuan; they sum to what was paid
 * @example
 * ```ts
 * import { checkFlagPayments } from 'xiangzhen/responsibility'
 * import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
 * const checked = checkFlagPayments(fourRedFlags, { flags: 120, paid: '6255000' }, {})
 * checked.status === 'computed' && checked.value // => { forFlags: '6000000', elsewhere: '255000' }
 * ```
 */
export function checkFlagPayments(
  document: FlagDocument,
  facts: { readonly flags: number; readonly paid: DecimalText },
  _question: object,
): Result<{ readonly forFlags: DecimalText; readonly elsewhere: DecimalText }, 'paid-less-than-flags'> {
  const forFlags = flagMoney(document.rules.perFlag, facts.flags)
  const [paid, needed] = [exactOf(facts.paid), exactOf(forFlags)]
  if (compareExact(paid, needed) < 0) return notComputable('paid-less-than-flags')
  return computed({ forFlags, elsewhere: exactToPlainText(subtractExact(paid, needed)) })
}
