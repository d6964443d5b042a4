import type { Decision, Diagnostic, FiscalYear } from '../kernel/index.js'
import { toScaled } from '../kernel/internal.js'
import type { CombinedCap, CountingWindow, CountLimit, PointCap, PointItem, PointWorth } from './point-items.js'
import type { OutcomeTests, PointVeto } from './outcome-rules.js'
import type { PointAccount, PointCategory, PointTiming, RuleBook, RuleBookRules } from './rule-book.js'
import { needOf, readingsOf, withDecisionsApplied, type Decidable, type OpenPlace } from './undecided.js'

/** A rule book prepared for many settlements; pass it instead of the document. What is inside is not part of the interface. */
export interface CompiledRuleBook {
  readonly '~kind': 'compiled-rule-book'
  /** The document that it was made of. */
  readonly document: RuleBook
  /** @internal */
  readonly compiled: BookReadings
}

/** Every reading of a book that its decisions leave possible. */
export interface BookReadings {
  readonly open: readonly OpenPlace[]
  readonly diagnostics: readonly Diagnostic[]
  readonly readings: readonly BookReading[] | 'too-many'
}

/** One reading of a book, indexed. Every part that may be left open is decided in it. */
export interface BookReading {
  readonly answers: Readonly<Record<string, string>>
  readonly rules: RuleBookRules
  readonly bookId: string
  readonly timing: PointTiming
  readonly firstMonth: number
  readonly fiscalYear: FiscalYear
  readonly items: readonly BookItem[]
  readonly itemIndex: ReadonlyMap<string, number>
  /** Categories, allocation items and, last, the total: each after everything that stands in it. */
  readonly accounts: readonly BookAccount[]
  readonly accountIndex: ReadonlyMap<string, number>
  readonly combinedCaps: readonly CombinedCap[]
  readonly countLimits: readonly CountLimit[]
  readonly vetoes: readonly PointVeto[]
  readonly vetoIds: ReadonlySet<string>
  readonly classIds: ReadonlySet<string> | undefined
  /** Whether what is cut off must be laid to single entries because a later limit looks at dates. */
  readonly byEntry: boolean
  /** Windows that can reach back before the score period. */
  readonly windows: readonly CountingWindow[]
}

/** An item of a reading. */
export interface BookItem {
  readonly index: number
  readonly item: PointItem
  readonly worth: PointWorth
  /** −1 for deductions and for entries of allocations. */
  readonly sign: 1 | -1
  readonly account: number
  readonly caps: readonly PointCap[]
  /** Nothing of the item looks at the quantity of an entry: each is worth the same. */
  readonly quantityIdle: boolean
  /** The book says by another rule how entries about one matter count: a limit over a matter, or one entry that counts of all. */
  readonly matterStated: boolean
  /** Its entries can be added as they come; everything else is looked at entry by entry. */
  readonly plain: boolean
  /** For a plain item: points of an entry, or of a unit of quantity, in millionths; `undefined` where the entry states them. */
  readonly unitPoints: number | undefined
  readonly timesQuantity: boolean
  /** For a plain item whose entries state points: the bounds, in millionths. */
  readonly leastPoints: number
  readonly mostPoints: number
}

/** An account of a reading. */
export interface BookAccount {
  readonly index: number
  readonly id: string
  readonly kind: 'total' | 'category' | 'allocation'
  readonly parent: number
  readonly account: PointAccount
  readonly caps: readonly PointCap[]
  readonly limits: AccountLimits
  readonly children: readonly number[]
  readonly items: readonly number[]
  readonly classes: readonly string[] | undefined
}

/** The caps of an account in the order in which they are applied. */
export interface AccountLimits {
  /** Those that look at the days of entries. */
  readonly dated: readonly PointCap[]
  /** Those of a running balance. */
  readonly running: readonly PointCap[]
  /** Those of the whole period: on gains, on losses, on the net. */
  readonly whole: readonly PointCap[]
}

/** A part of the rules that this reading has decided. */
export function decided<T>(part: Decidable<T>): T {
  return part as T
}

