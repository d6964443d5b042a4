import {
  admitEvidence,
  attendance,
  awardFlags,
  canClose,
  checkFlagPayments,
  checkTimetable,
  clockEnd,
  countVotes,
  coveragePercent,
  escalate,
  flagMoney,
  ledgerState,
  nextSteps,
  parseAttendanceRules,
  parseEscalation,
  parseFlagRules,
  parseIssueLedger,
  parseScheme,
  parseScreening,
  parseWorkflow,
  percentShares,
  screen,
  type ClockLength,
  type FlagDocument,
} from 'xiangzhen/responsibility'
import type { Decision, Rounding, WorkCalendar } from 'xiangzhen/kernel'
import type { EvidenceRoom } from './runner.js'

/** Calculators of duties, workflows and ledgers, by the names that scenarios use. */
export const dutyCalculators: EvidenceRoom['calculators'] = {
  escalate,
  screen,
  awardFlags,
  flagPayments: checkFlagPayments,
  flagYears,
  nextSteps,
  countVotes,
  attendance,
  admitEvidence,
  canClose,
  ledgerState,
  timetable: () => ({}),
  clockEnd: endOfLength,
  percentShares: (
    document: { readonly rules: Parameters<typeof percentShares>[1] },
    facts: Parameters<typeof percentShares>[0],
  ) => percentShares(facts, document.rules),
  coveragePercent: (
    document: { readonly rules: Rounding },
    facts: { readonly done: number; readonly required: number },
  ) => coveragePercent(facts.done, facts.required, document.rules),
}

/** How each calculator's document is read. */
export const dutyReaders: Readonly<Record<string, (input: unknown) => unknown>> = {
  escalate: parseEscalation,
  screen: parseScreening,
  awardFlags: parseFlagRules,
  flagPayments: parseFlagRules,
  flagYears: parseFlagRules,
  nextSteps: parseWorkflow,
  attendance: parseAttendanceRules,
  admitEvidence: parseScheme,
  timetable: parseScheme,
  canClose: parseIssueLedger,
  ledgerState: parseIssueLedger,
}

/** The linter of timetables, for scenarios that find contradictions. */
export const dutyChecks: Readonly<Record<string, (document: never) => ReturnType<typeof checkTimetable>>> = {
  timetable: (document) => checkTimetable(document, ['county', 'city', 'province']),
}

function endOfLength(
  document: { readonly rules: ClockLength; readonly decisions: readonly Decision[] },
  facts: { readonly start: string; readonly calendar?: WorkCalendar },
) {
  return clockEnd(document.rules, facts, { decisions: document.decisions })
}

// Several full years one after the other.
function flagYears(document: FlagDocument, facts: { readonly years: readonly Parameters<typeof awardFlags>[1][] }) {
  const flags = facts.years
    .flatMap((year) => awardFlags(document, year, {}).awards)
    .reduce((sum, award) => sum + award.flags.length, 0)
  return { flags, amount: flagMoney(document.rules.perFlag, flags) }
}
