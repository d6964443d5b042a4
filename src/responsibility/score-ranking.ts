import { addExact, compareExact, divideExact, exactInteger, exactZero, type Exact } from '../kernel/internal.js'
import { figureIn, type ConditionView, type SchemeFigure } from './conditions.js'
import type { GroupRanking, RankedSubject } from './scheme-result.js'
import { viewOf, type RankPlace } from './subject-view.js'
import type { SubjectRun } from './subject-run.js'
import type { Working } from './working.js'

/** How subjects are ranked by their totals. */
export interface SchemeRankingRule {
  /** Inside their groups, or all together. Absent: inside their groups. */
  readonly scope?: 'group' | 'all'
  /** What subjects are ranked by instead of their totals (按得分率 is `percent`); who lacks the figure has no place. */
  readonly by?: RankKey
  /** What equal ones are ordered by, one after the other (得分相同的，按党建得分高低排序). Absent: they share a place. */
  readonly tieBreaks?: readonly RankKey[]
}

/** A figure that subjects are put in order by. */
export interface RankKey {
  /** The figure. */
  readonly figure: SchemeFigure
  /** Whether more or less comes first. */
  readonly better: 'higher' | 'lower'
}

/** What a key reads, larger first. */
export function keyFigure({ figure, better }: RankKey, view: ConditionView): Exact | undefined {
  const value = figureIn(figure, view)
  return value === undefined || better === 'higher' ? value : { n: -value.n, d: value.d }
}

/**
 * Puts things in order, from the largest: classes of equal ones. A key that one of several equal things does not have tells none of them apart.
 */
export function inOrder<Thing>(
  things: readonly Thing[],
  keys: readonly ((thing: Thing) => Exact | undefined)[],
): readonly (readonly Thing[])[] {
  let classes: readonly (readonly Thing[])[] = things.length === 0 ? [] : [things]
  for (const key of keys) classes = classes.flatMap((one) => (one.length < 2 ? [one] : apart(one, key)))
  return classes
}

function apart<Thing>(
  things: readonly Thing[],
  key: (thing: Thing) => Exact | undefined,
): readonly (readonly Thing[])[] {
  const known: { readonly thing: Thing; readonly figure: Exact }[] = []
  for (const thing of things) {
    const figure = key(thing)
    if (figure === undefined) return [things]
    known.push({ thing, figure })
  }
  known.sort((a, b) => compareExact(b.figure, a.figure))
  const classes: Thing[][] = []
  let last: Exact | undefined
  for (const { thing, figure } of known) {
    if (last !== undefined && compareExact(last, figure) === 0) (classes[classes.length - 1] as Thing[]).push(thing)
    else classes.push([thing])
    last = figure
  }
  return classes
}

/** Places of all subjects that have a total, and what conditions see of each place. */
export function rankAll(
  runs: readonly SubjectRun[],
  rule: SchemeRankingRule | undefined,
): { readonly ranking: readonly GroupRanking[]; readonly places: ReadonlyMap<string, RankPlace> } {
  const groups = new Map<string | null, SubjectRun[]>()
  for (const run of runs) {
    if (run.total === undefined) continue
    const key = rule?.scope === 'all' ? null : (run.file.subject.group ?? null)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [run])
    else group.push(run)
  }
  const places = new Map<string, RankPlace>()
  const ranking = [...groups]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([group, members]) => ({ group, places: placesOf(members, rule, places) }))
  return { ranking, places }
}

function totalOf(run: SubjectRun): Exact {
  return (run.total as Working).figure
}

function placesOf(
  members: readonly SubjectRun[],
  rule: SchemeRankingRule | undefined,
  places: Map<string, RankPlace>,
): readonly RankedSubject[] {
  const read = (key: RankKey) => (run: SubjectRun) => keyFigure(key, viewOf(run, undefined, 'best'))
  const first = rule?.by === undefined ? totalOf : read(rule.by)
  const keys = [first, ...(rule?.tieBreaks ?? []).map(read)]
  const sum = members.reduce((all, run) => addExact(all, totalOf(run)), exactZero)
  const mean = divideExact(sum, exactInteger(members.length))
  const able = members.filter((run) => first(run) !== undefined)
  const among = able.length
  const ranked: RankedSubject[] = []
  for (const equal of inOrder(able, keys)) {
    const rank = ranked.length + 1
    const tied = equal.length
    for (const subject of equal.map((run) => run.file.subject.id).sort()) {
      ranked.push({ subject, rank, tied })
      places.set(subject, { rank, tied, among, mean })
    }
  }
  return ranked
}
