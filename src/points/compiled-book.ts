import type { Diagnostic, FiscalYear } from '../kernel/index.js'
import type { CombinedCap, CountingWindow, CountLimit, PointCap, PointItem } from './point-items.js'
import type { PointWorth } from './point-worths.js'
import type { PointVeto } from './outcome-rules.js'
import type { PointAccount, PointTiming, RuleBook, RuleBookRules } from './rule-book.js'
import { needOf, type Decidable, type OpenPlace } from './undecided.js'

/** A rule book prepared for many settlements; pass it instead of the document. What is inside is not part of the interface. */
export interface CompiledRuleBook {
  readonly '~kind': 'compiled-rule-book'
  /** The document that it was made of. */
  readonly document: RuleBook
  /** @internal */
  readonly compiled: BookReadings
}

/** Every reading of a book that its decisions leave possible. */
export interface BookReadings {
  readonly open: readonly OpenPlace[]
  readonly diagnostics: readonly Diagnostic[]
  readonly readings: readonly BookReading[] | 'too-many'
}

/** One reading of a book, indexed. Every part that may be left open is decided in it. */
export interface BookReading {
  readonly answers: Readonly<Record<string, string>>
  readonly rules: RuleBookRules
  readonly bookId: string
  readonly timing: PointTiming
  readonly firstMonth: number
  readonly fiscalYear: FiscalYear
  readonly items: readonly BookItem[]
  readonly itemIndex: ReadonlyMap<string, number>
  /** Categories, allocation items and, last, the total: each after everything that stands in it. */
  readonly accounts: readonly BookAccount[]
  readonly accountIndex: ReadonlyMap<string, number>
  readonly combinedCaps: readonly CombinedCap[]
  readonly countLimits: readonly CountLimit[]
  readonly vetoes: readonly PointVeto[]
  readonly vetoIds: ReadonlySet<string>
  readonly classIds: ReadonlySet<string> | undefined
  /** Whether what is cut off must be laid to single entries because a later limit looks at dates. */
  readonly byEntry: boolean
  /** A member without any record may be without a score: nothing is held from the start, and the book does not say that it is zero. */
  readonly mayBeUnrecorded: boolean
  /** A limit that looks at days stands above parts that are weighed or multiplied. */
  readonly scaled: boolean
  /** Items whose points follow from a result. */
  readonly results: readonly BookItem[]
  /** Whether conditions ask on which day something was gained or lost. */
  readonly dated: boolean
  /** Windows that can reach back before the score period. */
  readonly windows: readonly CountingWindow[]
}

/** An item of a reading. */
export interface BookItem {
  readonly index: number
  readonly item: PointItem
  readonly worth: PointWorth
  /** −1 for deductions and for entries of allocations. */
  readonly sign: 1 | -1
  readonly account: number
  readonly caps: readonly PointCap[]
  /** Nothing of the item looks at the quantity of an entry: each is worth the same. */
  readonly quantityIdle: boolean
  /** The book says by another rule how entries about one matter count: a limit over a matter, or one entry that counts of all. */
  readonly matterStated: boolean
  /** Its entries can be added as they come; everything else is looked at entry by entry. */
  readonly plain: boolean
  /** For a plain item: points of an entry, or of a unit of quantity, in millionths; `undefined` where the entry states them. */
  readonly unitPoints: number | undefined
  readonly timesQuantity: boolean
  /** For a plain item whose entries state points: the bounds, in millionths. */
  readonly leastPoints: number
  readonly mostPoints: number
}

/** An account of a reading. */
export interface BookAccount {
  readonly index: number
  readonly id: string
  readonly kind: 'total' | 'category' | 'allocation'
  readonly parent: number
  readonly account: PointAccount
  readonly caps: readonly PointCap[]
  readonly limits: AccountLimits
  readonly children: readonly number[]
  readonly items: readonly number[]
  readonly classes: readonly string[] | undefined
}

/** The caps of an account in the order in which they are applied. */
export interface AccountLimits {
  /** Those that look at the days of entries. */
  readonly dated: readonly PointCap[]
  /** Those of a running balance. */
  readonly running: readonly PointCap[]
  /** Those of the whole period: on gains, on losses, on the net. */
  readonly whole: readonly PointCap[]
}

/** A part of the rules that this reading has decided. */
export function decided<T>(part: Decidable<T>): T {
  return part as T
}

/** The needs for open questions, by code. */
export function needsOf(open: readonly OpenPlace[], codes: readonly string[]): readonly ReturnType<typeof needOf>[] {
  return codes.map((code) => {
    const place = open.find((one) => one.code === code)
    return place === undefined ? { code, options: [] } : needOf(place)
  })
}

/** The id of the total among accounts. */
export const totalId = 'total'

/** Whether a window is as long as the score period, so that nothing need be dated. */
export function coversPeriod(window: Decidable<CountingWindow>, timing: PointTiming): boolean {
  return (
    window === 'period' || (typeof window === 'string' && window === timing.score && window !== ('custom' as string))
  )
}

/** Items that ids of items and accounts cover. */
export function itemsCovered(reading: BookReading, over: readonly string[]): ReadonlySet<number> {
  const covered = new Set<number>()
  const addAccount = (index: number): void => {
    const account = reading.accounts[index]!
    for (const item of account.items) covered.add(item)
    for (const child of account.children) addAccount(child)
  }
  for (const id of over) {
    const item = reading.itemIndex.get(id)
    const account = reading.accountIndex.get(id)
    if (item !== undefined) covered.add(item)
    else if (account !== undefined) addAccount(account)
  }
  return covered
}
