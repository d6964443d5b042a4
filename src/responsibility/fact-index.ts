import { diagnostic, readFigure, type Diagnostic } from '../kernel/index.js'
import { compareExact, exactOf } from '../kernel/internal.js'
import { add } from './gather.js'
import { comparePeers, type ComparedPeers, type Drawer } from './fact-peers.js'
import type { PeerFigures, ScoredSpan } from './leaf.js'
import type { SchemeEvent, SchemeFacts, SchemeSubject } from './scheme-facts.js'
import { isSection, type Indicator, type Scheme, type SchemeNode } from './scheme.js'
import { eventCode, rowsId } from './score-indicator.js'
import type { ScoringFrame, SubjectFile } from './node-evaluation.js'
import { targetOf } from './subject-targets.js'
import { givenStep } from './working.js'

/** The facts by subject, and what was wrong with some of them. */
export interface FactIndex {
  readonly files: readonly SubjectFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Every indicator of a scheme, sheets included. */
export function indicatorsOf(scheme: Scheme): readonly Indicator[] {
  const found: Indicator[] = []
  const walk = (nodes: readonly SchemeNode[]): void => {
    for (const node of nodes) {
      if (isSection(node)) walk(node.children)
      else found.push(node)
    }
  }
  walk(scheme.rules.nodes)
  for (const sheet of scheme.rules.sheets ?? []) walk(sheet.items)
  return found
}

/** Sorts the facts by subject. Rows about unknown subjects, later days or evidence after the cut-off are left out, and named. */
export function indexFacts(frame: ScoringFrame, facts: SchemeFacts): FactIndex {
  const diagnostics: Diagnostic[] = []
  const drawers = new Map<string, Drawer>()
  for (const [index, subject] of facts.subjects.entries()) {
    if (drawers.has(subject.id)) {
      diagnostics.push(diagnostic('duplicate-subject', 'error', `subjects[${index}].id`, { subject: subject.id }))
      continue
    }
    drawers.set(subject.id, emptyDrawer(withReadableFigures(subject, `subjects[${index}]`, diagnostics)))
  }
  fillTargets(frame, facts, drawers, diagnostics)
  fillActuals(frame, facts, drawers, diagnostics)
  fillEvents(frame, facts, drawers, diagnostics)
  const ordered = [...drawers.values()].sort((a, b) => (a.subject.id < b.subject.id ? -1 : 1))
  const peers = comparePeers(frame, indicatorsOf(frame.scheme), ordered)
  const files = ordered.map((drawer) => fileOf(frame, drawer, peers))
  return { files, diagnostics: [...diagnostics, ...peers.diagnostics] }
}

// A figure of the subject that is none counts as not known.
function withReadableFigures(subject: SchemeSubject, path: string, diagnostics: Diagnostic[]): SchemeSubject {
  const figures = Object.entries(subject.figures ?? {})
  const readable = figures.filter(([name, text]) => !isUnreadable(text, `${path}.figures.${name}`, diagnostics))
  return readable.length === figures.length ? subject : { ...subject, figures: Object.fromEntries(readable) }
}

function emptyDrawer(subject: SchemeSubject): Drawer {
  return {
    subject,
    rows: new Map(),
    planned: new Map(),
    standings: new Map(),
    events: new Map(),
    targets: new Map(),
    unreadable: new Set(),
    unreadableEvents: new Set(),
    lost: false,
  }
}

function fillTargets(
  frame: ScoringFrame,
  facts: SchemeFacts,
  drawers: Map<string, Drawer>,
  diagnostics: Diagnostic[],
): void {
  const known = new Set(indicatorsOf(frame.scheme).map((indicator) => indicator.id))
  for (const [index, target] of (facts.targets ?? []).entries()) {
    const path = `targets[${index}]`
    const drawer = drawers.get(target.subject)
    if (drawer === undefined) {
      diagnostics.push(diagnostic('unknown-subject', 'warning', path, { subject: target.subject }))
      continue
    }
    if (!known.has(target.indicator)) {
      diagnostics.push(diagnostic('unknown-indicator', 'warning', path, { indicator: target.indicator }))
      continue
    }
    if (target.period !== undefined && target.period !== frame.span.period) continue
    if (isUnreadable(target.value, `${path}.value`, diagnostics)) {
      drawer.unreadable.add(target.indicator)
      continue
    }
    const before = drawer.targets.get(target.indicator)
    if (before !== undefined && compareExact(exactOf(before.value), exactOf(target.value)) !== 0) {
      const data = { subject: target.subject, indicator: target.indicator }
      diagnostics.push(diagnostic('several-targets', 'error', path, data))
    }
    // Two different targets are an error that is told; the smaller text stands, so the order of rows changes nothing.
    if (before === undefined || target.value < before.value) drawer.targets.set(target.indicator, target)
  }
}

// A figure that is none refuses its own indicator and nothing else.
function isUnreadable(text: string | undefined, path: string, diagnostics: Diagnostic[]): boolean {
  if (text === undefined) return false
  const reading = readFigure(text)
  if (reading.ok) return false
  diagnostics.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
  return true
}

function fillActuals(
  frame: ScoringFrame,
  facts: SchemeFacts,
  drawers: Map<string, Drawer>,
  diagnostics: Diagnostic[],
): void {
  const known = new Set(indicatorsOf(frame.scheme).map((indicator) => indicator.id))
  for (const [index, row] of (facts.actuals ?? []).entries()) {
    const path = `actuals[${index}]`
    const drawer = drawers.get(row.subject)
    if (drawer === undefined) {
      diagnostics.push(diagnostic('unknown-subject', 'warning', path, { subject: row.subject }))
    } else if (!known.has(row.indicator)) {
      drawer.lost = true
      diagnostics.push(diagnostic('unknown-indicator', 'warning', path, { indicator: row.indicator }))
    } else if (row.period !== undefined && row.period !== frame.span.period) {
      continue
    } else if (row.on !== undefined && row.on > frame.span.asOf) {
      diagnostics.push(diagnostic('later-than-question', 'note', path, { on: row.on, asOf: frame.span.asOf }))
    } else if (row.period === undefined && afterCutOff(frame, row.submittedOn, row.on, path, diagnostics)) {
      continue
    } else if (
      isUnreadable(row.value, `${path}.value`, diagnostics) ||
      isUnreadable(row.count, `${path}.count`, diagnostics)
    ) {
      drawer.unreadable.add(row.indicator)
    } else if (row.state === 'notApplicable' || row.state === 'exempt') {
      if (drawer.standings.get(row.indicator) !== 'notApplicable') drawer.standings.set(row.indicator, row.state)
    } else {
      add(row.state === 'planned' ? drawer.planned : drawer.rows, row.indicator, row)
    }
  }
}

function fillEvents(
  frame: ScoringFrame,
  facts: SchemeFacts,
  drawers: Map<string, Drawer>,
  diagnostics: Diagnostic[],
): void {
  const seen = new Set<string>()
  for (const [index, event] of (facts.events ?? []).entries()) {
    const path = `events[${index}]`
    const drawer = drawers.get(event.subject)
    if (drawer === undefined) {
      diagnostics.push(diagnostic('unknown-subject', 'warning', path, { subject: event.subject }))
    } else if (seen.has(event.id)) {
      diagnostics.push(diagnostic('duplicate-event', 'error', path, { event: event.id }))
    } else if (!inSpan(event, frame.span)) {
      diagnostics.push(diagnostic('outside-period', 'note', path, { event: event.id, on: event.on }))
    } else if (event.period !== undefined || !afterCutOff(frame, event.submittedOn, event.on, path, diagnostics)) {
      const broken =
        isUnreadable(event.count, `${path}.count`, diagnostics) ||
        isUnreadable(event.sharedBy, `${path}.sharedBy`, diagnostics)
      if (broken) drawer.unreadableEvents.add(event.code)
      else add(drawer.events, event.code, event)
    }
    seen.add(event.id)
  }
}

function inSpan(event: SchemeEvent, span: ScoredSpan): boolean {
  if (event.period !== undefined) return event.period === span.period && event.on <= span.asOf
  return event.on >= span.from && event.on <= span.to && event.on <= span.asOf
}

// Evidence that is dated or handed in after the cut-off does not count; it may count for the year after.
function afterCutOff(
  frame: ScoringFrame,
  submittedOn: string | undefined,
  on: string | undefined,
  path: string,
  diagnostics: Diagnostic[],
): boolean {
  const cutOff = frame.scheme.rules.timetable?.find((step) => step.kind === 'evidenceCutOff')?.by
  if (cutOff === undefined) return false
  const day = submittedOn !== undefined && (on === undefined || submittedOn > on) ? submittedOn : on
  if (day === undefined || day <= cutOff) return false
  diagnostics.push(diagnostic('evidence-after-cut-off', 'warning', path, { day, cutOff }))
  return true
}

function fileOf(frame: ScoringFrame, drawer: Drawer, compared: ComparedPeers): SubjectFile {
  const { subject } = drawer
  const peers = (indicator: Indicator): PeerFigures | undefined => compared.figures(indicator, subject)
  return {
    subject,
    rows: (indicator) => drawer.rows.get(indicator) ?? [],
    planned: (indicator) => drawer.planned.get(indicator) ?? [],
    standing: (indicator) => drawer.standings.get(indicator),
    events: (code) => drawer.events.get(code) ?? [],
    peers,
    target: (indicator, own) => {
      const assigned = drawer.targets.get(indicator.id)
      if (assigned !== undefined) return givenStep('target-assigned', exactOf(assigned.value))
      const rows = drawer.rows.get(rowsId(indicator)) ?? []
      return targetOf(indicator, { subject, rows, peers: peers(indicator), decisions: frame.decisions, own })
    },
    unreadable: (indicator) =>
      drawer.unreadable.has(indicator.id) ||
      drawer.unreadable.has(rowsId(indicator)) ||
      drawer.unreadableEvents.has(eventCode(indicator)),
    assigned: (indicator) => drawer.targets.has(indicator),
    lost: drawer.lost,
    beyond: compared.beyond,
  }
}
