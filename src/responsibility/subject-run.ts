import { decisionFor, type DecisionNeed, type DiagnosticData } from '../kernel/index.js'
import {
  ownValue,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import { eventPasses, type ConditionView, type PlainFigure } from './conditions.js'
import { indicatorsOf } from './fact-index.js'
import type { SchemeVetoEffect, SchemeVetoHit } from './grades.js'
import { measuredFigure } from './leaf-scoring.js'
import { eventCount } from './measures.js'
import type { SchemeReason } from './scheme-result.js'
import {
  atStage,
  eventCode,
  evaluateBase,
  evaluateSheet,
  flattened,
  rowsId,
  scaledByVetoes,
  type PointsFactor,
  type NodeEvaluation,
  type PlacedNode,
  type ScoringFrame,
  type SubjectFile,
} from './score-subject.js'
import type { Scheme, TotalFactor } from './scheme.js'
import { vetoesHit } from './veto-hits.js'
import {
  chosenStep,
  givenStep,
  maximumStep,
  minimumStep,
  productStep,
  quotientStep,
  sumStep,
  type Working,
} from './working.js'

/** One subject on its way through the steps. */
export interface SubjectRun {
  readonly file: SubjectFile
  readonly base: NodeEvaluation
  readonly sheets: readonly NodeEvaluation[]
  readonly nodes: readonly PlacedNode[]
  readonly total: Working | undefined
  readonly before: Working | undefined
  readonly missing: readonly DecisionNeed[]
  readonly reason: SchemeReason | undefined
  readonly reasonNode: PlacedNode | undefined
  readonly hits: readonly SchemeVetoHit[]
  readonly undecided: readonly string[]
}

/** Scores one subject by itself, vetoes included. */
export function runSubject(frame: ScoringFrame, file: SubjectFile): SubjectRun {
  const first = evaluateSubject(frame, file, new Map(), new Map())
  const { hits, missing, undecided } = vetoesHit(frame, file, viewOf(first, undefined, 'best'))
  const zeroed = new Map(
    hits.flatMap((hit) => (hit.effect.kind === 'zeroItem' ? [[hit.effect.item, vetoWords(hit)] as const] : [])),
  )
  const factors = hits.flatMap((hit) =>
    hit.effect.kind === 'multiplyPoints'
      ? [{ item: hit.effect.item, factor: { by: hit.effect.by, data: vetoWords(hit) } }]
      : [],
  )
  const scaled = new Map<string, PointsFactor[]>()
  for (const { item, factor } of factors) {
    if (item !== undefined) scaled.set(item, [...(scaled.get(item) ?? []), factor])
  }
  const after = zeroed.size + scaled.size === 0 ? first : evaluateSubject(frame, file, zeroed, scaled)
  const zeroing = hits.find(({ effect }) => effect.kind === 'zeroTotal')
  const invalid = hits.some(({ effect }) => effect.kind === 'invalidate')
  const limits = hits.filter(({ effect }) => effect.kind === 'limitTotal')
  const changed = zeroing !== undefined || invalid || zeroed.size + factors.length + limits.length > 0
  const whole = factors.flatMap(({ item, factor }) => (item === undefined ? [factor] : []))
  const total =
    zeroing !== undefined && after.total !== undefined
      ? chosenStep('zeroed', exactZero, vetoWords(zeroing), [after.total])
      : after.total && totalUnderVetoes(frame, after.total, whole, limits)
  return {
    ...after,
    hits,
    undecided,
    missing: [...after.missing, ...missing],
    total: invalid || missing.length > 0 ? undefined : total,
    reason: invalid ? 'invalidated' : after.reason,
    before: changed ? first.total : undefined,
  }
}

// The total times the factors of vetoes, and no more than the least of their limits.
function totalUnderVetoes(
  frame: ScoringFrame,
  total: Working,
  factors: readonly PointsFactor[],
  limits: readonly SchemeVetoHit[],
): Working {
  if (factors.length + limits.length === 0) return total
  let points = scaledByVetoes(total, factors)
  for (const hit of limits) {
    const limit = exactOf((hit.effect as Extract<SchemeVetoEffect, { kind: 'limitTotal' }>).at)
    if (compareExact(points.figure, limit) > 0) {
      points = minimumStep('veto-limited', [points, givenStep('most', limit)], vetoWords(hit))
    }
  }
  return atStage(points, frame.scheme, 'total', undefined)
}

// What a veto is called, and where it stands.
function vetoWords({ id, title, clause, events }: SchemeVetoHit): DiagnosticData {
  return { veto: title ?? id, ...(clause === undefined ? {} : { vetoClause: clause }), events }
}

function evaluateSubject(
  frame: ScoringFrame,
  file: SubjectFile,
  zeroed: ReadonlyMap<string, DiagnosticData>,
  scaled: ReadonlyMap<string, readonly PointsFactor[]>,
): SubjectRun {
  const { scheme } = frame
  const view = factView(frame, file)
  const walk = { frame, file, view, zeroed, scaled }
  const base = evaluateBase(walk)
  const one = exactInteger(1)
  const based = flattened(base, one)
  const seen = viewOf({ file, base, nodes: based, total: base.working }, undefined, 'best')
  const sheets = (scheme.rules.sheets ?? []).map((sheet) => evaluateSheet(sheet, walk, base, seen))
  const nodes = [...based, ...sheets.flatMap((sheet) => [{ evaluation: sheet, factor: one }, ...flattened(sheet, one)])]
  const missing: DecisionNeed[] = [...base.missing, ...sheets.flatMap((sheet) => sheet.missing)]
  const broken = nodes.find(({ evaluation }) => evaluation.reason !== undefined && evaluation.counted)
  const parts: Working[] = []
  for (const part of [base, ...sheets]) if (part.working !== undefined) parts.push(part.working)
  const whole = parts.length === 1 + sheets.length && missing.length === 0
  const factor = totalFactor(scheme.rules.total?.factor, file)
  const total = whole && factor !== 'missing' ? totalOfParts(frame, base.maximum, parts, missing, factor) : undefined
  return {
    file,
    base,
    sheets,
    nodes,
    total,
    before: undefined,
    missing,
    reason: broken?.evaluation.reason ?? (factor === 'missing' ? 'subject-figure-missing' : undefined),
    reasonNode: broken,
    hits: [],
    undecided: [],
  }
}

// The factor on the points of a subject; `missing` where the subject has none.
function totalFactor(rule: TotalFactor | undefined, { subject }: SubjectFile): Working | 'missing' | undefined {
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
    let sum = sumStep('sheets-together', own)
    if (cap !== undefined && compareExact(sum.figure, exactOf(cap)) > 0) {
      sum = minimumStep('cap', [sum, givenStep('cap', exactOf(cap))])
    }
    if (floor !== undefined && compareExact(sum.figure, exactOf(floor)) < 0) {
      sum = maximumStep('floor', [sum, givenStep('floor', exactOf(floor))])
    }
    return sum
  })
  return [...free, ...joint]
}

