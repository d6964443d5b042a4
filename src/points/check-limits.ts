import { dayNumber, diagnostic, type Diagnostic } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactToPlainText,
  exactToShownText,
  exactZero,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import {
  accountMaximum,
  applicableMaximum,
  capMaximum,
  itemMaximum,
  partsMaximum,
  uncappedMaximum,
} from './applicable-maximum.js'
import { exactArithmetic } from './arithmetic.js'
import { decided, type BookAccount, type BookReading } from './compiled-book.js'
import type { OutcomeTest, OutcomeTests } from './outcome-tests.js'
import { indexRoster } from './roster-index.js'
import type { RuleBookCode } from './rule-book-codes.js'
import { indexFacts, type ScoringDesk } from './scoring-desk.js'
import { calendarSpan } from './windows.js'

type Finding = Diagnostic<RuleBookCode>

/** A member of a class with every role, and no facts: what the rules let it reach. */
export function sampleDesk(reading: BookReading, className: string | undefined): ScoringDesk<Exact> {
  const roles = [...new Set(reading.items.flatMap((item) => item.item.roles ?? []))]
  const facts = {
    roster: {
      members: [
        {
          id: 'sample',
          classes: className === undefined ? [] : [{ id: className }],
          roles: roles.map((id) => ({ id })),
        },
      ],
    },
    entries: [],
  }
  const roster = indexRoster(facts.roster, { kind: 'member' })
  const unit = decided(reading.timing.score)
  const score = calendarSpan(dayNumber('2023-01-01'), unit === 'custom' ? 'year' : unit, reading.firstMonth)
  return {
    arithmetic: exactArithmetic,
    reading,
    subject: roster.subjects[0]!,
    frame: { score, until: score.to, schemeUntil: score.to, asOf: '9999-12-31', knownAt: '9999-12-31' },
    decisions: [],
    roster,
    facts: indexFacts(facts),
    detailsOf: () => [],
    diagnostics: [],
    pending: [],
    zeroed: undefined,
    needs: [],
  }
}

/** Classes to try: each that is scored, or none where the book has no classes. */
export function classesOf(reading: BookReading): readonly (string | undefined)[] {
  const classes = (reading.rules.classes ?? []).filter((one) => one.scored !== false).map((one) => one.id)
  return classes.length === 0 ? [undefined] : classes
}

/** Caps that never bind, grades that nobody reaches, items that nobody can use, full marks that differ, conditions that say nothing. */
export function checkLimits(reading: BookReading): readonly Finding[] {
  const perClass = classesOf(reading).map((className) => reachOf(reading, className))
  return [
    ...capFindings(reading, perClass),
    ...gradeFindings(reading, perClass),
    ...itemFindings(reading, perClass),
    ...fullMarkFindings(reading, perClass),
    ...conditionFindings(reading, perClass),
  ]
}

interface Reach {
  readonly className: string | undefined
  readonly desk: ScoringDesk<Exact>
  readonly items: readonly (Exact | undefined)[]
  readonly uncapped: readonly (Exact | undefined)[]
  readonly accounts: readonly (Exact | undefined)[]
  readonly parts: readonly (Exact | undefined)[]
  readonly total: Exact | undefined
}

function reachOf(reading: BookReading, className: string | undefined): Reach {
  const desk = sampleDesk(reading, className)
  const items = reading.items.map((item) => itemMaximum(desk, item, className))
  const accounts: (Exact | undefined)[] = []
  const parts: (Exact | undefined)[] = []
  for (const account of reading.accounts) {
    parts.push(partsMaximum(desk, account, items, accounts, className))
    accounts.push(accountMaximum(desk, account, items, accounts, className))
  }
  return {
    className,
    desk,
    items,
    uncapped: reading.items.map((item) => uncappedMaximum(desk, item, className)),
    accounts,
    parts,
    total: applicableMaximum(desk),
  }
}

function capFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const findings: Finding[] = []
  const check = (
    id: string,
    path: string,
    at: (reach: Reach) => { cap: Exact | undefined; most: Exact | undefined },
  ): void => {
    const pairs = reaches.map(at)
    const idle = pairs.every(({ cap, most }) => cap !== undefined && most !== undefined && compareExact(most, cap) <= 0)
    if (!idle) return
    const most = pairs.reduce<Exact>((best, one) => (compareExact(one.most!, best) > 0 ? one.most! : best), exactZero)
    findings.push(diagnostic('cap-never-binds', 'note', path, { cap: id, witness: shown(most) }))
  }
  for (const item of reading.items) {
    for (const [index, cap] of item.caps.entries()) {
      if (cap.basis === 'losses') continue
      check(cap.id, `rules.items[${item.index}].caps[${index}]`, (reach) => ({
        cap: capMaximum(reach.desk, cap),
        most: reach.uncapped[item.index],
      }))
    }
  }
  for (const account of reading.accounts) {
    for (const cap of account.caps) {
      if (cap.basis === 'losses') continue
      check(cap.id, `${account.id}.caps`, (reach) => ({
        cap: capMaximum(reach.desk, cap),
        most: reach.parts[account.index],
      }))
    }
  }
  for (const [index, cap] of reading.combinedCaps.entries()) {
    if (cap.basis === 'losses') continue
    check(cap.id, `rules.combinedCaps[${index}]`, (reach) => ({
      cap: capMaximum(reach.desk, cap),
      most: sumOf(
        cap.over.map((id) => {
          const item = reading.itemIndex.get(id)
          return item === undefined ? reach.accounts[reading.accountIndex.get(id) ?? -1] : reach.items[item]
        }),
      ),
    }))
  }
  return findings
}

function sumOf(list: readonly (Exact | undefined)[]): Exact | undefined {
  let sum = exactZero
  for (const one of list) {
    if (one === undefined) return undefined
    sum = addExact(sum, one)
  }
  return sum
}

function gradeFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  return (reading.rules.grades ?? []).flatMap((one, index) => {
    const table = decided(one)
    if (table.figure.of !== 'effective' && table.figure.of !== 'raw') return []
    const own = reaches.filter((reach) => table.classes === undefined || table.classes.includes(reach.className ?? ''))
    return table.bands.flatMap((band, at): Finding[] => {
      if (band.from === undefined || band.unbanded === true) return []
      const line = exactOf(band.from.at)
      const out =
        own.length > 0 &&
        own.every(({ total }) => {
          if (total === undefined) return false
          const side = compareExact(total, line)
          return decided(band.from!.included) ? side < 0 : side <= 0
        })
      if (!out) return []
      const best = own.reduce<Exact>((most, { total }) => (compareExact(total!, most) > 0 ? total! : most), exactZero)
      return [
        diagnostic('grade-unreachable', 'error', `rules.grades[${index}].bands[${at}]`, {
          grade: band.grade,
          witness: shown(best),
        }),
      ]
    })
  })
}

function itemFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const known = new Set(reaches.map((reach) => reach.className))
  return reading.items.flatMap((item): Finding[] => {
    const { classes } = item.item
    const account = reading.accounts[item.account]!
    const own = [...known].filter(
      (name) =>
        (classes === undefined || classes.includes(name ?? '')) &&
        (account.classes === undefined || account.classes.includes(name ?? '')),
    )
    const nobody = own.length === 0
    const idle =
      item.sign === 1 &&
      item.worth.by === 'fixed' &&
      reaches.every((reach) => {
        const most = reach.items[item.index]
        return most !== undefined && most.n === 0n
      })
    if (!nobody && !idle) return []
    return [
      diagnostic('item-unreachable', 'warning', `rules.items[${item.index}]`, {
        item: item.item.id,
        witness: nobody ? 'no class' : '0',
      }),
    ]
  })
}

function fullMarkFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  return reading.accounts.flatMap((account: BookAccount) => {
    const { fullMarks } = account.account
    if (fullMarks === undefined) return []
    return reaches.flatMap((reach): Finding[] => {
      const most = reach.parts[account.index]
      if (most === undefined || compareExact(most, exactOf(fullMarks)) === 0) return []
      return [
        diagnostic('full-marks-differ', 'warning', account.id, {
          account: account.id,
          fullMarks,
          class: reach.className ?? null,
          witness: shown(most),
        }),
      ]
    })
  })
}

function conditionFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const findings: Finding[] = []
  const look = (tests: OutcomeTests, path: string): void => {
    if ('any' in tests) tests.any.forEach((one, index) => look(one, `${path}.any[${index}]`))
    else if ('all' in tests) {
      findings.push(...redundantIn(reading, tests.all, path))
      tests.all.forEach((one, index) => look(one, `${path}.all[${index}]`))
    } else findings.push(...neverMet(tests, path, reaches))
  }
  for (const [index, gate] of (reading.rules.gates ?? []).entries()) look(gate.when, `rules.gates[${index}].when`)
  for (const [index, one] of (reading.rules.consequences ?? []).entries())
    look(decided(one).when, `rules.consequences[${index}].when`)
  return findings
}

function neverMet(test: OutcomeTest, path: string, reaches: readonly Reach[]): readonly Finding[] {
  if (
    test.by !== 'figure' ||
    typeof test.line !== 'string' ||
    (test.figure.of !== 'effective' && test.figure.of !== 'raw')
  )
    return []
  const line = exactOf(test.line)
  const comparison = decided(test.compare)
  if (comparison !== 'atLeast' && comparison !== 'moreThan') return []
  const out = reaches.every(
    ({ total }) => total !== undefined && compareExact(total, line) < (comparison === 'atLeast' ? 0 : 1),
  )
  if (!out) return []
  const best = reaches.reduce<Exact>((most, { total }) => (compareExact(total!, most) > 0 ? total! : most), exactZero)
  return [diagnostic('condition-never-met', 'error', path, { line: test.line, witness: shown(best) })]
}

type FigureTest = Extract<OutcomeTest, { by: 'figure' }>

// Of conditions that must all hold, one that follows from the others says nothing.
function redundantIn(reading: BookReading, all: readonly OutcomeTests[], path: string): readonly Finding[] {
  const tests = all.flatMap((one, index) => {
    if (!('by' in one) || one.by !== 'figure' || typeof one.line !== 'string') return []
    const compare = decided(one.compare)
    return compare === 'atLeast' || compare === 'moreThan' ? [{ test: one, index, line: exactOf(one.line) }] : []
  })
  return tests.flatMap(({ test, index, line }): Finding[] => {
    const stronger = tests.find(
      (other) =>
        other.index !== index &&
        sameFigure(other.test, test) &&
        (compareExact(other.line, line) > 0 || (compareExact(other.line, line) === 0 && other.index < index)),
    )
    const implied = stronger === undefined && impliedByParts(reading, test, line, tests)
    if (stronger === undefined && !implied) return []
    return [
      diagnostic('condition-redundant', 'note', `${path}.all[${index}]`, {
        line: test.line as string,
        witness: stronger === undefined ? 'the parts' : (stronger.test.line as string),
      }),
    ]
  })
}

function sameFigure(a: FigureTest, b: FigureTest): boolean {
  return a.figure.of === b.figure.of && ('id' in a.figure ? a.figure.id : '') === ('id' in b.figure ? b.figure.id : '')
}

// A line for the total that the lines for all of its parts reach together; only where nothing else can take points away.
function impliedByParts(
  reading: BookReading,
  test: FigureTest,
  line: Exact,
  tests: readonly { readonly test: FigureTest; readonly line: Exact }[],
): boolean {
  if (test.figure.of !== 'effective' && test.figure.of !== 'raw') return false
  const total = reading.accounts[reading.accounts.length - 1]!
  if (total.account.combine !== undefined || total.caps.length > 0) return false
  let sum = exactZero
  for (const child of total.children) {
    const account = reading.accounts[child]!
    const own = tests.find(({ test: other }) => other.figure.of === 'category' && other.figure.id === account.id)
    if (own === undefined) return false
    sum = addExact(
      sum,
      account.account.factor === undefined
        ? own.line
        : multiplyExact(own.line, exactOf(account.account.factor as string)),
    )
  }
  const safe = total.items.every((item) => reading.items[item]!.sign === 1)
  return total.children.length > 0 && safe && compareExact(sum, line) >= 0
}

function shown(value: Exact): string {
  return value.d === 1n ? exactToPlainText(value) : exactToShownText(value, 12)
}
