import { diagnostic, type Decision, type Diagnostic } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactOne, exactToPlainText, exactZero } from '../kernel/internal.js'
import { checkBands, type BandCoverage } from '../scoring/index.js'
import { decided, type BookReading } from './compiled-book.js'
import { plainBand } from './entry-worth.js'
import type { SeatShare } from './outcome-rules.js'
import type { CountLadder, PointBand, PointWorth, RaterPanel } from './point-worths.js'
import type { RuleBookCode } from './rule-book-codes.js'

type Finding = Diagnostic<RuleBookCode>

/** Bands, ladders, ranges, weights and quotas of one reading. */
export function checkTables(
  reading: BookReading,
  range: { readonly from?: string; readonly to?: string },
  decisions: readonly Decision[],
): readonly Finding[] {
  const { rules } = reading
  const answered = (code: string, ...places: readonly string[]): boolean =>
    decisions.some((one) => one.code === code && (one.at === undefined || places.includes(one.at)))
  const findings: Finding[] = []
  for (const [index, one] of (rules.grades ?? []).entries()) {
    const table = decided(one)
    const path = `rules.grades[${index}]`
    const rounding = decided(table.rounding)
    const total = table.figure.of === 'effective' || table.figure.of === 'raw'
    // A score comes at the digits of the book; the table may round it further.
    const places = [...(total ? [rules.points.digits] : []), ...(rounding === 'none' ? [] : [rounding.digits])]
    const coverage: BandCoverage = {
      ...(total ? range : {}),
      ...(places.length === 0 ? {} : { digits: Math.max(0, Math.min(...places)) }),
    }
    const bands = table.bands.filter((band) => band.unbanded !== true)
    findings.push(
      ...bandFindings(
        bands.map((band) => plainBand(band, band.grade, undefined)),
        coverage,
        `${path}.bands`,
      ),
    )
    for (const [at, quota] of (table.quotas ?? []).entries()) {
      const title = table.bands.find((band) => band.grade === quota.grade)?.title ?? quota.grade
      const place = `${path}.quotas[${at}]`
      const need = `${table.id}.quotas[${at}]`
      if ('share' in quota.seats) findings.push(...seatFindings(quota.seats, `${place}.seats`))
      if (quota.ties === undefined && !answered('tie-at-quota', need, place))
        findings.push(
          diagnostic('quota-without-tie-rule', 'warning', place, {
            grade: quota.grade,
            title,
            at: need,
            witness: `two members tie for the last seat of ${quota.grade}`,
          }),
        )
      if (quota.overflow === undefined && !answered('grade-without-seat', need, place))
        findings.push(
          diagnostic('quota-without-overflow', 'warning', place, {
            grade: quota.grade,
            title,
            at: need,
            witness: `one member more than seats reaches ${quota.grade}`,
          }),
        )
    }
  }
  for (const [index, list] of (rules.lists ?? []).entries()) {
    if (typeof list.count === 'object') findings.push(...seatFindings(list.count, `rules.lists[${index}].count`))
    if (list.ties === undefined && !answered('tie-at-list'))
      findings.push(
        diagnostic('list-without-tie-rule', 'warning', `rules.lists[${index}]`, {
          list: list.id,
          title: list.title,
          witness:
            typeof list.count === 'number'
              ? `places ${list.count} and ${list.count + 1} tie`
              : `two members tie for the last place on ${list.id}`,
        }),
      )
  }
  for (const [index, one] of (rules.figures ?? []).entries()) {
    const { from } = decided(one)
    if (from.by !== 'bands') continue
    const bands = from.bands.map((band, at) => plainBand(band, nameOf(from.bands, at), undefined))
    findings.push(...bandFindings(bands, {}, `rules.figures[${index}].from.bands`))
  }
  for (const item of reading.items)
    findings.push(...worthFindings(item.worth, `rules.items[${item.index}].worth`, item.sign))
  for (const account of reading.accounts) {
    const { combine } = account.account
    if (combine === undefined || typeof combine !== 'object' || !('weights' in combine)) continue
    const path = account.kind === 'total' ? 'rules.total.combine' : `${account.id}.combine`
    findings.push(...weightFindings(Object.values(combine.weights) as readonly string[], path))
    for (const id of partIds(reading, account.index)) {
      if (!Object.prototype.hasOwnProperty.call(combine.weights, id))
        findings.push(diagnostic('part-without-weight', 'error', path, { part: id, witness: id }))
    }
    for (const id of Object.keys(combine.weights)) {
      if (!partIds(reading, account.index).includes(id))
        findings.push(diagnostic('unknown-reference', 'error', path, { id, witness: id }))
    }
  }
  return findings
}

function partIds(reading: BookReading, index: number): readonly string[] {
  const account = reading.accounts[index]!
  return [
    ...account.items.map((item) => reading.items[item]!.item.id),
    ...account.children.map((child) => reading.accounts[child]!.id),
  ]
}

function bandFindings(
  bands: Parameters<typeof checkBands>[0],
  coverage: BandCoverage,
  path: string,
): readonly Finding[] {
  return checkBands(bands, coverage, path)
}