function open(
  frame: ScoringFrame,
  code: string,
  options: readonly string[],
  missing: DecisionNeed[],
): string | undefined {
  const value = decisionFor(frame.decisions, code)?.value
  if (value !== undefined && options.includes(value)) return value
  missing.push({ code, options })
  return undefined
}

// Before any points are known, conditions look at facts only.
function factView(frame: ScoringFrame, file: SubjectFile): ConditionView {
  return {
    flag: (name) => file.subject.flags?.includes(name) === true,
    group: file.subject.group,
    figure: (figure) =>
      figure.of === 'actual' || figure.of === 'completion'
        ? reportedFigure(frame, figure, file)
        : factFigure(figure, file),
  }
}

// The figure of an indicator, or what it is of its target, as the facts give it.
function reportedFigure(
  frame: ScoringFrame,
  { of, node }: Extract<PlainFigure, { readonly node: string }>,
  file: SubjectFile,
): Exact | undefined {
  const indicator = indicatorsOf(frame.scheme).find((one) => one.id === node)
  if (indicator === undefined) return undefined
  const target = file.target(indicator)?.figure
  const figure = measuredFigure(indicator.measure, {
    rows: file.rows(rowsId(indicator)),
    events: file.events(eventCode(indicator)),
    figures: file.subject.figures,
    target,
    from: frame.span.from,
  })
  if (of === 'actual' || figure === undefined) return figure
  return target === undefined || isZeroExact(target) ? undefined : divideExact(figure, target)
}

