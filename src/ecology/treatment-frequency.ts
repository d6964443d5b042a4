import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** One treatment of a field. */
export interface PesticideTreatment {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Dose that was used: `kilogram/hectare`, `litre/hectare`. */
  readonly dose?: FieldAmount
  /** Reference dose of the product for the crop, in the same dimension. */
  readonly referenceDose?: FieldAmount
  /** Share of the field that was treated. */
  readonly treatedShare: FieldAmount
  /** Whether it is a biological control agent: counted apart. */
  readonly biocontrol?: boolean
}

/** A treatment frequency. */
export interface TreatmentFrequency {
  /** Frequency of each treatment, without a unit. */
  readonly items: readonly { readonly id: string; readonly biocontrol: boolean; readonly frequency: FieldFigure }[]
  /** Chemical treatments. */
  readonly chemical: FieldFigure
  /** Biological control, kept apart. */
  readonly biocontrol: FieldFigure
}

/** What a question about an index without a unit names. */
export interface IndexQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/**
 * Treatment frequency (用药频次指数, TFI/IFT): Σ dose ÷ reference dose × treated share. A treatment whose dose or reference dose is not known counts with its
 * share alone, and the finding `dose-not-known` says so. No treatments give zero, which is data.
 *
 * Reasons: `zero-reference-dose`, `share-above-one`, `wrong-unit`, `negative-amount`. Source: the French public IFT service.
 *
 * @param method - decisions and conventions
 * @param facts - the treatments
 * @param question - rounding
 * @returns each treatment and the two sums
 * @example
 * ```ts
 * import { treatmentFrequencyIndex, openMethod } from 'xiangzhen/ecology'
 * const half = { value: '50', unit: 'percent' }
 * const litres = (value: string) => ({ value, unit: 'litre/hectare' })
 * const facts = { treatments: [{ id: 'fungicide', dose: litres('0.4'), referenceDose: litres('0.8'), treatedShare: half }] }
 * const result = treatmentFrequencyIndex(openMethod, facts, { rounding: { digits: 3, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.chemical.figure // => '0.250'
 * ```
 */
export function treatmentFrequencyIndex(
  method: FieldMethod,
  facts: { readonly treatments: readonly PesticideTreatment[] },
  question: IndexQuestion,
): Result<TreatmentFrequency, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'treatments[]')) return unusableFacts(desk)
  const lines = facts.treatments.map((one, index) => frequencyOf(desk, one, `treatments[${index}]`))
  const items = facts.treatments.map((one, index) => ({
    id: one.id,
    biocontrol: one.biocontrol === true,
    frequency: figureIn(desk, lines[index] as Working, 'times', 'treatments'),
  }))
  const sumOf = (biocontrol: boolean): FieldFigure => {
    const chosen = lines.filter((_, index) => items[index]?.biocontrol === biocontrol)
    return figureIn(desk, total(desk, 'treatment-frequency', chosen, 'times', 'treatments'), 'times', 'treatments')
  }
  const sums = { chemical: sumOf(false), biocontrol: sumOf(true) }
  return finish(desk, () => ({ items, ...sums }))
}

function frequencyOf(desk: Desk, treatment: PesticideTreatment, path: string): Working {
  const { id, dose, referenceDose } = treatment
  const share = shareOf(desk, treatment.treatedShare, `${path}.treatedShare`, id)
  if (dose === undefined || referenceDose === undefined) {
    warn(desk, 'dose-not-known', path, { id })
    return times('treatment', [share], { name: id })
  }
  const used = take(desk, dose, { code: 'dose', at: id, path: `${path}.dose`, unit: referenceDose.unit })
  const reference = take(desk, referenceDose, {
    code: 'reference-dose',
    at: id,
    path: `${path}.referenceDose`,
    unit: referenceDose.unit,
  })
  return over(
    desk,
    'treatment',
    times('dose-on-share', [used, share]),
    reference,
    'zero-reference-dose',
    `${path}.referenceDose`,
    { name: id },
  )
}

/** A share of at most one. */
export function shareOf(desk: Desk, share: FieldAmount, path: string, id: string): Working {
  const read = take(desk, share, { code: 'share', at: id, path, unit: 'fraction' })
  const top = read.span.high ?? read.span.mid
  if (top !== undefined && top.n > top.d)
    desk.findings.push({ code: 'share-above-one', severity: 'error', path, data: { substance: id } })
  return read
}
