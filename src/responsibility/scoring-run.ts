import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  type DecisionNeed,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToText,
  exactZero,
  fractionText,
  isZeroExact,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import { awardOf, awardTotals, type AwardOutcome, type AwardTotal } from './award-results.js'
import { eventPasses, holds, type ConditionView, type SchemeCondition, type SchemeFigure } from './conditions.js'
import { indexFacts } from './fact-index.js'
import { readGrade, type GradeOutcome, type GradeReading, type SchemeVeto, type SchemeVetoHit } from './grades.js'
import { drawLists, type ListOutcome } from './lists.js'
import { eventCount } from './measures.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { GroupRanking, NodeScore, RankedSubject, SchemeReason, SubjectScore } from './scheme-result.js'
import {
  atStage,
  evaluateBase,
  evaluateSheet,
  flattened,
  type NodeEvaluation,
  type PlacedNode,
  type ScoringFrame,
  type SubjectFile,
} from './score-subject.js'
import { isSection, type Scheme, type SchemeNode } from './scheme.js'
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

/** What a run gives, before it is put under the head of the question. */
export interface ScoringRun {
  readonly scores: readonly SubjectScore[]
  readonly ranking: readonly GroupRanking[]
  readonly lists: readonly ListOutcome[]
  readonly awards: readonly AwardTotal[]
  readonly diagnostics: readonly Diagnostic[]
}

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

/** Scores all subjects: first each by itself, then what needs the whole set. */
export function scoreAll(frame: ScoringFrame, facts: SchemeFacts, detail: 'nodes' | 'totals'): ScoringRun {
  const index = indexFacts(frame, facts)
  const runs = index.files.map((file) => runSubject(frame, file))
  const ranking = rankAll(runs)
  const places = new Map(ranking.flatMap((group) => group.places.map((place) => [place.subject, { place, group }])))
  const peers = (run: SubjectRun): RankPlace | undefined => {
    const found = places.get(run.file.subject.id)
    if (found === undefined) return undefined
    const { rank, tied } = found.place
    return { rank, tied, among: found.group.places.length }
  }
  const graded = runs.map((run) => ({ run, place: peers(run), reading: gradeOf(frame, run, peers(run)) }))
  const { rules } = frame.scheme
  const candidates = graded.flatMap(({ run, place, reading }) =>
    run.total === undefined
      ? []
      : [
          {
            id: run.file.subject.id,
            group: run.file.subject.group,
            total: run.total.figure,
            view: viewOf(run, place, 'best'),
            hits: run.hits,
            grade: reading?.is === 'grade' ? reading.outcome.grade : undefined,
          },
        ],
  )
  const lists = drawLists(rules.lists ?? [], rules.grades?.ladder ?? [], candidates, frame.decisions)
  const scores = graded.map(({ run, place, reading }) => {
    const final = gradeByLists(frame.scheme, lists, run, reading)
    const awards = (rules.awards ?? []).map((award) =>
      awardOf(award, {
        file: run.file,
        view: viewOf(run, place, 'best'),
        total: run.total?.figure,
        grade: final?.is === 'grade' ? final.outcome.grade : undefined,
        rank: place,
        hits: run.hits,
        decisions: frame.decisions,
        duplicates: rules.policies?.duplicates,
      }),
    )
    return subjectScore(frame, run, final, awards, detail)
  })
  const vetoQuestions = runs.flatMap((run) =>
    run.undecided.map((veto) =>
      diagnostic('veto-undecided', 'warning', `vetoes.${veto}`, { veto, subject: run.file.subject.id }),
    ),
  )
  const awards = awardTotals(
    rules.awards ?? [],
    scores.flatMap((score) => score.awards),
  )
  return { scores, ranking, lists, awards, diagnostics: [...index.diagnostics, ...vetoQuestions] }
}

