import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { ballotRule } from './ballot-limits.js'
import { figuresIn, figuresOf, innerConditions, type SchemeCondition, type SchemeFigure } from './conditions.js'
import { indicatorsOf } from './fact-index.js'
import { add } from './gather.js'
import type { Actual, SchemeFacts } from './scheme-facts.js'
import { isSection, type Indicator, type Scheme, type SchemeNode } from './scheme.js'
import { eventCode, rowsId } from './score-indicator.js'
import { derivedTargets } from './subject-targets.js'

/** What {@link checkSchemeFacts} can find: names in the facts that the scheme does not use. */
export type SchemeFactsCode =
  | 'unknown-event-code'
  | 'unknown-flag'
  | 'unknown-subject-group'
  | 'unknown-node'
  | 'row-not-used'
  | 'unknown-part'
  | 'ballot-without-rater'

/**
 * Looks for names in the facts that no rule of the scheme uses, so that a misspelt word is never passed over: codes of events, flags, groups, nodes that
 * are declared not applicable, rows that the method of their indicator does not read. {@link scoreScheme} puts them among its diagnostics.
 *
 * @param scheme - the scheme
 * @param facts - the facts
 * @returns a warning for each, with its place
 * @example
 * ```ts
 * import { checkSchemeFacts } from 'xiangzhen/responsibility'
 * const works = { id: 'works', title: '工程', weight: '10', method: { kind: 'count' as const, effect: 'deduct' as const, rates: [{ points: '1' }] } }
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules: { nodes: [works] },
 * }
 * const events = [{ id: 'e', subject: 'v', code: 'wroks', on: '2024-03-01' }]
 * checkSchemeFacts(scheme, { subjects: [{ id: 'v' }], events })[0]?.path // => 'events[0].code'
 * ```
 */
export function checkSchemeFacts(scheme: Scheme, facts: SchemeFacts): readonly Diagnostic<SchemeFactsCode>[] {
  const indicators = indicatorsOf(scheme)
  const found: Diagnostic<SchemeFactsCode>[] = []
  const told = (code: SchemeFactsCode, path: string, data: Diagnostic['data']): void => {
    found.push(diagnostic(code, 'warning', path, data))
  }
  const names = namesUsed(scheme, indicators)
  for (const [index, subject] of facts.subjects.entries()) {
    const path = `subjects[${index}]`
    const { group, flags, notApplicable, exempt, weightFactors } = subject
    if (group !== undefined && names.groups !== undefined && !names.groups.has(group)) {
      told('unknown-subject-group', `${path}.group`, { group, subject: subject.id })
    }
    for (const [place, flag] of (flags ?? []).entries()) {
      if (!names.flags.has(flag)) told('unknown-flag', `${path}.flags[${place}]`, { flag, subject: subject.id })
    }
    const nodes: readonly (readonly [string, string])[] = [
      ...(notApplicable ?? []).map((node, place) => [node, `${path}.notApplicable[${place}]`] as const),
      ...(exempt ?? []).map((node, place) => [node, `${path}.exempt[${place}]`] as const),
      ...Object.keys(weightFactors ?? {}).map((node) => [node, `${path}.weightFactors.${node}`] as const),
    ]
    for (const [node, where] of nodes) if (!names.nodes.has(node)) told('unknown-node', where, { node })
  }
  for (const [index, event] of (facts.events ?? []).entries()) {
    if (!names.events.has(event.code)) told('unknown-event-code', `events[${index}].code`, { code: event.code })
  }
  const readers = new Map<string, Indicator[]>()
  for (const indicator of indicators) add(readers, rowsId(indicator), indicator)
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  for (const [index, row] of (facts.actuals ?? []).entries()) {
    const indicator = byId.get(row.indicator)
    if (indicator === undefined || row.state === 'notApplicable' || row.state === 'exempt') continue
    const { title, method } = indicator
    const reading = (readers.get(row.indicator) ?? []).filter((one) => names.figures.has(one.id) || isRead(one, row))
    if (reading.length === 0) told('row-not-used', `actuals[${index}]`, { title, method: method.kind })
    else if (row.part !== undefined && !reading.flatMap(partsOf).includes(row.part)) {
      told('unknown-part', `actuals[${index}].part`, { title, part: row.part })
    } else if (row.rater === undefined && reading.some((one) => ballotRule(one)?.limits !== undefined)) {
      told('ballot-without-rater', `actuals[${index}]`, { title })
    }
  }
  return found
}

