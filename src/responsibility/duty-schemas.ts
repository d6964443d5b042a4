import * as z from 'zod/mini'
import {
  decimalTextSchema,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import {
  clause,
  clockLengthSchema,
  head,
  monthDay,
  named,
  positive,
  quotaSchema,
  share,
  shift,
  voteThresholdSchema,
  whole,
} from './shared-schemas.js'
import { schemeBandSchema } from './condition-schemas.js'
import type { AppraisalDocument } from './appraisal.js'
import type { AttendanceDocument } from './attendance.js'
import type { CheckUpDocument } from './branch-check-up.js'
import type { CoverageDocument } from './coverage.js'
import type { Duty, DutyDay, DutyList, DutyRecurrence } from './duty.js'
import type { ReportRoundDocument } from './reporting-round.js'
import type { WorkDocument } from './work-tally.js'

const dutyDaySchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      dayOfMonth: wholeNumberSchema.check(z.gte(1), z.lte(31)),
      monthEnd: z.enum(['clamp', 'nextDay', 'skip']),
    }),
    z.strictObject({
      weekday: wholeNumberSchema.check(z.gte(1), z.lte(7)),
      nth: z.union([wholeNumberSchema.check(z.gte(1), z.lte(5)), z.literal('last')]),
    }),
  ]))() satisfies z.ZodMiniType<DutyDay>

const dutyRecurrenceSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.literal('perPeriod'),
      period: z.enum(['day', 'week', 'tenDays', 'halfMonth', 'month', 'quarter', 'half', 'year']),
      startMonth: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(12))),
      every: z.exactOptional(z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(6)])),
      within: z.exactOptional(z.strictObject({ from: monthDay, to: monthDay, soft: z.exactOptional(z.boolean()) })),
    }),
    z.strictObject({
      kind: z.literal('onDay'),
      period: z.enum(['month', 'quarter', 'half', 'year']),
      month: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(12))),
      day: dutyDaySchema,
      when: z.enum(['by', 'before', 'on', 'open']),
      shift,
    }),
    z.strictObject({ kind: z.literal('betweenDates'), from: plainDateSchema, to: plainDateSchema }),
    z.strictObject({ kind: z.literal('eachYears'), years: positive, from: idSchema }),
    z.strictObject({ kind: z.literal('sinceLast'), from: idSchema, within: clockLengthSchema }),
    z.strictObject({ kind: z.literal('afterEvent'), event: idSchema, within: clockLengthSchema }),
    z.strictObject({ kind: z.literal('beforeEvent'), event: idSchema, atLeast: clockLengthSchema }),
  ]))() satisfies z.ZodMiniType<DutyRecurrence>

const dutySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...named,
    source: z.exactOptional(idSchema),
    ...clause,
    subjects: z.exactOptional(z.array(idSchema)),
    counts: z.array(idSchema).check(z.minLength(1)),
    recurrence: dutyRecurrenceSchema,
    amount: z.exactOptional(
      z.union([
        z.strictObject({ kind: z.literal('times'), atLeast: positive }),
        z.strictObject({ kind: z.literal('sum'), of: idSchema, atLeast: decimalTextSchema }),
        z.strictObject({ kind: z.literal('share'), outOf: z.array(idSchema).check(z.minLength(1)), atLeast: share }),
      ]),
    ),
    eachAtLeast: z.exactOptional(z.array(z.strictObject({ of: idSchema, figure: decimalTextSchema }))),
    attendance: z.exactOptional(voteThresholdSchema),
    modes: z.exactOptional(z.array(idSchema)),
    parts: z.exactOptional(z.strictObject({ required: z.array(idSchema), others: whole })),
    evidence: z.exactOptional(whole),
    apartDays: z.exactOptional(whole),
    graceDays: z.exactOptional(whole),
    soonDays: z.exactOptional(whole),
    partialWindow: z.exactOptional(z.enum(['full', 'fromFirstFull', 'proRataUp', 'proRataDown'])),
    soft: z.exactOptional(z.boolean()),
  }))() satisfies z.ZodMiniType<Duty>

/** A list of duties. */
export const dutyListSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({ duties: z.array(dutySchema) }),
  }))() satisfies z.ZodMiniType<DutyList>

