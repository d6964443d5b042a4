import type { DecimalText } from '../kernel/index.js'
import type { FigureTest } from './conditions.js'
import type { Rate } from './portions.js'
import type { ShareHolder } from './share-rules.js'

/**
 * What holders' parts are measured by: a plain measure, or a sum of several measures, each times a coefficient.
 */
export type DivisionKey = PlainDivisionKey | { readonly sum: readonly WeightPart[] }

/**
 * A single measure of holders' parts: `shares`, `heads` (persons), `households`, the names of holder figures (patronage, contribution,
 * area, merit), which are added up, or the product of holder figures (money × months, area × grade); who lacks one of a product takes no part.
 */
export type PlainDivisionKey =
  'shares' | 'heads' | 'households' | { readonly figures: readonly string[] } | { readonly product: readonly string[] }

/** One measure of a sum: 三类户按 1.5、1.2、1.0 的系数 is three parts by heads, each among its group; 老年股 is a part by a figure beside the shares. */
export interface WeightPart {
  /** The measure. */
  readonly by: PlainDivisionKey
  /** How many times it counts; once when left out. */
  readonly times?: Rate
  /** Only what a holder has above this counts (20 亩以上的部分). */
  readonly over?: DecimalText
  /** Only what a holder has up to this counts (最多按 20 亩计). */
  readonly upTo?: DecimalText
  /** For whom it counts; for everybody who takes part when left out. A holder in two groups has both parts. */
  readonly among?: HolderFilter
}

/** Which holders take part; all named conditions must hold. */
export interface HolderFilter {
  /** Share classes. */
  readonly classes?: readonly string[]
  /** Tags on holders, one of which must be there. */
  readonly groups?: readonly string[]
  /** Tags on holders, none of which may be there (国家公职人员不参与分红). */
  readonly exceptGroups?: readonly string[]
  /** Sub-ledgers (former villages). */
  readonly units?: readonly string[]
  /** Kinds of holders; who states none is a member. */
  readonly kinds?: readonly NonNullable<ShareHolder['kind']>[]
  /** Tests of the holder's own figures, which must all hold (积分 60 分以上的户). Who lacks the figure takes no part; `distribute` names them. */
  readonly figures?: readonly HolderTest[]
}

/** The names of the holder figures that a division is measured by. */
export function figuresOfKey(by: DivisionKey): readonly string[] {
  if (typeof by === 'string') return []
  if ('sum' in by) return by.sum.flatMap((part) => figuresOfKey(part.by))
  return 'product' in by ? by.product : by.figures
}

/** A test of a holder's own figure. */
export interface HolderTest {
  /** Name of the figure. */
  readonly figure: string
  /** The edge as the text has it. */
  readonly is: FigureTest['is']
  /** The threshold, in the figure's own unit. */
  readonly than: DecimalText
}
