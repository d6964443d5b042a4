import type { DecisionNeed, DiagnosticData } from '../kernel/index.js'
import { type Exact, compareExact, exactOf, exactZero, isZeroExact, ownValue } from '../kernel/internal.js'
import type { SchemeVetoEffect, SchemeVetoHit } from './grades.js'
import { decidedValue } from './leaf.js'
import type { PointsFactor, ScoringFrame, SubjectFile } from './node-evaluation.js'
import { atStage, clamped, scaledByVetoes } from './node-points.js'
import type { Scheme, TotalFactor } from './scheme.js'
import { type Working, givenStep, maximumStep, minimumStep, productStep, quotientStep, sumStep } from './working.js'

/** The total, or the base, times the factors of vetoes, and no more than the least of their limits. */
export function totalUnderVetoes(
  frame: ScoringFrame,
  total: Working,
  factors: readonly PointsFactor[],
  limits: readonly SchemeVetoHit[],
  stage: 'total' | 'base',
): Working {
  if (factors.length + limits.length === 0) return total
  let points = scaledByVetoes(total, factors)
  for (const hit of limits) {
    const limit = exactOf((hit.effect as Extract<SchemeVetoEffect, { kind: 'limitTotal' }>).at)
    if (compareExact(points.figure, limit) > 0) {
      points = minimumStep('veto-limited', [points, givenStep('most', limit)], vetoWords(hit))
    }
  }
  return atStage(points, frame.scheme, stage, undefined)
}

/** What a veto is called, and where it stands. */
export function vetoWords({ id, title, clause, events }: SchemeVetoHit): DiagnosticData {
  return { veto: title ?? id, ...(clause === undefined ? {} : { vetoClause: clause }), events }
}

/** The factor on the points of a subject; `missing` where the subject has none. */
export function totalFactor(rule: TotalFactor | undefined, { subject }: SubjectFile): Working | 'missing' | undefined {
  if (rule === undefined) return undefined
  const { by } = rule
  const text = 'figure' in by ? ownValue(subject.figures, by.figure) : ownValue(by.groups, subject.group ?? '')
  return text === undefined ? 'missing' : givenStep('total-factor', exactOf(text))
}

/** Base and sheets as the total, within its floor and ceiling; what is open goes to `missing`. */
export function totalOfParts(
  frame: ScoringFrame,
  maximum: Exact,
  parts: readonly Working[],
  missing: DecisionNeed[],
  factor?: Working,
): Working | undefined {
  const { scheme } = frame
  const rule = scheme.rules.total ?? {}
  const [first, ...single] = parts as readonly [Working, ...Working[]]
  const sheets = sheetsTogether(scheme, single)
  const converted =
    rule.rescaleTo === undefined || isZeroExact(maximum)
      ? first
      : productStep('rescaled', [
          givenStep('scale', exactOf(rule.rescaleTo)),
          quotientStep('share', first, givenStep('maximum', maximum)),
        ])
  const onBase = factor !== undefined && rule.factor?.of === 'base'
  const rescaled = onBase ? productStep('with-factor', [converted, factor]) : converted
  const start = rule.start === undefined ? [] : [givenStep('start', exactOf(rule.start))]
  // With nothing beside it the base is the total.
  const alone = start.length === 0 && sheets.length === 0 && rescaled.code === 'base'
  let total = alone ? { ...rescaled, code: 'total' } : sumStep('total', [...start, rescaled, ...sheets])
  if (factor !== undefined && !onBase) total = productStep('with-factor', [total, factor])
  const below = compareExact(total.figure, exactZero) < 0
  const floor = rule.floor ?? (below ? open(frame, 'total-floor', ['0', 'none'], missing) : 'none')
  if (floor === undefined) return undefined
  if (floor !== 'none' && compareExact(total.figure, exactOf(floor)) < 0) {
    total = maximumStep('floor', [total, givenStep('floor', exactOf(floor))])
  }
  const full = exactOf(scheme.rules.full ?? '0')
  const above = scheme.rules.full !== undefined && compareExact(total.figure, full) > 0
  const ceiling = rule.ceiling ?? (above ? open(frame, 'total-ceiling', ['full', 'none'], missing) : 'none')
  if (ceiling === undefined) return undefined
  const limit = ceiling === 'full' ? full : ceiling === 'none' ? undefined : exactOf(ceiling)
  if (limit !== undefined && compareExact(total.figure, limit) > 0) {
    total = minimumStep('ceiling', [total, givenStep('ceiling', limit)])
  }
  return atStage(total, scheme, 'total', undefined)
}

// Sheets that have a limit together are one part.
function sheetsTogether({ rules }: Scheme, sheets: readonly Working[]): readonly Working[] {
  const limits = rules.total?.sheets ?? []
  const ids = (rules.sheets ?? []).map((sheet) => sheet.id)
  const free = sheets.filter((_, at) => !limits.some((limit) => limit.of.includes(ids[at] as string)))
  const joint = limits.map(({ of, cap, floor }) => {
    const own = sheets.filter((_, at) => of.includes(ids[at] as string))
    return clamped(sumStep('sheets-together', own), floor, cap, [])
  })
  return [...free, ...joint]
}

function open(
  frame: ScoringFrame,
  code: string,
  options: readonly string[],
  missing: DecisionNeed[],
): string | undefined {
  const value = decidedValue(frame.decisions, code, undefined, options)
  if (value === undefined) missing.push({ code, options })
  return value
}