/** Scores one subject by itself, vetoes included. */
export function runSubject(frame: ScoringFrame, file: SubjectFile): SubjectRun {
  const first = evaluateSubject(frame, file, new Set())
  const { hits, missing, undecided } = vetoesHit(frame, first)
  const zeroed = new Set(hits.flatMap(({ effect }) => (effect.kind === 'zeroItem' ? [effect.item] : [])))
  const after = zeroed.size === 0 ? first : evaluateSubject(frame, file, zeroed)
  const zeroTotal = hits.some(({ effect }) => effect.kind === 'zeroTotal')
  const invalid = hits.some(({ effect }) => effect.kind === 'invalidate')
  const changed = zeroTotal || invalid || zeroed.size > 0
  const total =
    zeroTotal && after.total !== undefined ? chosenStep('zeroed', exactZero, {}, [after.total]) : after.total
  return {
    ...after,
    hits,
    undecided,
    missing: [...after.missing, ...missing],
    total: invalid ? undefined : total,
    reason: invalid ? 'invalidated' : after.reason,
    before: changed ? first.total : undefined,
  }
}

function evaluateSubject(frame: ScoringFrame, file: SubjectFile, zeroed: ReadonlySet<string>): SubjectRun {
  const { scheme } = frame
  const view = factView(file)
  const walk = { frame, file, view, zeroed }
  const base = evaluateBase(walk)
  const sheets = (scheme.rules.sheets ?? []).map((sheet) => evaluateSheet(sheet, walk))
  const one = exactInteger(1)
  const nodes = [
    ...flattened(base, one),
    ...sheets.flatMap((sheet) => [{ evaluation: sheet, factor: one }, ...flattened(sheet, one)]),
  ]
  const missing: DecisionNeed[] = [...base.missing, ...sheets.flatMap((sheet) => sheet.missing)]
  const broken = nodes.find(({ evaluation }) => evaluation.reason !== undefined && evaluation.counted)
  const parts: Working[] = []
  for (const part of [base, ...sheets]) if (part.working !== undefined) parts.push(part.working)
  const whole = parts.length === 1 + sheets.length && missing.length === 0
  const total = whole ? totalOf(frame, base, parts, missing) : undefined
  return {
    file,
    base,
    sheets,
    nodes,
    total,
    before: undefined,
    missing,
    reason: broken?.evaluation.reason,
    reasonNode: broken,
    hits: [],
    undecided: [],
  }
}

