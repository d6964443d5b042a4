import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type Result,
} from '../kernel/index.js'
import {
  exactToShownText,
  exactToText,
  exactZero,
  negateExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'

/** Land for a purpose, in one unit (mu). */
export interface LandFacts {
  /** What is needed (建设用地需求). */
  readonly needed: FigureInput
  /** Where it comes from: quota, idle stock that was revived, land that was transferred. */
  readonly available: readonly { readonly id: string; readonly area: FigureInput }[]
  /** What was used of it. */
  readonly used: FigureInput
  /** All land of which transferred land is a part (承包地总面积). */
  readonly total?: FigureInput
  /** Transferred land (流转面积). */
  readonly transferred?: FigureInput
}

/** Land needed, available and used. */
export interface LandBalance {
  /** Everything available. */
  readonly available: DecimalText
  /** What is missing to the need; `0` where there is enough. */
  readonly short: DecimalText
  /** What is not used yet. */
  readonly unused: DecimalText
  /** Used of available, in per cent. */
  readonly usedPercent: DecimalText | null
  /** Transferred of all land, in per cent (流转率); `null` where one of them is not given. */
  readonly transferredPercent: DecimalText | null
}

/** Why there is no balance. */
export type LandReason = 'unreadable-figure' | 'used-exceeds-available' | 'transferred-exceeds-total' | 'negative-area'

/** Codes of findings about land. */
export type LandCode = LandReason | FigureRefusal

/**
 * Balances land: needed, available by source, used, and the part that was transferred.
 *
 * Reasons: `used-exceeds-available`, `transferred-exceeds-total`, `negative-area`, `unreadable-figure`.
 *
 * @param document - decimal places of the percentages
 * @param facts - the areas, in one unit
 * @example
 * ```ts
 * import { landBalance } from 'xiangzhen'
 * const facts = { needed: '120', available: [{ id: 'quota', area: '60' }, { id: 'idle', area: '25' }], used: '51' }
 * landBalance({ rules: { percentDigits: 2 } }, facts)
 * // => { status: 'computed', value: { available: '85', short: '35', unused: '34', usedPercent: '60.00', transferredPercent: null }, diagnostics: [] }
 * ```
 */
export function landBalance(
  document: { readonly rules: { readonly percentDigits: number } },
  facts: LandFacts,
  _question: object = {},
): Result<LandBalance, LandReason> {
  const unread = listFaults(facts.available, 'available')
  if (unread.length > 0) return notComputable('unreadable-figure', unread)
  const faults: Diagnostic<LandCode>[] = []
  const read = (input: FigureInput, path: string): Exact => {
    const reading = readFigure(input)
    if (!reading.ok) faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    else if (signExact(reading.figure) < 0) faults.push(diagnostic('negative-area', 'error', path))
    return reading.ok ? reading.figure : exactZero
  }
  const needed = read(facts.needed, 'needed')
  const available = sumExact(facts.available.map(({ area }, index) => read(area, `available[${index}].area`)))
  const used = read(facts.used, 'used')
  const total = facts.total === undefined ? undefined : read(facts.total, 'total')
  const transferred = facts.transferred === undefined ? undefined : read(facts.transferred, 'transferred')
  const [fault] = faults
  if (fault !== undefined) {
    return notComputable(fault.code === 'negative-area' ? 'negative-area' : 'unreadable-figure', faults)
  }
  const unused = subtractExact(available, used)
  if (signExact(unused) < 0) {
    const over = exactToShownText(negateExact(unused), 12)
    return notComputable('used-exceeds-available', [diagnostic('used-exceeds-available', 'error', 'used', { over })])
  }
  if (total !== undefined && transferred !== undefined && signExact(subtractExact(total, transferred)) < 0) {
    return notComputable('transferred-exceeds-total', [diagnostic('transferred-exceeds-total', 'error', 'transferred')])
  }
  const short = subtractExact(needed, available)
  const percent = (part: Exact | undefined, whole: Exact | undefined): DecimalText | null =>
    part === undefined || whole === undefined || signExact(whole) === 0
      ? null
      : exactToText({ n: part.n * whole.d * 100n, d: part.d * whole.n }, document.rules.percentDigits, 'halfUp')
  return computed({
    available: exactToShownText(available, 12),
    short: signExact(short) > 0 ? exactToShownText(short, 12) : '0',
    unused: exactToShownText(unused, 12),
    usedPercent: percent(used, available),
    transferredPercent: percent(transferred, total),
  })
}
