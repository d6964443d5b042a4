import type { DecimalText, Label, RoundingMode } from '../kernel/index.js'
import type { Rate } from './portions.js'

/** Share classes of a charter, the powers over shares that it allows, and its caps. */
export interface ShareRules {
  /** Whether shares stand in the name of persons or of households (确权到户). */
  readonly registeredBy: 'person' | 'household'
  /** Whether shares follow births and deaths (`fixed`: 增人不增股、减人不减股). */
  readonly adjustment?: 'fixed' | 'adjusted'
  /**
   * The last day on which shares were granted before they were fixed; a later grant is refused. Left out: decision `shares-fixed-on`
   * (`at` the class) when grants of a class have several days.
   */
  readonly fixedOn?: string
  /** The classes. */
  readonly classes: readonly ShareClass[]
  /** The six powers; a power that is not named is open: decision `share-power`. */
  readonly powers?: readonly SharePowerRule[]
  /** Caps on what one holder may have. */
  readonly caps?: readonly HoldingCap[]
  /** What shares granted within the year are worth in it. Left out: decision `part-year-shares` when there are some. */
  readonly partYear?: PartYear
  /**
   * What shares that end within the year (exit, buy-back, kept rights that are over) still get for it; nothing when left out. `byDays`
   * counts the first day and the day on which they end; `byMonths` counts the month in which they end (当月照发，次月停发).
   */
  readonly leavingYear?: PartYear
  /**
   * Which shares leave first when a holder of old ones and of ones granted within the year gives some away. Left out: decision
   * `shares-leave-first` when it matters.
   */
  readonly leaveFirst?: 'oldest' | 'newest'
}

/** What shares that began within the year get for it. `byDays` counts the first and the last day; `byMonths` counts the month of the grant. */
export type PartYear = 'full' | 'none' | 'byDays' | 'byMonths'

/** A kind of share. */
export interface ShareClass {
  /** Id. */
  readonly id: string
  /** Name as the text has it. */
  readonly label: Label
  /** Article of the text. */
  readonly clause?: string
  /** Decimal places of a holding; whole shares have 0. */
  readonly digits: number
  /** Face value of a share in yuan. */
  readonly faceValue?: DecimalText
  /** Shares for one unit of what is brought in (land, money). Left out: decision `shares-per-unit` when an event states a measure instead of shares. */
  readonly perUnit?: DecimalText
  /**
   * How shares are rounded that a measure gives: `ceil` 不足一年按一年, `floor` 不足一年不计. Left out: decision `shares-rounding` when a
   * measure gives no share of these places.
   */
  readonly rounding?: RoundingMode
  /** Whether the class takes part in dividends; `yes` when left out. */
  readonly dividend?: 'yes' | 'no'
}

/** The six powers over shares: 占有、收益、有偿退出、抵押、担保、继承; `transfer` and `gift` are forms of leaving them to others. */
export type SharePower =
  'possession' | 'income' | 'paidWithdrawal' | 'mortgage' | 'guarantee' | 'inheritance' | 'transfer' | 'gift'

/** What a charter says of one power. */
export interface SharePowerRule {
  /** The power. */
  readonly power: SharePower
  /** What is allowed; `internal`: only inside the organisation. */
  readonly allowed: 'yes' | 'internal' | 'no'
  /** Article. */
  readonly clause?: string
  /** Classes that the sentence is about; all when left out. */
  readonly classes?: readonly string[]
}

/** A cap on what one holder has. */
export interface HoldingCap {
  /** Id. */
  readonly id: string
  /** Article. */
  readonly clause?: string
  /** Whose holdings are added up: each holder's, each household's, or those of all holders together (集体股合计). */
  readonly per: 'holder' | 'household' | 'together'
  /** Part of the whole. */
  readonly rate?: Rate
  /** Number of shares (每户不超过 50 股). A cap has a rate, a number, or both. */
  readonly shares?: DecimalText
  /** Classes whose shares are measured; all when left out. */
  readonly classes?: readonly string[]
  /** Kinds of holders whose shares are measured; all when left out. */
  readonly kinds?: readonly NonNullable<ShareHolder['kind']>[]
  /** Classes whose shares make the whole: some by name, or `all`. Left out: the classes that are measured. */
  readonly whole?: 'all' | readonly string[]
  /** `transfers`: an old excess may stay but not grow; `always`: nobody may be above. */
  readonly binds: 'transfers' | 'always'
}

/** Somebody who can hold shares or be paid. A row may stand for several alike (`count`), where a text gives numbers and no names. */
export interface ShareHolder {
  /** Id. */
  readonly id: string
  /** Name for notices. */
  readonly name?: string
  /** The holder's household. */
  readonly household?: string
  /** Member of the organisation, outsider with a right to income, another organisation, or the collective itself (集体股). */
  readonly kind?: 'member' | 'outsider' | 'organisation' | 'collective'
  /** Whether the holder is a farmer (cooperative law: at least 80 %). */
  readonly farmer?: boolean
  /** Sub-ledger (former village). */
  readonly unit?: string
  /** Tags. */
  readonly groups?: readonly string[]
  /** Persons in the row, for a division by heads; 1 when left out. */
  readonly persons?: number
  /** How many alike the row stands for; 1 when left out. Shares and figures are those of one of them. */
  readonly count?: number
  /** Figures of the holder: patronage, contribution, area in mu, merit points. */
  readonly figures?: Readonly<Record<string, DecimalText>>
}

/** Something that happened to shares. Facts are corrected by new events. Events of one day run in the order of `sequence`. */
export interface ShareEvent {
  /** Id, unique. */
  readonly id: string
  /** What happened. */
  readonly type: ShareEventType
  /** The day it takes effect. */
  readonly date: string
  /** Order among events of the same day; 0 when left out. */
  readonly sequence?: number
  /** Share class. */
  readonly shareClass?: string
  /** Number of shares. For `exit`: how many of them, where somebody leaves with a part (减人减股); all when left out. */
  readonly shares?: DecimalText
  /** What was brought in, where the text gives that and not the shares (mu, yuan). */
  readonly measure?: DecimalText
  /** Who gives, loses, pledges, is frozen or leaves. */
  readonly from?: string
  /** Who receives. */
  readonly to?: string
  /** Last day of rights that are kept after leaving. */
  readonly until?: string
  /** Former villages that merge, or the one that splits. */
  readonly units?: readonly string[]
  /** The village that comes out of a merger, or of a split for the holder named in `from`. */
  readonly into?: string
  /** Why, in the words of the record. */
  readonly reason?: string
}

/**
 * `grant` new shares, `transfer` (sale), `gift`, `inherit`, `buyBack` (shares end), `freeze` and `unfreeze` (dispute),
 * `pledge` and `release` (mortgage or guarantee), `exit` (leaves with all shares, those of a class or some of them, perhaps keeping
 * rights until a day; no power over shares is asked for), `merge` and `split` of villages.
 */
export type ShareEventType =
  | 'grant'
  | 'transfer'
  | 'gift'
  | 'inherit'
  | 'buyBack'
  | 'freeze'
  | 'unfreeze'
  | 'pledge'
  | 'release'
  | 'exit'
  | 'merge'
  | 'split'