function totalOf(
  frame: ScoringFrame,
  base: NodeEvaluation,
  parts: readonly Working[],
  missing: DecisionNeed[],
): Working | undefined {
  const { scheme } = frame
  const rule = scheme.rules.total ?? {}
  const [first, ...sheets] = parts as readonly [Working, ...Working[]]
  const rescaled =
    rule.rescaleTo === undefined || isZeroExact(base.maximum)
      ? first
      : productStep('rescaled', [
          givenStep('scale', exactOf(rule.rescaleTo)),
          quotientStep('share', first, givenStep('maximum', base.maximum)),
        ])
  const start = rule.start === undefined ? [] : [givenStep('start', exactOf(rule.start))]
  let total = sumStep('total', [...start, rescaled, ...sheets])
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
function factView(file: SubjectFile): ConditionView {
  return {
    flag: (name) => file.subject.flags?.includes(name) === true,
    figure: (figure) => factFigure(figure, file),
  }
}

function factFigure(figure: SchemeFigure, file: SubjectFile): Exact | undefined {
  if (figure.of === 'events') {
    return eventCount(file.events(figure.code).filter((event) => eventPasses(event, figure.where)))
  }
  if (figure.of === 'subject') {
    const text = file.subject.figures?.[figure.name]
    return text === undefined ? undefined : exactOf(text)
  }
  return undefined
}

interface RankPlace {
  readonly rank: number
  readonly tied: number
  readonly among: number
}

function viewOf(run: SubjectRun, place: RankPlace | undefined, ties: 'best' | 'worst'): ConditionView {
  const find = (id: string): NodeEvaluation | undefined =>
    run.nodes.find(({ evaluation }) => evaluation.node.id === id)?.evaluation
  const { file } = run
  return {
    flag: (name) => file.subject.flags?.includes(name) === true,
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

function percentOf(run: SubjectRun): Exact | undefined {
  if (run.base.working === undefined || isZeroExact(run.base.maximum)) return undefined
  return multiplyExact(divideExact(run.base.working.figure, run.base.maximum), exactInteger(100))
}

function completenessOf(run: SubjectRun): Exact {
  const { applicable, answered } = run.base
  return isZeroExact(applicable) ? exactInteger(1) : divideExact(answered, applicable)
}

function vetoesHit(
  frame: ScoringFrame,
  run: SubjectRun,
): {
  readonly hits: readonly SchemeVetoHit[]
  readonly missing: readonly DecisionNeed[]
  readonly undecided: readonly string[]
} {
  const hits: SchemeVetoHit[] = []
  const missing: DecisionNeed[] = []
  const undecided: string[] = []
  const view = viewOf(run, undefined, 'best')
  for (const veto of frame.scheme.rules.vetoes ?? []) {
    const answer = holds(veto.when, view)
    if (answer === undefined) undecided.push(veto.id)
    if (answer !== true) continue
    const effect = veto.effect ?? effectDecided(veto, frame)
    if (effect === undefined) {
      const options = ['none', 'zeroTotal', ...vetoOptions(frame.scheme)]
      if (decisionFor(frame.decisions, 'veto-effect', veto.id)?.value !== 'none') {
        missing.push({ code: 'veto-effect', at: veto.id, options })
      }
      continue
    }
    const clause = veto.clause === undefined ? {} : { clause: veto.clause }
    hits.push({ id: veto.id, effect, ...clause, events: eventsBehind(veto.when, run.file) })
  }
  return { hits, missing, undecided }
}

function vetoOptions(scheme: Scheme): readonly string[] {
  const nodes = nodeIds(scheme.rules.nodes).map((id) => `zeroItem:${id}`)
  const ladder = scheme.rules.grades?.ladder ?? []
  const grades = ladder.map((grade) => `forceGrade:${grade.id}`)
  const lists = [...(scheme.rules.lists ?? []), ...(scheme.rules.awards ?? [])].map((one) => `refuseAward:${one.id}`)
  return [...nodes, ...grades, ...lists]
}

function nodeIds(nodes: readonly SchemeNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...(isSection(node) ? nodeIds(node.children) : [])])
}

// A decided effect is written as its kind, or as its kind and what it names: `zeroItem:order`.
function effectDecided(veto: SchemeVeto, frame: ScoringFrame): SchemeVetoHit['effect'] | undefined {
  const value = decisionFor(frame.decisions, 'veto-effect', veto.id)?.value
  if (value === undefined) return undefined
  const cut = value.indexOf(':')
  const kind = cut === -1 ? value : value.slice(0, cut)
  const name = cut === -1 ? '' : value.slice(cut + 1)
  switch (kind) {
    case 'zeroTotal':
    case 'invalidate':
      return { kind }
    case 'zeroItem':
      return { kind, item: name }
    case 'forceGrade':
    case 'capGrade':
      return { kind, grade: name }
    case 'refuseAward':
      return { kind, award: name }
    default:
      return undefined
  }
}

function eventsBehind(condition: SchemeCondition, file: SubjectFile): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((one) => eventsBehind(one, file))
  if ('any' in condition) return condition.any.flatMap((one) => eventsBehind(one, file))
  if ('not' in condition || 'flag' in condition || condition.figure.of !== 'events') return []
  const { code, where } = condition.figure
  return file
    .events(code)
    .filter((event) => eventPasses(event, where))
    .map((event) => event.id)
    .sort()
}