/** Every reading of a book, indexed. */
export function readBook(document: RuleBook, extra: readonly Decision[]): BookReadings {
  const decisions = extra.length === 0 ? document.decisions : [...document.decisions, ...extra]
  const { rules, open, diagnostics } = withDecisionsApplied(document.rules, decisions, 'rules')
  const readings = readingsOf(rules, 'rules')
  return {
    open,
    diagnostics,
    readings:
      readings === 'too-many' ? 'too-many' : readings.map((one) => indexReading(document.id, one.answers, one.rules)),
  }
}

/** The needs for open questions, by code. */
export function needsOf(open: readonly OpenPlace[], codes: readonly string[]): readonly ReturnType<typeof needOf>[] {
  return codes.map((code) => {
    const place = open.find((one) => one.code === code)
    return place === undefined ? { code, options: [] } : needOf(place)
  })
}

function indexReading(bookId: string, answers: Readonly<Record<string, string>>, rules: RuleBookRules): BookReading {
  const items = rules.items.map((one) => decided(one))
  const categories = rules.categories.map((one) => decided(one))
  const combinedCaps = realCaps(rules.combinedCaps)
  const countLimits = (rules.countLimits ?? []).map((one) => decided(one))
  const vetoes = (rules.vetoes ?? []).map((one) => decided(one))
  const accounts = indexAccounts(rules, categories, items)
  const accountIndex = new Map(accounts.map((one) => [one.id, one.index]))
  const dated = (cap: PointCap): boolean => isDatedCap(cap, rules.timing) || cap.mode === 'inDateOrder'
  const byEntry =
    combinedCaps.length > 0 ||
    accounts.some(
      (one) =>
        one.caps.some(dated) ||
        (typeof one.account.floor === 'object' &&
          'mode' in one.account.floor &&
          one.account.floor.mode === 'inDateOrder'),
    )
  const looked = itemsLookedAt(rules, items, countLimits)
  const bookItems = items.map((item, index): BookItem => {
    const caps = realCaps(item.caps)
    const worth = decided(item.worth)
    const plain = !byEntry && !looked.has(item.id) && isPlain(item, worth, rules) && !caps.some(dated)
    const points =
      plain && (worth.by === 'fixed' || worth.by === 'quantity') ? toScaled(worth.points as string, 6) : undefined
    const own = item.kind === 'allocation' ? item.id : item.category === undefined ? totalId : decided(item.category)
    return {
      index,
      item,
      worth,
      sign: item.kind === 'award' ? 1 : -1,
      account: accountIndex.get(own) ?? accounts.length - 1,
      caps,
      quantityIdle:
        worth.by === 'fixed' &&
        !looked.has(item.id) &&
        !(item.conditions ?? []).some((one) => one.by === 'quantity' || one.by === 'follow'),
      matterStated: statesMatter(item, caps, rules, combinedCaps, countLimits),
      plain: plain && (worth.by === 'range' || points !== undefined),
      unitPoints: points,
      timesQuantity: worth.by === 'quantity',
      // Bounds that do not fit let no entry in: each is then looked at for itself.
      leastPoints: worth.by === 'range' ? (toScaled(worth.least as string, 6) ?? Number.MAX_SAFE_INTEGER) : 0,
      mostPoints:
        worth.by !== 'range'
          ? 0
          : worth.most === 'unbounded'
            ? Number.MAX_SAFE_INTEGER
            : (toScaled(worth.most as string, 6) ?? -1),
    }
  })
  const withItems = accounts.map((one) => ({
    ...one,
    items: bookItems.filter((item) => item.account === one.index).map((item) => item.index),
  }))
  return {
    answers,
    rules,
    bookId,
    timing: rules.timing,
    firstMonth: rules.timing.firstMonth ?? 1,
    fiscalYear: { startMonth: rules.timing.firstMonth ?? 1 },
    items: bookItems,
    itemIndex: new Map(bookItems.map((one) => [one.item.id, one.index])),
    accounts: withItems,
    accountIndex,
    combinedCaps,
    countLimits,
    vetoes,
    vetoIds: new Set(vetoes.map((one) => one.id)),
    classIds: rules.classes === undefined ? undefined : new Set(rules.classes.map((one) => one.id)),
    byEntry,
    windows: windowsOf(withItems, bookItems, combinedCaps, countLimits).concat(
      rules.suspensions === undefined ? [] : ['ever'],
    ),
  }
}