/** A figure that needs no points. */
function factFigure(figure: PlainFigure, file: SubjectFile): Exact | undefined {
  if (figure.of === 'events') {
    return eventCount(file.events(figure.code).filter((event) => eventPasses(event, figure.where)))
  }
  if (figure.of === 'subject') {
    const text = ownValue(file.subject.figures, figure.name)
    return text === undefined ? undefined : exactOf(text)
  }
  return undefined
}

/** Place of a subject among its peers. */
export interface RankPlace {
  readonly rank: number
  readonly tied: number
  readonly among: number
  /** Mean of the totals that are ranked together. */
  readonly mean: Exact
}

/** What conditions look at: a whole run, or the base before any sheet is added. */
type Seen = Pick<SubjectRun, 'file' | 'base' | 'nodes' | 'total'>

/** What conditions see of a scored subject. */
export function viewOf(
  run: Seen,
  place: RankPlace | undefined,
  ties: 'best' | 'worst',
  seats?: (lists: readonly string[]) => Exact | undefined,
): ConditionView {
  const find = (id: string): NodeEvaluation | undefined =>
    run.nodes.find(({ evaluation }) => evaluation.node.id === id)?.evaluation
  const { file } = run
  return {
    flag: (name) => file.subject.flags?.includes(name) === true,
    group: file.subject.group,
    figure: (figure) => {
      switch (figure.of) {
        case 'total':
          return run.total?.figure
        case 'percent':
          return percentOf(run)
        case 'completeness':
          return completenessOf(run)
        case 'points':
          return find(figure.node)?.working?.figure
        case 'share':
          return shareOf(find(figure.node))
        case 'actual':
          return find(figure.node)?.figure?.figure
        case 'completion':
          return completionOf(find(figure.node))
        case 'rank':
          return place === undefined ? undefined : placeFrom(place, figure.from, ties)
        case 'mean':
          return place?.mean
        case 'lists':
          return seats?.(figure.lists)
        case 'events':
        case 'subject':
          return factFigure(figure, file)
      }
    },
  }
}

function placeFrom(place: RankPlace, from: 'top' | 'bottom', ties: 'best' | 'worst'): Exact {
  const top = ties === 'best' ? place.rank : place.rank + place.tied - 1
  const bottom = ties === 'best' ? place.among - (place.rank + place.tied - 1) + 1 : place.among - place.rank + 1
  return exactInteger(from === 'top' ? top : bottom)
}

function shareOf(node: NodeEvaluation | undefined): Exact | undefined {
  if (node?.working === undefined || isZeroExact(node.maximum)) return undefined
  return divideExact(node.working.figure, node.maximum)
}

function completionOf(node: NodeEvaluation | undefined): Exact | undefined {
  if (node?.figure === undefined || node.target === undefined || isZeroExact(node.target.figure)) return undefined
  return divideExact(node.figure.figure, node.target.figure)
}

/** Base by maximum, in per cent. */
export function percentOf(run: Pick<SubjectRun, 'base'>): Exact | undefined {
  if (run.base.working === undefined || isZeroExact(run.base.maximum)) return undefined
  return multiplyExact(divideExact(run.base.working.figure, run.base.maximum), exactInteger(100))
}

/** Share of the weight that has an answer. */
export function completenessOf(run: Pick<SubjectRun, 'base'>): Exact {
  const { applicable, answered } = run.base
  return isZeroExact(applicable) ? exactInteger(1) : divideExact(answered, applicable)
}