function rankAll(runs: readonly SubjectRun[]): readonly GroupRanking[] {
  const groups = new Map<string | null, SubjectRun[]>()
  for (const run of runs) {
    if (run.total === undefined) continue
    const key = run.file.subject.group ?? null
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [run])
    else group.push(run)
  }
  return [...groups]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([group, members]) => ({ group, places: placesOf(members) }))
}

function placesOf(members: readonly SubjectRun[]): readonly RankedSubject[] {
  const figure = (run: SubjectRun): Exact => (run.total as Working).figure
  const sorted = [...members].sort(
    (a, b) => compareExact(figure(b), figure(a)) || (a.file.subject.id < b.file.subject.id ? -1 : 1),
  )
  const places: RankedSubject[] = []
  for (let start = 0; start < sorted.length;) {
    let end = start + 1
    while (
      end < sorted.length &&
      compareExact(figure(sorted[start] as SubjectRun), figure(sorted[end] as SubjectRun)) === 0
    )
      end += 1
    for (const run of sorted.slice(start, end)) {
      places.push({ subject: run.file.subject.id, rank: start + 1, tied: end - start })
    }
    start = end
  }
  return places
}

type Verdict = GradeReading | { readonly is: 'none'; readonly reason: 'incomplete' | 'refused' | 'without-score' }

function gradeOf(frame: ScoringFrame, run: SubjectRun, place: RankPlace | undefined): Verdict | undefined {
  const { grades, total, rounding } = frame.scheme.rules
  if (grades === undefined) return undefined
  const least = total?.minimumCompleteness
  if (least !== undefined && compareExact(completenessOf(run), exactOf(least)) < 0)
    return { is: 'none', reason: 'incomplete' }
  if (run.base.refuses) return { is: 'none', reason: 'refused' }
  if (run.missing.length > 0) return { is: 'needs', missing: run.missing }
  if (run.total === undefined) return { is: 'none', reason: 'without-score' }
  return readGrade(
    grades,
    {
      total: run.total.figure,
      percent: percentOf(run),
      rounding: rounding?.find((one) => one.stage === 'grade'),
      view: (ties) => viewOf(run, place, ties),
      decisions: frame.decisions,
    },
    run.hits,
  )
}

// A list can hold back a grade: of those who reached it, whoever is not on the list gets the next one.
function gradeByLists(
  scheme: Scheme,
  lists: readonly ListOutcome[],
  run: SubjectRun,
  reading: Verdict | undefined,
): Verdict | undefined {
  if (reading?.is !== 'grade') return reading
  let outcome: GradeOutcome = reading.outcome
  for (const list of scheme.rules.lists ?? []) {
    if (list.grade === undefined) continue
    const { on, off } = list.grade
    const mine = lists.filter(
      (one) => one.id === list.id && (one.group === null || one.group === (run.file.subject.group ?? null)),
    )
    for (const { result: seats } of mine) {
      if (seats.status === 'needs') return { is: 'needs', missing: seats.missing }
      if (seats.status !== 'computed') continue
      const seated = seats.value.on.includes(run.file.subject.id)
      if (seated && outcome.grade !== on) outcome = { ...outcome, grade: on, by: 'list' }
      else if (!seated && outcome.grade === on) outcome = { ...outcome, grade: off, by: 'list' }
    }
  }
  return { is: 'grade', outcome }
}

function subjectScore(
  frame: ScoringFrame,
  run: SubjectRun,
  verdict: Verdict | undefined,
  awards: readonly AwardOutcome[],
  detail: 'nodes' | 'totals',
): SubjectScore {
  const { base, file } = run
  const percent = percentOf(run)
  const grade = verdict === undefined ? {} : { grade: gradeResult(verdict) }
  return {
    id: file.subject.id,
    ...(file.subject.group === undefined ? {} : { group: file.subject.group }),
    standing: standingOf(run),
    state: stateOf(frame, run),
    score: scoreResult(run),
    base: base.working === undefined ? null : fractionText(base.working.figure),
    ...(run.before === undefined ? {} : { beforeVeto: fractionText(run.before.figure) }),
    maximum: fractionText(base.maximum),
    percent: percent === undefined ? null : exactToText(percent, 4, 'halfUp'),
    completeness: {
      byWeight: exactToText(completenessOf(run), 4, 'halfUp'),
      answered: base.leaves.answered,
      applicable: base.leaves.applicable,
    },
    ...grade,
    vetoes: run.hits,
    awards,
    nodes: detail === 'totals' ? [] : run.nodes.map(nodeScore),
  }
}