function statesMatter(
  item: PointItem,
  caps: readonly PointCap[],
  rules: RuleBookRules,
  combinedCaps: readonly CombinedCap[],
  countLimits: readonly CountLimit[],
): boolean {
  const { category, counts, household } = item
  const perMatter = (list: readonly PointCap[]): boolean => list.some((cap) => cap.per === 'matter')
  return (
    household !== undefined ||
    (counts !== undefined && counts !== 'each') ||
    perMatter(caps) ||
    combinedCaps.some(
      (cap) => perMatter([cap]) && (cap.over.includes(item.id) || cap.over.includes(category as string)),
    ) ||
    countLimits.some((one) => one.items.includes(item.id) && (one.sameObject || one.per === 'matter')) ||
    rules.categories.some((one) => decided(one).id === category && perMatter(realCaps(decided(one).caps)))
  )
}

function realCaps<C extends PointCap>(caps: readonly Decidable<C | 'none'>[] | undefined): readonly C[] {
  return (caps ?? []).flatMap((one) => {
    const cap = decided<C | 'none'>(one)
    return cap === 'none' ? [] : [cap]
  })
}

/** The id of the total among accounts. */
export const totalId = 'total'

function indexAccounts(
  rules: RuleBookRules,
  categories: readonly PointCategory[],
  items: readonly PointItem[],
): readonly BookAccount[] {
  type Draft = {
    id: string
    kind: BookAccount['kind']
    within: string | undefined
    account: PointAccount
    classes?: readonly string[]
  }
  const drafts: Draft[] = []
  for (const item of items) {
    if (item.kind !== 'allocation') continue
    const category = item.category === undefined ? undefined : decided(item.category)
    const account: PointAccount = {
      opening: {
        points: item.allotment,
        ...(item.joiners === undefined ? {} : { joiners: item.joiners }),
        ...(item.leavers === undefined ? {} : { leavers: item.leavers }),
        ...(item.classChange === undefined ? {} : { classChange: item.classChange }),
      },
      ...(item.floor === 'zero' ? { floor: { at: '0', mode: 'total' } } : {}),
    }
    drafts.push({
      id: item.id,
      kind: 'allocation',
      within: category,
      account,
      ...(item.classes === undefined ? {} : { classes: item.classes }),
    })
  }
  const depth = (category: PointCategory): number => {
    let steps = 0
    let next: PointCategory | undefined = category
    while (next?.within !== undefined && steps <= categories.length) {
      const parent: string = next.within
      next = categories.find((one) => one.id === parent)
      steps += 1
    }
    return steps
  }
  for (const category of [...categories].sort((a, b) => depth(b) - depth(a))) {
    drafts.push({
      id: category.id,
      kind: 'category',
      within: category.within,
      account: category,
      ...(category.classes === undefined ? {} : { classes: category.classes }),
    })
  }
  drafts.push({ id: totalId, kind: 'total', within: undefined, account: rules.total })
  const indexOf = new Map(drafts.map((one, index) => [one.id, index]))
  const total = drafts.length - 1
  return drafts.map((one, index) => ({
    index,
    id: one.id,
    kind: one.kind,
    parent: index === total ? -1 : (indexOf.get(one.within ?? totalId) ?? total),
    account: one.account,
    caps: realCaps(one.account.caps),
    limits: limitsOf(realCaps(one.account.caps), rules.timing),
    children: drafts.flatMap((other, child) =>
      child !== total && (indexOf.get(other.within ?? totalId) ?? total) === index ? [child] : [],
    ),
    items: [],
    classes: one.classes,
  }))
}

function limitsOf(caps: readonly PointCap[], timing: PointTiming): AccountLimits {
  const still = caps.filter((cap) => cap.mode !== 'inDateOrder')
  const whole = still.filter((cap) => !isDatedCap(cap, timing))
  return {
    dated: still.filter((cap) => isDatedCap(cap, timing)),
    running: caps.filter((cap) => cap.mode === 'inDateOrder'),
    whole: ['gross', 'losses', 'net'].flatMap((basis) => whole.filter((cap) => cap.basis === basis)),
  }
}

