import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { decided, totalId, type BookReading } from './compiled-book.js'
import { checkKnownKinds } from './known-kinds.js'
import { singleTests } from './looked-at.js'
import type { EarlierState, FigureRef, OutcomeTest, OutcomeTests } from './outcome-tests.js'
import type { RuleBookCode } from './rule-book-codes.js'

type Finding = Diagnostic<RuleBookCode>

/** Ids that stand twice or name nothing, and categories that stand in themselves. */
export function checkReferences(reading: BookReading): readonly Finding[] {
  const { rules } = reading
  const findings: Finding[] = []
  const items = reading.items.map((one) => one.item.id)
  const categories = rules.categories.map((one) => decided(one))
  const accounts = [...categories.map((one) => one.id), totalId]
  const vetoes = reading.vetoes.map((one) => one.id)
  const classes = (rules.classes ?? []).map((one) => one.id)
  const grades = (rules.grades ?? []).map((one) => decided(one))
  const named = (id: string, known: readonly string[], path: string): void => {
    if (!known.includes(id)) findings.push(diagnostic('unknown-reference', 'error', path, { id, witness: id }))
  }
  const allNamed = (ids: readonly string[] | undefined, known: readonly string[], path: string): void => {
    for (const id of ids ?? []) named(id, known, path)
  }
  findings.push(...twice([...items, ...accounts, ...vetoes], 'rules'))
  findings.push(...twice(classes, 'rules.classes'))
  findings.push(
    ...twice(
      [
        ...reading.accounts.flatMap((one) => one.caps),
        ...reading.items.flatMap((one) => one.caps),
        ...reading.combinedCaps,
      ].map((cap) => cap.id),
      'caps',
    ),
  )
  for (const { item, worth, index } of reading.items) {
    const path = `rules.items[${index}]`
    findings.push(...checkKnownKinds(item, path))
    if (item.category !== undefined) named(decided(item.category), accounts, `${path}.category`)
    allNamed(item.outside, accounts, `${path}.outside`)
    allNamed(item.classes, classes, `${path}.classes`)
    if (worth.by === 'shortfall') allNamed(worth.of, items, `${path}.worth.of`)
    if (worth.by === 'class') allNamed(Object.keys(worth.classes), classes, `${path}.worth.classes`)
    for (const condition of item.conditions ?? []) {
      if (condition.by === 'follow') allNamed(condition.items, items, `${path}.conditions`)
    }
  }
  const own = rules.timing.ownPeriod === undefined ? undefined : decided(rules.timing.ownPeriod).since
  if (own?.by === 'event') allNamed(own.items, [...items, ...vetoes], 'rules.timing.ownPeriod.since.items')
  if (own?.by === 'class') named(own.id, classes, 'rules.timing.ownPeriod.since.id')
  for (const [index, category] of categories.entries()) {
    const path = `rules.categories[${index}]`
    if (category.within !== undefined) named(category.within, accounts, `${path}.within`)
    allNamed(category.classes, classes, `${path}.classes`)
    if (standsInItself(category.id, new Map(categories.map((one) => [one.id, one.within])))) {
      findings.push(diagnostic('category-cycle', 'error', path, { category: category.id, witness: category.id }))
    }
  }
  for (const [index, cap] of reading.combinedCaps.entries())
    allNamed(cap.over, [...items, ...accounts], `rules.combinedCaps[${index}].over`)
  for (const [index, limit] of reading.countLimits.entries())
    allNamed(limit.items, items, `rules.countLimits[${index}].items`)
  for (const [index, one] of (rules.multipliers ?? []).entries()) {
    allNamed(one.items, items, `rules.multipliers[${index}].items`)
    allNamed(one.classes, classes, `rules.multipliers[${index}].classes`)
  }
  const ladder = grades.flatMap((table) => table.bands.map((band) => band.grade))
  const gates = (rules.gates ?? []).map((one) => one.id)
  const rankings = (rules.rankings ?? []).map((one) => one.id)
  const lists = (rules.lists ?? []).map((one) => one.id)
  const figure = (ref: FigureRef, path: string): void => {
    if (ref.of === 'category') named(ref.id, [...accounts, ...items], path)
    else if (ref.of === 'item' || ref.of === 'count' || ref.of === 'quantity') named(ref.id, items, path)
  }
  const state = (was: EarlierState, path: string): void => {
    if ('grades' in was) allNamed(was.grades, ladder, path)
    else if ('list' in was) named(was.list, lists, path)
    else if ('ranking' in was) named(was.ranking, rankings, path)
  }
  const tests = (one: OutcomeTests, path: string): void => {
    if ('all' in one) one.all.forEach((inner, index) => tests(inner, `${path}.all[${index}]`))
    else if ('any' in one) one.any.forEach((inner, index) => tests(inner, `${path}.any[${index}]`))
    else if (one.by === 'figure') figure(one.figure, path)
    else if (one.by === 'gate') named(one.gate, gates, path)
    else if (one.by === 'veto') named(one.veto, vetoes, path)
    else if (one.by === 'grade') allNamed(one.grades, ladder, path)
    else if (one.by === 'streak') state('list' in one ? one : { grades: one.grades }, path)
    else if (one.by === 'earlier') state(one.was, path)
    else if (one.by === 'noLosses') allNamed(one.over, [...accounts, ...items], path)
  }
  for (const { worth, index } of reading.items)
    if (worth.by === 'result') tests(worth.when, `rules.items[${index}].worth.when`)
  for (const [index, veto] of reading.vetoes.entries()) {
    const path = `rules.vetoes[${index}]`
    const effect = decided(veto.effect)
    allNamed(veto.items, items, `${path}.items`)
    allNamed(veto.classes, classes, `${path}.classes`)
    if (effect.kind === 'grade' || effect.kind === 'gradeLimit') named(effect.grade, ladder, `${path}.effect`)
    if (effect.kind === 'item') named(effect.id, items, `${path}.effect`)
    if (effect.kind === 'category') named(effect.id, accounts, `${path}.effect`)
    if (veto.when !== undefined) tests(veto.when, `${path}.when`)
  }
  for (const [index, gate] of (rules.gates ?? []).entries()) tests(gate.when, `rules.gates[${index}].when`)
  for (const [index, one] of (rules.consequences ?? []).entries()) {
    tests(decided(one).when, `rules.consequences[${index}].when`)
    allNamed(decided(one).classes, classes, `rules.consequences[${index}].classes`)
  }
  for (const [index, table] of grades.entries()) {
    const path = `rules.grades[${index}]`
    figure(table.figure, `${path}.figure`)
    allNamed(table.classes, classes, `${path}.classes`)
    const own = table.bands.map((band) => band.grade)
    for (const band of table.bands) {
      allNamed(band.gates, gates, `${path}.bands`)
      if (band.otherwise !== undefined) named(band.otherwise, own, `${path}.bands`)
    }
    for (const quota of table.quotas ?? []) named(quota.grade, own, `${path}.quotas`)
  }
  for (const [index, one] of (rules.rankings ?? []).entries())
    figure(decided(one.figure), `rules.rankings[${index}].figure`)
  for (const [index, list] of (rules.lists ?? []).entries()) {
    const path = `rules.lists[${index}]`
    named(list.ranking, rankings, `${path}.ranking`)
    if (list.when === undefined) continue
    tests(list.when, `${path}.when`)
    // Of the lists of the period itself only those that stand before it are known by then.
    const early = lists.slice(0, index)
    const late = singleTests(list.when)
      .map(ownList)
      .find((id) => id !== undefined && !early.includes(id))
    if (late !== undefined)
      findings.push(diagnostic('list-in-itself', 'error', `${path}.when`, { title: list.title, witness: late }))
  }
  for (const [index, one] of (rules.suspensions ?? []).entries())
    allNamed(one.items, [...items, ...vetoes], `rules.suspensions[${index}].items`)
  for (const [index, one] of (rules.budgets ?? []).entries())
    allNamed(one.items, [...items, ...accounts], `rules.budgets[${index}].items`)
  for (const [index, one] of (rules.figures ?? []).entries()) {
    const { from } = decided(one)
    if (from.by === 'grade')
      named(
        from.table,
        grades.map((table) => table.id),
        `rules.figures[${index}].from`,
      )
    else figure(from.figure, `rules.figures[${index}].from`)
  }
  return findings
}

// The list of the settled period that a condition looks at.
function ownList(test: OutcomeTest): string | undefined {
  if (test.by === 'streak') return 'list' in test ? test.list : undefined
  return test.by === 'earlier' && test.present === true && 'list' in test.was ? test.was.list : undefined
}

function twice(ids: readonly string[], path: string): readonly Finding[] {
  const seen = new Set<string>()
  return ids.flatMap((id): Finding[] => {
    const again = seen.has(id)
    seen.add(id)
    return again ? [diagnostic('duplicate-id', 'error', path, { id, witness: id })] : []
  })
}

function standsInItself(id: string, within: ReadonlyMap<string, string | undefined>): boolean {
  let next = within.get(id)
  for (let steps = 0; next !== undefined && steps <= within.size; steps += 1) {
    if (next === id) return true
    next = within.get(next)
  }
  return false
}