/** A democratic appraisal. */
export const appraisalSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      grades: z.array(z.strictObject(named)).check(z.minLength(1)),
      thresholds: z.exactOptional(
        z.array(
          z.strictObject({
            grade: idSchema,
            votesFor: z.array(idSchema).check(z.minLength(1)),
            share,
            bound: z.enum(['above', 'atLeast']),
            ...clause,
          }),
        ),
      ),
      otherwise: z.exactOptional(idSchema),
      notGraded: z.exactOptional(z.array(idSchema)),
      quorum: z.exactOptional(voteThresholdSchema),
      limits: z.exactOptional(
        z.array(
          z.strictObject({
            grade: idSchema,
            quota: quotaSchema,
            of: z.enum(['graded', 'present', 'entitled', 'open']),
            ...clause,
          }),
        ),
      ),
      shares: z.exactOptional(
        z.strictObject({ grain: decimalTextSchema, method: z.enum(['residualToLast', 'largestRemainder']) }),
      ),
    }),
  }))() satisfies z.ZodMiniType<AppraisalDocument>

/** Attendance of resident workers. */
export const attendanceSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      kinds: z.array(z.strictObject({ ...named, present: z.enum(['counts', 'doesNotCount', 'open']), ...clause })),
      minimums: z.array(
        z.strictObject({
          id: idSchema,
          per: z.enum(['month', 'year']),
          days: positive,
          shortPeriod: z.enum(['asWritten', 'workdays', 'open']),
          ...clause,
        }),
      ),
      leave: z.exactOptional(
        z.strictObject({
          kinds: z.array(idSchema),
          yearly: z.exactOptional(whole),
          single: z.exactOptional(whole),
          approval: z.array(z.strictObject({ upTo: z.exactOptional(whole), level: idSchema })),
          ...clause,
        }),
      ),
      rotation: z.exactOptional(z.strictObject({ months: positive, handOverDays: whole, ...clause })),
    }),
  }))() satisfies z.ZodMiniType<AttendanceDocument>

/** Check-ups of branches. */
export const checkUpSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      items: z.array(z.strictObject({ id: idSchema, label: labelSchema, ...clause })),
      grades: z.array(z.strictObject(named)),
      gradeBy: z.strictObject({ figure: z.enum(['findings', 'score']), bands: z.array(schemeBandSchema) }),
      levels: z.array(z.strictObject(named)).check(z.minLength(1)),
      moves: z.array(
        z.strictObject({
          id: idSchema,
          direction: z.enum(['up', 'down']),
          consecutive: positive,
          grades: z.array(idSchema),
          by: positive,
          ...clause,
        }),
      ),
      direct: z.exactOptional(z.array(z.strictObject({ item: idSchema, level: idSchema, ...clause }))),
    }),
  }))() satisfies z.ZodMiniType<CheckUpDocument>

/** A round of reports. */
export const reportRoundSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      problems: z.array(z.strictObject({ code: idSchema, title: labelSchema })),
      commonFrom: quotaSchema,
      ceilings: z.exactOptional(
        z.array(z.strictObject({ ...named, kinds: z.array(idSchema), most: whole, ...clause })),
      ),
    }),
  }))() satisfies z.ZodMiniType<ReportRoundDocument>

/** A coverage. */
export const coverageSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      title: labelSchema,
      counts: z.array(idSchema).check(z.minLength(1)),
      times: positive,
      apartDays: z.exactOptional(whole),
      percent: roundingSchema,
      findingsHandedOver: z.exactOptional(z.boolean()),
      ...clause,
    }),
  }))() satisfies z.ZodMiniType<CoverageDocument>

/** Work that is counted against a plan. */
export const workSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      items: z.array(
        z.strictObject({
          ...named,
          counts: z.array(idSchema).check(z.minLength(1)),
          sum: z.exactOptional(idSchema),
          unit: z.exactOptional(z.string().check(z.minLength(1))),
          dueBy: z.exactOptional(plainDateSchema),
        }),
      ),
      percent: roundingSchema,
    }),
  }))() satisfies z.ZodMiniType<WorkDocument>
