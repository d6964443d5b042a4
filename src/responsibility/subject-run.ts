import type { DecisionNeed, DiagnosticData } from '../kernel/index.js'
import { exactInteger, exactZero } from '../kernel/internal.js'
import type { SchemeVetoHit } from './grades.js'
import {
  type NodeEvaluation,
  type PlacedNode,
  type PointsFactor,
  type ScoringFrame,
  type SubjectFile,
  flattened,
} from './node-evaluation.js'
import type { SchemeReason } from './scheme-result.js'
import { totalFactor, totalOfParts, totalUnderVetoes, vetoWords } from './scheme-total.js'
import { evaluateBase } from './score-section.js'
import { evaluateSheet } from './score-sheet.js'
import { factView, viewOf } from './subject-view.js'
import { vetoesHit } from './veto-hits.js'
import { type Working, chosenStep } from './working.js'

/** One subject on its way through the steps. */
export interface SubjectRun {
  readonly file: SubjectFile
  readonly base: NodeEvaluation
  readonly sheets: readonly NodeEvaluation[]
  readonly nodes: readonly PlacedNode[]
  readonly total: Working | undefined
  readonly before: Working | undefined
  /** The base as vetoes on the total leave it. */
  readonly graded: Working | undefined
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
  const ruled = (points: Working | undefined, stage: 'total' | 'base'): Working | undefined =>
    zeroing !== undefined && points !== undefined
      ? chosenStep('zeroed', exactZero, vetoWords(zeroing), [points])
      : points && totalUnderVetoes(frame, points, whole, limits, stage)
  return {
    ...after,
    hits,
    undecided,
    missing: [...after.missing, ...missing],
    total: invalid || missing.length > 0 ? undefined : ruled(after.total, 'total'),
    graded: ruled(after.base.working, 'base'),
    reason: invalid ? 'invalidated' : after.reason,
    before: changed ? first.total : undefined,
  }
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
  const seen = viewOf({ file, base, nodes: based, total: base.working, graded: base.working }, undefined, 'best')
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
    graded: base.working,
    missing,
    reason: broken?.evaluation.reason ?? (factor === 'missing' ? 'subject-figure-missing' : undefined),
    reasonNode: broken,
    hits: [],
    undecided: [],
  }
}
