import {
  compareFigures,
  diagnostic,
  readFigure,
  type Diagnostic,
  type DiagnosticData,
  type DiagnosticValue,
} from '../kernel/index.js'
import { canonicalText } from './entry-chain.js'
import { byCodeUnit } from './ledger-events.js'
import type { RuleChangeCode } from './redemption-codes.js'
import type { RuleBook } from './rule-book.js'
import { fieldName, sectionName } from './rule-names.js'

/**
 * What changed between two versions of a rule book, one finding for each change, fit for a public notice (修订对照): what was added and
 * dropped, which figures were raised or lowered, which decisions were taken. `describe` makes the sentences.
 *
 * @returns changes in the order of the later book; those of what was dropped after those of its section. Empty: the same rules
 * @example
 * ```ts
 * import { diffRuleBooks, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [{ kind: 'award', id: 'help', title: '帮扶', worth: { by: 'fixed', points: '5' } }], total: {},
 *   },
 * }
 * const items = [{ kind: 'award' as const, id: 'help', title: '帮扶', worth: { by: 'fixed' as const, points: '8' } }]
 * const [change] = diffRuleBooks(book, { ...book, rules: { ...book.rules, items } })
 * change?.code // => 'figure-raised'
 * change?.data['after'] // => '8'
 * ```
 */
export function diffRuleBooks(before: RuleBook, after: RuleBook): readonly Diagnostic<RuleChangeCode>[] {
  const found: Diagnostic<RuleChangeCode>[] = []
  if (canonicalText(before.effective) !== canonicalText(after.effective)) {
    const data = { before: spanText(before.effective), after: spanText(after.effective) }
    found.push(diagnostic('in-force-changed', 'note', 'effective', data))
  }
  const whole = { title: after.title, section: sectionName('rules') }
  compareNodes(before.rules, after.rules, { path: 'rules', field: '', about: whole, depth: 0 }, found)
  compareDecisions(before, after, found)
  return found
}

interface Place {
  readonly path: string
  /** The last key on the way. */
  readonly field: string
  /** What a sentence calls the thing that the field belongs to. */
  readonly about: { readonly title: DiagnosticValue; readonly section: DiagnosticValue }
  readonly depth: number
}

function compareNodes(before: unknown, after: unknown, place: Place, found: Diagnostic<RuleChangeCode>[]): void {
  if (canonicalText(before ?? null) === canonicalText(after ?? null)) return
  if (isList(before ?? []) && isList(after ?? []) && (isKeyedList(before) || isKeyedList(after))) {
    compareLists((before ?? []) as readonly object[], (after ?? []) as readonly object[], place, found)
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of [...new Set([...Object.keys(after), ...Object.keys(before)])]) {
      const about = place.depth === 0 ? { ...place.about, section: sectionName(key) } : place.about
      const inner = { path: `${place.path}.${key}`, field: key, about, depth: place.depth + 1 }
      compareNodes(before[key], after[key], inner, found)
    }
  } else found.push(leafChange(before, after, place))
}

// Parts of a list are the same part when they have the same id, grade, right or question, else when they have the same place.
function compareLists(
  before: readonly object[],
  after: readonly object[],
  place: Place,
  found: Diagnostic<RuleChangeCode>[],
): void {
  const earlier = new Map(before.map((part, index) => [keyOf(part, index), part]))
  const kept = new Set<string>()
  for (const [index, part] of after.entries()) {
    const key = keyOf(part, index)
    const was = earlier.get(key)
    kept.add(key)
    const path = `${place.path}[${index}]`
    if (was === undefined) found.push(diagnostic('rule-added', 'note', path, partData(part, place)))
    else {
      const about = { section: place.about.section, title: titleOf(part) }
      compareNodes(was, part, { path, field: place.field, about, depth: place.depth + 1 }, found)
    }
  }
  for (const [index, part] of before.entries()) {
    if (kept.has(keyOf(part, index))) continue
    found.push(diagnostic('rule-dropped', 'note', `${place.path}[${index}]`, partData(part, place)))
  }
}

function leafChange(before: unknown, after: unknown, place: Place): Diagnostic<RuleChangeCode> {
  const { path, field, about } = place
  const data = { ...about, field: fieldName(field), before: valueText(before), after: valueText(after) }
  if (before === undefined) return diagnostic('detail-added', 'note', path, data)
  if (after === undefined) return diagnostic('detail-dropped', 'note', path, data)
  if (isFigure(before) && isFigure(after)) {
    const order = compareFigures(after, before)
    if (order !== 0) return diagnostic(order > 0 ? 'figure-raised' : 'figure-lowered', 'note', path, data)
  }
  return diagnostic('wording-changed', 'note', path, data)
}

function compareDecisions(before: RuleBook, after: RuleBook, found: Diagnostic<RuleChangeCode>[]): void {
  const keyed = ({ decisions }: RuleBook): ReadonlyMap<string, RuleBook['decisions'][number]> =>
    new Map(decisions.map((one) => [`${one.code} ${one.at ?? ''}`, one]))
  const [earlier, later] = [keyed(before), keyed(after)]
  for (const key of [...new Set([...earlier.keys(), ...later.keys()])].sort(byCodeUnit)) {
    const [was, is] = [earlier.get(key), later.get(key)]
    const { code, at = '' } = (is ?? was)!
    const data = {
      decision: code,
      at,
      before: was?.value ?? '',
      after: is?.value ?? '',
      decidedBy: (is ?? was)!.decidedBy,
    }
    if (was === undefined) found.push(diagnostic('decision-added', 'note', 'decisions', data))
    else if (is === undefined) found.push(diagnostic('decision-dropped', 'note', 'decisions', data))
    else if (was.value !== is.value) found.push(diagnostic('decision-changed', 'note', 'decisions', data))
  }
}

function keyOf(part: object, index: number): string {
  const { id, grade, right, decide } = part as Readonly<Record<string, unknown>>
  return canonicalText(id ?? grade ?? right ?? decide ?? index)
}

function isKeyedList(value: unknown): boolean {
  return isList(value) && value.length > 0 && value.every((one) => isRecord(one))
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFigure(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && readFigure(value).ok
}

function titleOf(part: object): DiagnosticValue {
  const { title, id, grade, decide } = part as Readonly<Record<string, unknown>>
  return (title ?? id ?? grade ?? decide ?? '') as DiagnosticValue
}

function partData(part: object, { about, field }: Place): DiagnosticData {
  const title = titleOf(part)
  return { section: about.section, field: fieldName(field), title: title === '' ? valueText(part) : title }
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : canonicalText(value)
}

function spanText({ from, to }: RuleBook['effective']): string {
  return to === undefined ? `${from}/…` : `${from}/${to}`
}
