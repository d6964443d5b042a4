import { diagnostic, type Diagnostic, type DiagnosticData, type Label } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import type { DatedLink, PointFacts, SettlementQuestion } from './entries.js'
import type { PointsCode } from './codes.js'
import type { RuleBook } from './rule-book.js'
import { groupBy } from './scoring-desk.js'
import { usableFacts } from './usable-facts.js'
import { misplacedDecisions } from './decision-places.js'

/** What {@link checkPointFacts} can find. */
export type PointFactCode =
  | 'event-after-record'
  | 'event-not-yet'
  | 'proof-before-event'
  | 'left-before-joined'
  | 'link-reversed'
  | 'class-not-in-book'
  | 'organisation-not-in-roster'
  | 'household-not-in-roster'

/**
 * Looks for slips of the pen in the facts of a settlement that no calculator refuses: an event after the day on which it was recorded or up to
 * which records are known, a proof that came in before the event, somebody who left before having joined, a link that ends before it begins,
 * classes, households and organisations that there are not.
 *
 * @param ruleBook - the document; its classes are looked at
 * @param facts - what a settlement looks at
 * @param question - the question of the settlement
 * @returns the findings; the path ends in the id of the row: `entries.e1`
 * @example
 * ```ts
 * import { checkPointFacts, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [{ kind: 'award', id: 'help', title: '帮扶', worth: { by: 'fixed', points: '5' } }], total: {},
 *   },
 * }
 * const facts = {
 *   roster: { members: [{ id: 'm1' }] },
 *   entries: [{ id: 'e1', member: 'm1', item: 'help', eventDate: '2042-03-05' }],
 * }
 * const question = { period: '2024', asOf: '2024-12-31', knownAt: '2025-01-10' }
 * checkPointFacts(book, facts, question).map((one) => [one.code, one.path]) // => [['event-not-yet', 'entries.e1']]
 * ```
 */
export function checkPointFacts(
  ruleBook: RuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
): readonly Diagnostic<PointFactCode | PointsCode | 'decision-about-nothing'>[] {
  const { facts: usable, diagnostics } = usableFacts(facts)
  const found: Diagnostic<PointFactCode | PointsCode | 'decision-about-nothing'>[] = [
    ...diagnostics,
    ...misplacedDecisions(ruleBook, usable.decisions ?? []),
  ]
  const { rules } = ruleBook
  const add = (code: PointFactCode, path: string, data: DiagnosticData): void => {
    found.push(diagnostic(code, 'warning', path, data))
  }
  for (const { id, eventDate, recordedAt, evidence = [] } of usable.entries) {
    const path = `entries.${id}`
    const { knownAt } = question
    if (eventDate > knownAt) add('event-not-yet', path, { entry: id, eventDate, knownAt })
    if (recordedAt !== undefined && eventDate > recordedAt)
      add('event-after-record', path, { entry: id, eventDate, recordedAt })
    for (const { receivedAt } of evidence)
      if (receivedAt !== undefined && receivedAt < eventDate)
        add('proof-before-event', path, { entry: id, eventDate, receivedAt })
  }
  // Two rows about the same thing that differ: a settlement takes the first, and nobody knows which one holds.
  const checkTwice = <Row>(list: readonly Row[] | undefined, path: string, about: (row: Row) => string): void => {
    for (const [what, rows] of groupBy(list ?? [], about))
      if (!rows.every((row) => sameData(row, rows[0]))) found.push(diagnostic('fact-twice', 'error', path, { what }))
  }
  checkTwice(usable.measurements, 'measurements', ({ measure, member = '', on = '' }) =>
    `${member} ${measure} ${on}`.trim(),
  )
  checkTwice(usable.earlier, 'earlier', ({ book, member, period }) => `${member} ${book} ${period}`)
  const { members, households = [], organisations = [] } = usable.roster
  const classIds = idsOf(rules.classes ?? [])
  const householdIds = idsOf(households)
  const organisationIds = idsOf(organisations)
  const checkLinks = (
    links: readonly DatedLink[] | undefined,
    path: string,
    name: Label,
    known: ReadonlySet<string> | undefined,
    code: PointFactCode,
  ): void => {
    for (const { id, from, to } of links ?? []) {
      if (from !== undefined && to !== undefined && to < from) add('link-reversed', path, { name, id, from, to })
      if (known?.has(id) === false) add(code, path, { name, id })
    }
  }
  for (const one of [
    ...members.map((member) => ({ ...member, list: 'members' })),
    ...households.map((household) => ({ ...household, list: 'households', households: [], roles: [] })),
  ]) {
    const { joined, left, list, classes } = one
    const path = `roster.${list}.${one.id}`
    const name = one.name ?? one.id
    if (joined !== undefined && left !== undefined && left < joined)
      add('left-before-joined', path, { name, joined, left })
    checkLinks(classes, `${path}.classes`, name, classIds, 'class-not-in-book')
    checkLinks(one.roles, `${path}.roles`, name, undefined, 'link-reversed')
    checkLinks(one.households, `${path}.households`, name, householdIds, 'household-not-in-roster')
    checkLinks(one.organisations, `${path}.organisations`, name, organisationIds, 'organisation-not-in-roster')
  }
  for (const { id, name = id, within, classes } of organisations) {
    const path = `roster.organisations.${id}`
    checkLinks(classes, `${path}.classes`, name, classIds, 'class-not-in-book')
    const above = within === undefined ? [] : [{ id: within }]
    checkLinks(above, `${path}.within`, name, organisationIds, 'organisation-not-in-roster')
  }
  return found
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id))
}