/** Whether a window is as long as the score period, so that nothing need be dated. */
export function coversPeriod(window: Decidable<CountingWindow>, timing: PointTiming): boolean {
  return (
    window === 'period' || (typeof window === 'string' && window === timing.score && window !== ('custom' as string))
  )
}

/** Whether a cap looks at the days of entries. */
function isDatedCap(cap: PointCap, timing: PointTiming): boolean {
  return cap.between !== undefined || !coversPeriod(cap.per, timing)
}

// Items whose single entries something else asks for.
function itemsLookedAt(
  rules: RuleBookRules,
  items: readonly PointItem[],
  countLimits: readonly CountLimit[],
): ReadonlySet<string> {
  const looked = new Set<string>(countLimits.flatMap((one) => one.items))
  for (const one of rules.multipliers ?? []) for (const id of one.items ?? items.map((item) => item.id)) looked.add(id)
  for (const item of items) {
    const worth = decided(item.worth)
    if (worth.by === 'shortfall') for (const id of worth.of) looked.add(id)
    for (const condition of item.conditions ?? []) {
      if (condition.by === 'follow') for (const id of condition.items) looked.add(id)
    }
  }
  for (const veto of rules.vetoes ?? []) for (const id of decided(veto).items ?? []) looked.add(id)
  for (const suspension of rules.suspensions ?? []) {
    for (const id of suspension.items) looked.add(id)
    if (decided(suspension.earning) === 'stops') for (const item of items) looked.add(item.id)
  }
  for (const budget of rules.budgets ?? [])
    for (const id of budget.items ?? items.map((item) => item.id)) looked.add(id)
  for (const tests of allTests(rules)) collectQuantities(tests, looked)
  for (const one of rules.figures ?? []) {
    const from = decided(one).from
    if (from.by !== 'grade' && from.figure.of === 'quantity') looked.add(from.figure.id)
  }
  for (const one of rules.rankings ?? []) {
    const figure = decided(one.figure)
    if (figure.of === 'quantity') looked.add(figure.id)
  }
  return looked
}

function allTests(rules: RuleBookRules): readonly OutcomeTests[] {
  return [
    ...(rules.gates ?? []).map((one) => one.when),
    ...(rules.consequences ?? []).map((one) => decided(one).when),
    ...(rules.vetoes ?? []).flatMap((one) => decided(one).when ?? []),
  ]
}

function collectQuantities(tests: OutcomeTests, looked: Set<string>): void {
  if ('all' in tests) for (const one of tests.all) collectQuantities(one, looked)
  else if ('any' in tests) for (const one of tests.any) collectQuantities(one, looked)
  else if (tests.by === 'figure' && tests.figure.of === 'quantity') looked.add(tests.figure.id)
}

function isPlain(item: PointItem, worth: PointWorth, rules: RuleBookRules): boolean {
  if (decided(rules.account).kind === 'household') return false
  if (item.conditions !== undefined || item.classes !== undefined || item.roles !== undefined) return false
  if (item.counts !== undefined && item.counts !== 'each') return false
  if (item.sameMatter !== undefined && item.sameMatter !== 'each') return false
  if (item.quantityLimit !== undefined || item.effective !== undefined || item.earlierWorths !== undefined) return false
  if (worth.by === 'fixed' || worth.by === 'quantity') return typeof worth.points === 'string'
  return worth.by === 'range'
}

function windowsOf(
  accounts: readonly BookAccount[],
  items: readonly BookItem[],
  combined: readonly CombinedCap[],
  limits: readonly CountLimit[],
): CountingWindow[] {
  const windows: CountingWindow[] = []
  for (const account of accounts) for (const cap of account.caps) windows.push(decided(cap.per))
  for (const cap of combined) windows.push(decided(cap.per))
  for (const limit of limits) windows.push(decided(limit.per))
  for (const { caps, worth } of items) {
    for (const cap of caps) windows.push(decided(cap.per))
    if (worth.by === 'count') windows.push(decided(worth.within))
    if (worth.by === 'steps') {
      const span = decided(worth.accumulate)
      if (span !== 'entry') windows.push(worth.leftover === 'kept' ? 'ever' : span)
    }
  }
  return windows
}