function standingOf(run: SubjectRun): SubjectScore['standing'] {
  if (run.hits.some(({ effect }) => effect.kind !== 'refuseAward')) return 'vetoed'
  const { children, leaves } = run.base
  if (children.length > 0 && leaves.applicable === 0) {
    return children.every((child) => child.state === 'exempt') ? 'exempt' : 'notApplicable'
  }
  return run.total === undefined ? 'unknown' : 'scored'
}

function stateOf(frame: ScoringFrame, run: SubjectRun): SubjectScore['state'] {
  if (run.base.refuses || run.hits.some(({ effect }) => effect.kind === 'invalidate')) return 'refused'
  const { answered, applicable, provisional } = run.base.leaves
  if (provisional > 0) return 'provisional'
  const least = frame.scheme.rules.total?.minimumCompleteness
  if (least !== undefined) return compareExact(completenessOf(run), exactOf(least)) < 0 ? 'incomplete' : 'final'
  return answered < applicable ? 'incomplete' : 'final'
}

function scoreResult(run: SubjectRun): Result<string, SchemeReason> {
  if (run.reason !== undefined) {
    const node = run.reasonNode?.evaluation
    const path = node === undefined ? '' : `nodes.${node.node.id}`
    const data = { subject: run.file.subject.id, node: node?.node.id ?? null, ...node?.reasonData }
    return notComputable(run.reason, [diagnostic(run.reason, 'error', path, data)])
  }
  if (run.missing.length > 0) return needs(run.missing)
  return run.total === undefined ? notComputable('no-node-applies') : computed(fractionText(run.total.figure))
}

function gradeResult(verdict: Verdict): NonNullable<SubjectScore['grade']> {
  if (verdict.is === 'grade') return computed(verdict.outcome)
  return verdict.is === 'needs' ? needs(verdict.missing) : notComputable(verdict.reason)
}

function nodeScore({ evaluation, factor }: PlacedNode): NodeScore {
  const { working, weight, maximum } = evaluation
  const points = working?.figure
  const reach = factor === undefined ? undefined : multiplyExact(factor, maximum)
  const contribution = factor === undefined || points === undefined ? undefined : multiplyExact(factor, points)
  const gain =
    reach === undefined || contribution === undefined || evaluation.kind === 'sheet'
      ? undefined
      : addExact(reach, multiplyExact(contribution, exactInteger(-1)))
  return {
    id: evaluation.node.id,
    kind: evaluation.kind,
    state: evaluation.state,
    statedWeight: fractionText(evaluation.stated),
    weight: fractionText(weight),
    points: shown(points),
    ...(evaluation.ownScale === undefined ? {} : { onOwnScale: fractionText(evaluation.ownScale) }),
    effectiveWeight: shown(reach),
    contribution: shown(contribution),
    gain: shown(gain),
    ...(evaluation.figure === undefined ? {} : { actual: fractionText(evaluation.figure.figure) }),
    ...(evaluation.target === undefined ? {} : { target: fractionText(evaluation.target.figure) }),
    ...(evaluation.planned === undefined ? {} : { planned: fractionText(evaluation.planned) }),
    hits: evaluation.hits,
    ...(evaluation.reason === undefined ? {} : { reason: evaluation.reason }),
    ...(evaluation.missing.length === 0
      ? {}
      : { waitsFor: [...new Set(evaluation.missing.map((need) => need.code))].sort() }),
  }
}

function shown(value: Exact | undefined): string | null {
  return value === undefined ? null : fractionText(value)
}
