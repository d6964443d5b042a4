import {
  type Exact,
  divideExact,
  exactInteger,
  exactOf,
  isZeroExact,
  multiplyExact,
  ownValue,
} from '../kernel/internal.js'
import { type ConditionView, type PlainFigure, eventPasses } from './conditions.js'
import { indicatorsOf } from './fact-index.js'
import { eventCount } from './read-events.js'
import { measuredFigure } from './read-measure.js'
import type { NodeEvaluation, ScoringFrame, SubjectFile } from './node-evaluation.js'
import { eventCode, rowsId } from './score-indicator.js'
import type { SubjectRun } from './subject-run.js'
import type { Working } from './working.js'

/** Before any points are known, conditions look at facts only. */
export function factView(frame: ScoringFrame, file: SubjectFile): ConditionView {
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
    asked: { indicator, decisions: frame.decisions, beyond: file.beyond },
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
type Seen = Pick<SubjectRun, 'file' | 'base' | 'nodes' | 'total' | 'graded'>

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
        case 'base':
          return run.graded?.figure
        case 'percent':
          return percentOf(run.graded, run.base)
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

/** Points of the base by the most that it can bring, in per cent. */
export function percentOf(points: Working | undefined, { maximum }: NodeEvaluation): Exact | undefined {
  if (points === undefined || isZeroExact(maximum)) return undefined
  return multiplyExact(divideExact(points.figure, maximum), exactInteger(100))
}

/** Share of the weight that has an answer. */
export function completenessOf(run: Pick<SubjectRun, 'base'>): Exact {
  const { applicable, answered } = run.base
  return isZeroExact(applicable) ? exactInteger(1) : divideExact(answered, applicable)
}