function worthFindings(worth: PointWorth, path: string, sign: 1 | -1): readonly Finding[] {
  switch (worth.by) {
    case 'fixed':
    case 'quantity':
      return typeof worth.points === 'string' ? magnitudeFindings(worth.points, path, sign) : []
    case 'range': {
      const [least, most] = [worth.least as string, worth.most as string]
      if (worth.most !== 'unbounded' && compareExact(exactOf(least), exactOf(most)) > 0) {
        return [diagnostic('range-empty', 'error', path, { least, most, witness: least })]
      }
      return [...magnitudeFindings(least, path, sign), ...stepFindings(worth.step, `${path}.step`)]
    }
    case 'ratio':
      return stepFindings(worth.step, `${path}.step`)
    case 'steps':
      return stepFindings(worth.unit, `${path}.unit`)
    case 'level':
      if (Object.keys(worth.levels).length === 0)
        return [diagnostic('table-empty', 'error', `${path}.levels`, { witness: '0' })]
      return Object.entries(worth.levels).flatMap(([level, one]) =>
        worthFindings(decided(one), `${path}.levels.${level}`, sign),
      )
    case 'class':
      return Object.entries(worth.classes).flatMap(([name, one]) =>
        worthFindings(decided(one), `${path}.classes.${name}`, sign),
      )
    case 'bands':
      return bandsOfPoints(worth.bands, `${path}.bands`, sign, worth.whole === true ? { digits: 0 } : {})
    case 'measure':
      return worth.bands === undefined ? [] : bandsOfPoints(worth.bands, `${path}.bands`, sign, {})
    case 'count':
      return ladderFindings(worth, path)
    case 'panels':
      return [
        ...weightFindings(
          worth.panels.map((panel) => panel.weight as string),
          `${path}.panels`,
        ),
        ...worth.panels.flatMap((panel, index) => panelFindings(panel, `${path}.panels[${index}]`)),
      ]
    default:
      return []
  }
}

// An item that takes points away is written with magnitudes; one that gives may take some away, and says so.
function magnitudeFindings(points: string, path: string, sign: 1 | -1): readonly Finding[] {
  if (compareExact(exactOf(points), exactZero) < 0)
    return [diagnostic('negative-magnitude', sign === 1 ? 'warning' : 'error', path, { points, witness: points })]
  return []
}

function stepFindings(step: string | undefined, path: string): readonly Finding[] {
  if (step === undefined || compareExact(exactOf(step), exactZero) > 0) return []
  return [diagnostic('step-not-positive', 'error', path, { step, witness: step })]
}

// A band without a name is named by its edges; a second one with the same edges also by its place.
function nameOf(bands: readonly Pick<PointBand, 'from' | 'to'>[], index: number): string {
  const edges = bands.map(({ from, to }) => `${from?.at ?? '…'}–${to?.at ?? '…'}`)
  const own = edges[index]!
  return edges.indexOf(own) === index ? own : `${own} (${index + 1})`
}

function bandsOfPoints(
  bands: readonly PointBand[],
  path: string,
  sign: 1 | -1,
  coverage: BandCoverage,
): readonly Finding[] {
  return [
    ...bandFindings(
      bands.map((band, index) => plainBand(band, nameOf(bands, index), undefined)),
      coverage,
      path,
    ),
    ...bands.flatMap((band, index) => magnitudeFindings(band.points as string, `${path}[${index}].points`, sign)),
  ]
}

function panelFindings(panel: RaterPanel, path: string): readonly Finding[] {
  if (compareExact(exactOf(panel.least), exactOf(panel.most)) < 0) return []
  return [diagnostic('range-empty', 'error', path, { least: panel.least, most: panel.most, witness: panel.least })]
}

function weightFindings(weights: readonly string[], path: string): readonly Finding[] {
  const sum = weights.reduce((total, weight) => addExact(total, exactOf(weight)), exactZero)
  if (compareExact(sum, exactOne) === 0) return []
  return [
    diagnostic('weights-do-not-sum', 'error', path, { sum: exactToPlainText(sum), witness: exactToPlainText(sum) }),
  ]
}

function ladderFindings(worth: CountLadder, path: string): readonly Finding[] {
  const findings: Finding[] = []
  const last = worth.rungs.reduce((most, rung) => ((rung.to ?? rung.from) > most ? (rung.to ?? rung.from) : most), 0)
  const first = worth.rungs.reduce((least, rung) => (rung.from < least ? rung.from : least), last)
  const holding = (count: number): number =>
    worth.rungs.filter((rung) => rung.from <= count && (rung.to === undefined || count <= rung.to)).length
  for (let count = first; count <= last + 1; count += 1) {
    const held = holding(count)
    if (held === 0) {
      findings.push(diagnostic('ladder-gap', 'error', path, { witness: count }))
      break
    }
  }
  for (let count = first; count <= last + 1; count += 1) {
    if (holding(count) < 2) continue
    const severity = worth.overlap === undefined ? 'error' : 'note'
    findings.push(diagnostic('ladder-overlap', severity, path, { witness: count }))
    break
  }
  return findings
}

// The fewest seats of a share cannot be more than its most.
function seatFindings({ minimum, maximum }: SeatShare, path: string): readonly Finding[] {
  if (minimum === undefined || maximum === undefined || minimum <= maximum) return []
  const data = { least: String(minimum), most: String(maximum), witness: String(minimum) }
  return [diagnostic('range-empty', 'error', path, data)]
}
