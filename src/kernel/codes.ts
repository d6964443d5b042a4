import type { DateRefusal } from './dates.js'
import type { DeadlineReason } from './deadlines.js'
import type { DivisionCode } from './division.js'
import type { FigureRefusal } from './figures.js'
import type { HolidayNoticeReason } from './holiday-notice.js'
import type { PeopleTextCode } from './people-text.js'
import type { RosterCode } from './check-roster.js'
import type { HouseholdReason } from './people.js'
import type { QuantityReason } from './quantity.js'
import type { RenminbiReason } from './renminbi.js'
import type { FormWord, SchemaCode } from './reading.js'
import type { DecisionCode } from './unknown-decisions.js'
import type { WorkCalendarCode } from './work-calendar.js'

/** The decisions that the kernel itself can ask for. */
export type KernelDecision = 'tie-in-division' | 'month-end'

/** Every code that the kernel can give: in a finding, as a reason, as a decision that is needed or as a word within a sentence. */
export type KernelCode =
  | DateRefusal
  | DecisionCode
  | DeadlineReason
  | DivisionCode
  | FigureRefusal
  | FormWord
  | HolidayNoticeReason
  | HouseholdReason
  | KernelDecision
  | PeopleTextCode
  | QuantityReason
  | RenminbiReason
  | RosterCode
  | SchemaCode
  | WorkCalendarCode
