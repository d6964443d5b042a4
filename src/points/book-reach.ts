import { dayNumber } from '../kernel/index.js'
import { exactToPlainText, exactToShownText, type Exact } from '../kernel/internal.js'
import { accountMaximum, applicableMaximum, itemMaximum, partsMaximum, uncappedMaximum } from './applicable-maximum.js'
import { exactArithmetic } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import { indexRoster } from './roster-index.js'
import { indexFacts, type ScoringDesk } from './scoring-desk.js'
import { calendarSpan } from './windows.js'

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
    frame: { score, until: score.to, schemeUntil: score.to, asOf: '9999-12-31', knownAt: '9999-12-31', traced: false },
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

/** What one class can reach. */
export interface Reach {
  readonly className: string | undefined
  readonly desk: ScoringDesk<Exact>
  readonly items: readonly (Exact | undefined)[]
  readonly uncapped: readonly (Exact | undefined)[]
  readonly accounts: readonly (Exact | undefined)[]
  readonly parts: readonly (Exact | undefined)[]
  readonly total: Exact | undefined
}

/** What a member of a class can reach in each part of the book. */
export function reachOf(reading: BookReading, className: string | undefined): Reach {
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

/** A figure as a witness shows it. */
export function shown(value: Exact): string {
  return value.d === 1n ? exactToPlainText(value) : exactToShownText(value, 12)
}
