import { addExact, exactZero, subtractExact, toScaled, type Exact } from '../kernel/internal.js'
import type { Actual, SchemeFacts, SchemeSubject } from './scheme-facts.js'
import type { Scheme, SchemeNode } from './scheme.js'
import type { NodeEvaluation, ScoringFrame, SubjectFile } from './node-evaluation.js'
import { totalOfParts } from './scheme-total.js'
import type { SubjectRun } from './subject-run.js'
import { compileTotals, type TotalsProgram } from './totals-program.js'
import { exactSum, sheetPoints, type UnitSum } from './totals-limits.js'
import { figureDigits } from './totals-methods.js'
import { givenStep } from './working.js'

/** Totals that were worked out in units, and the facts of the subjects that need the full path. */
export interface FastTotals {
  readonly runs: readonly SubjectRun[]
  readonly rest: SchemeFacts
}

interface Desk {
  readonly subject: SchemeSubject
  readonly program: TotalsProgram
  readonly figures: (number | undefined)[]
  readonly targets: (number | undefined)[]
  plain: boolean
}

/**
 * Works out the totals of all ordinary subjects without their working. Whatever has a row out of the ordinary is left to the full path;
 * `undefined` leaves everything to it.
 */
export function fastTotals(frame: ScoringFrame, facts: SchemeFacts): FastTotals | undefined {
  const desks = openDesks(frame.scheme, facts)
  if (desks === undefined || !place(frame, facts, desks)) return undefined
  const runs: SubjectRun[] = []
  const left = new Set<string>()
  for (const desk of desks.values()) {
    const run = desk.plain ? runOf(frame, desk) : undefined
    if (run === undefined) left.add(desk.subject.id)
    else runs.push(run)
  }
  const of = (row: { readonly subject: string }): boolean => left.has(row.subject)
  const rest: SchemeFacts = {
    ...facts,
    subjects: facts.subjects.filter((subject) => left.has(subject.id)),
    targets: (facts.targets ?? []).filter(of),
    actuals: (facts.actuals ?? []).filter(of),
  }
  return { runs, rest }
}

function openDesks(scheme: Scheme, facts: SchemeFacts): Map<string, Desk> | undefined {
  const programs = new Map<string | undefined, TotalsProgram>()
  const desks = new Map<string, Desk>()
  for (const subject of facts.subjects) {
    if (desks.has(subject.id)) return undefined
    let program = programs.get(subject.group)
    if (program === undefined) {
      program = compileTotals(scheme, subject.group)
      if (program === undefined) return undefined
      programs.set(subject.group, program)
    }
    desks.set(subject.id, {
      subject,
      program,
      figures: new Array<number | undefined>(program.slots.size).fill(undefined),
      targets: new Array<number | undefined>(program.slots.size).fill(undefined),
      plain: isOrdinary(subject),
    })
  }
  return desks
}

function isOrdinary(subject: SchemeSubject): boolean {
  const { notApplicable, exempt, weightFactors, from, to } = subject
  return (notApplicable ?? exempt ?? weightFactors ?? from ?? to) === undefined
}

// Puts every row in its slot; `false` for a row that the full path has to name.
function place(frame: ScoringFrame, facts: SchemeFacts, desks: ReadonlyMap<string, Desk>): boolean {
  let desk: Desk | undefined
  for (const row of facts.targets ?? []) {
    if (desk?.subject.id !== row.subject) desk = desks.get(row.subject)
    const slot = desk?.program.slots.get(row.indicator)
    if (desk === undefined || slot === undefined || desk.targets[slot] !== undefined || row.period !== undefined)
      return false
    const target = toScaled(row.value, figureDigits)
    if (target === undefined) desk.plain = false
    else desk.targets[slot] = target
  }
  for (const row of facts.actuals ?? []) {
    if (desk?.subject.id !== row.subject) desk = desks.get(row.subject)
    const slot = desk?.program.slots.get(row.indicator)
    if (desk === undefined || slot === undefined) return false
    if (row.on !== undefined && row.on > frame.span.asOf) return false
    const figure = isPlainRow(row) ? toScaled(row.value as string, figureDigits) : undefined
    if (figure === undefined || desk.figures[slot] !== undefined) desk.plain = false
    else desk.figures[slot] = figure
  }
  for (const event of facts.events ?? []) {
    const owner = desks.get(event.subject)
    if (owner !== undefined) owner.plain = false
  }
  return true
}

function isPlainRow(row: Actual): boolean {
  const state = row.state
  const counted = state === undefined || state === 'reported' || state === 'measured' || state === 'verified'
  const plain = row.value !== undefined && row.part === undefined && row.level === undefined
  return counted && plain && row.period === undefined
}

function runOf(frame: ScoringFrame, desk: Desk): SubjectRun | undefined {
  const { program } = desk
  const sum: UnitSum = { units: 0, rest: undefined, missing: [] }
  if (!program.base(desk, sum)) return undefined
  const base = baseOf(program, exactSum(sum), sum.missing)
  const parts = [base.working]
  for (const sheet of program.sheets) {
    const own: UnitSum = { units: 0, rest: undefined, missing: [] }
    if (!sheet.items(desk, own)) return undefined
    parts.push(givenStep('sheet-items', sheetPoints(sheet, exactSum(own))))
  }
  const missing: [] = []
  const total = totalOfParts(frame, base.maximum, parts, missing)
  // A question about the total is asked by the full path.
  if (total === undefined) return undefined
  return {
    file: fileOf(desk.subject),
    base,
    sheets: [],
    nodes: [],
    total,
    before: undefined,
    graded: base.working,
    missing,
    reason: undefined,
    reasonNode: undefined,
    hits: [],
    undecided: [],
  }
}

const oneNode: SchemeNode = { id: '', title: '', weight: '0', children: [] }

type PlainBase = NodeEvaluation & { readonly working: NonNullable<NodeEvaluation['working']> }

function baseOf(program: TotalsProgram, points: Exact, missing: readonly number[]): PlainBase {
  const open = missing.reduce((all, slot) => addExact(all, program.weights[slot] ?? exactZero), exactZero)
  return {
    node: oneNode,
    kind: 'section',
    state: 'scored',
    stated: program.maximum,
    weight: program.maximum,
    maximum: program.maximum,
    working: givenStep('sum', points),
    planned: undefined,
    figure: undefined,
    target: undefined,
    hits: [],
    missing: [],
    reason: undefined,
    reasonData: {},
    factors: [],
    counted: true,
    children: [],
    applicable: program.applicable,
    answered: subtractExact(program.applicable, open),
    leaves: { applicable: program.baseSlots, answered: program.baseSlots - missing.length, provisional: 0 },
    refuses: false,
  }
}

function fileOf(subject: SchemeSubject): SubjectFile {
  return {
    subject,
    rows: () => [],
    planned: () => [],
    standing: () => undefined,
    events: () => [],
    target: () => undefined,
    peers: () => undefined,
    unreadable: () => false,
    assigned: () => false,
    lost: false,
    beyond: new Map(),
  }
}