interface NamesUsed {
  readonly groups: ReadonlySet<string> | undefined
  readonly flags: ReadonlySet<string>
  readonly events: ReadonlySet<string>
  readonly nodes: ReadonlySet<string>
  /** Indicators whose figures conditions look at. */
  readonly figures: ReadonlySet<string>
}

function namesUsed(scheme: Scheme, indicators: readonly Indicator[]): NamesUsed {
  const { rules } = scheme
  const nodes = new Set<string>((rules.sheets ?? []).map((sheet) => sheet.id))
  const flags = new Set<string>()
  const events = new Set<string>()
  const figures = new Set<string>()
  const readFigure = (figure: SchemeFigure): void => {
    if (figure.of === 'events') events.add(figure.code)
    if (figure.of === 'actual' || figure.of === 'completion') figures.add(figure.node)
  }
  const read = (condition: SchemeCondition | undefined): void => {
    if (condition === undefined) return
    if ('flag' in condition) flags.add(condition.flag)
    innerConditions(condition).forEach(read)
    if ('figure' in condition) figuresIn(condition).forEach(readFigure)
  }
  const walk = (node: SchemeNode): void => {
    nodes.add(node.id)
    read(node.appliesWhen)
    if (isSection(node)) node.children.forEach(walk)
  }
  rules.nodes.forEach(walk)
  for (const indicator of indicators) {
    walk(indicator)
    events.add(eventCode(indicator))
    const { method } = indicator
    if (method.kind === 'cases') method.cases.forEach((one) => read(one.when))
    if (method.kind === 'deadline' && method.due.kind === 'after') events.add(method.due.event)
  }
  rules.sheets?.forEach((sheet) => read(sheet.when))
  rules.vetoes?.forEach((veto) => read(veto.when))
  rules.grades?.rules?.forEach((rule) => read(rule.when))
  for (const { eligible, by, quotas } of rules.lists ?? []) {
    read(eligible)
    quotas?.forEach(({ when }) => read(when))
    by?.forEach((key) => figuresOf(key.figure).forEach(readFigure))
  }
  const { by, tieBreaks = [] } = rules.ranking ?? {}
  ;[...(by === undefined ? [] : [by]), ...tieBreaks].forEach((key) => figuresOf(key.figure).forEach(readFigure))
  for (const { when, amount } of rules.awards ?? []) {
    read(when)
    if ('event' in amount) events.add(amount.event)
    for (const one of amount.kind === 'product' ? amount.factors : []) {
      if (typeof one === 'object') figuresOf(one).forEach(readFigure)
    }
  }
  const groups = rules.groups === undefined ? undefined : new Set(rules.groups.map((group) => group.id))
  return { groups, flags, events, nodes, figures }
}

// A row that only says when it is due, or that nothing is known yet, is not lost.
function isRead({ method, measure }: Indicator, row: Actual): boolean {
  switch (method.kind) {
    case 'count':
      return method.from === 'figure'
    case 'quotas':
    case 'cases':
      return false
    case 'levels':
      return row.level !== undefined
    case 'deadline':
      return row.on !== undefined || row.value === undefined
    default:
      if (measure?.kind === 'day') return row.on !== undefined
      return measure?.kind !== 'events' && measure?.kind !== 'subject'
  }
}

function partsOf(indicator: Indicator): readonly string[] {
  const { measure, target } = indicator
  const parts = derivedTargets(target).some(({ kind }) => kind === 'previous') ? ['previous'] : []
  parts.push(...(ballotRule(indicator)?.classes ?? []).map((one) => one.id))
  switch (measure?.kind) {
    case 'sum':
      return [...parts, ...measure.parts, ...(measure.less ?? [])]
    case 'ratio':
      return [...parts, measure.above, measure.below]
    case 'growth':
    case 'change':
      return [...parts, 'previous', ...(measure.corrections ?? [])]
    case 'verified':
      return [...parts, 'sampleVerified', 'sampleReported']
    default:
      return parts
  }
}
