import { decisionFor, diagnostic, type Diagnostic, type DiagnosticData } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { ClosingPolicy } from './close-period.js'
import type { RestCause } from './closing-rests.js'
import { shareOf } from './redemption-bounds.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { RuleBook } from './rule-book.js'
import type { Decidable } from './undecided.js'

/**
 * Finds what cannot work in a closing policy for a rule book: rests that name a grade, a veto, a list or a consequence which the book does
 * not have, a right that the redemption policy does not ask for, lines of classes that are not there, points of a kind that is not
 * there; and points that would be credited again, or never, where parts of a score period are closed.
 *
 * @param policy - what happens when a period is closed
 * @param book - the rule book that the settlements follow
 * @example
 * ```ts
 * import { checkClosingPolicy, type ClosingPolicy, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' }, categories: [], items: [], total: {},
 *   },
 * }
 * const policy: ClosingPolicy = {
 *   credit: 'effective', negative: 'dropped', creditDate: 'lastDay',
 *   rests: [{
 *     id: 'black', title: '黑榜户', right: 'redeem', when: { by: 'list', list: 'black-list' }, from: 'nextPeriod', periods: 1,
 *   }],
 * }
 * checkClosingPolicy(policy, book).map((one) => [one.code, one.data['name']]) // => [['rest-names-nothing', 'black-list']]
 * ```
 */
export function checkClosingPolicy(policy: ClosingPolicy, book: RuleBook): readonly Diagnostic<EntryProcessCode>[] {
  const found: Diagnostic<EntryProcessCode>[] = []
  const add = (code: EntryProcessCode, path: string, data: DiagnosticData): void => {
    found.push(diagnostic(code, 'error', path, data))
  }
  const classes = (book.rules.classes ?? []).map(({ id }) => id)
  const rests = policy.rests ?? []
  for (const [index, rest] of rests.entries()) {
    const path = `rests[${index}]`
    const { id, title, right, when } = rest
    if (rests.findIndex((one) => one.id === id) !== index) add('rest-named-twice', path, { title })
    if (policy.redemption !== undefined && policy.redemption.rules.right !== right) {
      add('rest-of-other-right', path, { title, right })
    }
    for (const name of namedAstray(when, book)) add('rest-names-nothing', `${path}.when`, { title, name })
    for (const name of (rest.classes ?? []).filter((one) => !classes.includes(one))) {
      add('closing-class-not-there', `${path}.classes`, { class: name })
    }
  }
  if (policy.credit !== 'none') checkShorterPeriods(book, found)
  if (typeof policy.above === 'object') {
    const lines = Object.keys(policy.above.byClass)
    for (const name of lines.filter((one) => !classes.includes(one))) {
      add('closing-class-not-there', 'above.byClass', { class: name })
    }
    for (const { id, title } of book.rules.classes ?? []) {
      if (!lines.includes(id)) add('class-without-line', 'above.byClass', { class: title })
    }
  }
  const kinds = policy.redemption?.rules.currencies.map(({ id }) => id)
  if (policy.currency !== undefined && kinds?.includes(policy.currency) === false) {
    add('closing-currency-not-there', 'currency', { currency: policy.currency })
  }
  if (policy.carry !== undefined && 'share' in policy.carry) {
    const share = shareOf(policy.carry.share)
    if (share.n < 0n || share.n > share.d) add('carry-not-a-share', 'carry.share', { share: policy.carry.share })
  }
  return found
}

// What a part of the score period shows becomes points each time that such a part is closed.
function checkShorterPeriods({ rules, decisions }: RuleBook, found: Diagnostic<EntryProcessCode>[]): void {
  const { within } = rules.timing
  const answer = decisionFor(decisions, typeof within === 'object' ? within.decide : 'shorter-period')?.value
  const shows = typeof within === 'object' ? ownValue(within.readings, answer ?? '') : (within ?? answer)
  const opens = [rules.total, ...rules.categories.flatMap(readingsOf)].some((one) => one.opening !== undefined)
  const add = (code: EntryProcessCode): void => {
    found.push(diagnostic(code, 'warning', 'credit', {}))
  }
  if (shows === 'standing') add('standing-credited-again')
  if (shows === 'movement' && opens) add('opening-never-credited')
}

// Names of a cause that the rule book does not know; what it leaves open counts with every reading.
function namedAstray(when: RestCause, { rules }: RuleBook): readonly string[] {
  const astray = (names: readonly string[], known: readonly string[]): readonly string[] =>
    names.filter((one) => !known.includes(one))
  switch (when.by) {
    case 'grade': {
      const tables = (rules.grades ?? []).flatMap(readingsOf)
      const meant = tables.filter(({ id }) => when.table === undefined || id === when.table)
      if (when.table !== undefined && meant.length === 0) return [when.table]
      return astray(
        when.grades,
        meant.flatMap(({ bands }) => bands.map(({ grade }) => grade)),
      )
    }
    case 'veto':
      return astray(
        when.vetoes ?? [],
        (rules.vetoes ?? []).flatMap(readingsOf).map(({ id }) => id),
      )
    case 'list':
      return astray(
        [when.list],
        (rules.lists ?? []).flatMap(readingsOf).map(({ id }) => id),
      )
    case 'consequence': {
      const meant = (rules.consequences ?? []).flatMap(readingsOf).filter(({ id }) => id === when.consequence)
      if (meant.length === 0) return [when.consequence]
      return astray(
        when.outcomes ?? [],
        meant.flatMap(({ outcomes }) => outcomes),
      )
    }
    case 'score':
      return []
  }
}

function readingsOf<T extends object>(stated: Decidable<T>): readonly T[] {
  return 'readings' in stated ? Object.values(stated.readings) : [stated]
}
