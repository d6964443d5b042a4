export {
  compareFigures,
  longestFigure,
  readFigure,
  sumFigures,
  toDecimal,
  type DecimalText,
  type FigureInput,
  type FigureReading,
  type FigureRefusal,
} from './figures.js'
export { roundingModes, type Rounding, type RoundingMode } from './rounding.js'
export {
  computed,
  needs,
  notComputable,
  type Computed,
  type Needs,
  type NotComputable,
  type Result,
  type Standing,
} from './result.js'
export {
  diagnostic,
  type Diagnostic,
  type DiagnosticData,
  type DiagnosticValue,
  type SpokenPeriod,
  type Severity,
} from './diagnostic.js'
export { decisionFor, type Decision, type DecisionNeed } from './decision.js'
export { unitInWords, unitText, type UnitInWords } from './unit-text.js'
export { unknownDecisions, unreadableDecision, type DecisionCode } from './unknown-decisions.js'
export { decisionsNeeded, openNeeds, type DecisionOption, type OpenDecision } from './decisions-needed.js'
export { type Source, type SourceStatus } from './source.js'
export {
  labelText,
  versionOn,
  type DocumentHead,
  type EffectiveInterval,
  type Label,
  type PolicyDocument,
} from './document.js'
export { describe, sentencesOf, type SentenceTemplate, type TextCatalogue } from './describe.js'
export {
  addsUp,
  explain,
  type Explanation,
  type ExplanationFault,
  type ExplanationOperation,
  type ExplanationSentence,
} from './explanation.js'
export { toRows, type Row } from './rows.js'
export { verify, type ResultDifference, type Verification } from './verify.js'
export {
  divideWhole,
  type DividedShare,
  type Division,
  type DivisionCode,
  type DivisionRule,
  type DivisionShare,
  type DivisionTerms,
} from './division.js'
export {
  type DivisionMethod,
  type DivisionOrder,
  type DivisionRounding,
  type DivisionTies,
} from './division-methods.js'
export { type FractionText } from './fraction.js'
export {
  addDays,
  compareDates,
  dateOfDay,
  dayNumber,
  daysBetween,
  isPlainDate,
  readPlainDate,
  weekdayOf,
  type DateReading,
  type DateRefusal,
  type PlainDate,
} from './dates.js'
export { addMonths, ageOn, monthsBetween, type MonthEnd } from './months.js'
export {
  isPeriod,
  nextPeriod,
  periodBounds,
  periodContains,
  periodOf,
  previousPeriod,
  samePeriodLastYear,
  type FiscalYear,
  type Period,
  type PeriodBounds,
  type PeriodKind,
} from './periods.js'
export { periodsBetween, periodsWithin, rollingWindow } from './period-rows.js'
export {
  addWorkdays,
  checkWorkCalendar,
  isWorkday,
  workdaysInRange,
  type WorkCalendar,
  type WorkCalendarCode,
  type WorkCalendarReason,
} from './work-calendar.js'
export {
  deadline,
  recurringDates,
  termReached,
  type Deadline,
  type DeadlineReason,
  type DeadlineRule,
  type RecurrenceRule,
  type Term,
  type TermUnit,
} from './deadlines.js'
export { isUnit, units, type SameDimension, type Unit, type UnitDimension, type UnitDimensions } from './units.js'
export {
  addQuantities,
  amountAtRate,
  compareQuantities,
  convertQuantity,
  convertUnitRate,
  subtractQuantities,
  unitRate,
  type ComputedQuantity,
  type ComputedUnitRate,
  type Quantity,
  type QuantityBasis,
  type QuantityReason,
  type UnitRate,
} from './quantity.js'
export { addStated, compareStated, divideStated, multiplyStated, subtractStated, type StatedValue } from './stated.js'
export {
  readAmount,
  readQuantity,
  readStated,
  type PeopleTextCode,
  type PeopleTextReason,
  type StatedQuantity,
} from './people-text.js'
export { readSplit, type TextSplit } from './split-text.js'
export { type StatedChange } from './change-words.js'
export { amountInWords, renminbiBound, type RenminbiReason, type RenminbiStyle } from './renminbi.js'
export { checkRoster, type RosterCode } from './check-roster.js'
export {
  householdOn,
  membersOn,
  membershipsOn,
  organisationPath,
  organisationsUnder,
  type Household,
  type HouseholdReason,
  type Membership,
  type Organisation,
  type OrganisationLevel,
  type Person,
  type Roster,
} from './people.js'
export { type KernelCode, type KernelDecision } from './codes.js'
export { parseWorkCalendar, safeParseWorkCalendar } from './read-calendar.js'
export {
  type DocumentError,
  type DocumentReading,
  type FormWord,
  type RowsReading,
  type SchemaCode,
} from './reading.js'
export { readHolidayNotice, type HolidayNotice, type HolidayNoticeReason } from './holiday-notice.js'
