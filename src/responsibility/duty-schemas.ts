import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, roundingSchema } from '../kernel/schema.js'
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
import { schemeBandSchema } from './method-schemas.js'
import type { AppraisalDocument } from './appraisal.js'
import type { AttendanceDocument } from './attendance.js'
import type { CheckUpDocument } from './branch-check-up.js'
import type { CoverageDocument } from './coverage.js'
import type { Duty, DutyDay, DutyList, DutyRecurrence } from './duty.js'
import type { ReportRoundDocument } from './reporting-round.js'
import type { WorkDocument } from './work-tally.js'

const dutyDaySchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ dayOfMonth: z.int().min(1).max(31), monthEnd: z.enum(['clamp', 'nextDay', 'skip']) }),
    z.strictObject({ weekday: z.int().min(1).max(7), nth: z.union([z.int().min(1).max(5), z.literal('last')]) }),
  ]))() satisfies z.ZodType<DutyDay>

const dutyRecurrenceSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.literal('perPeriod'),
      period: z.enum(['day', 'week', 'tenDays', 'halfMonth', 'month', 'quarter', 'half', 'year']),
      startMonth: z.int().min(1).max(12).exactOptional(),
      every: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(6)]).exactOptional(),
      within: z.strictObject({ from: monthDay, to: monthDay, soft: z.boolean().exactOptional() }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('onDay'),
      period: z.enum(['month', 'quarter', 'half', 'year']),
      month: z.int().min(1).max(12).exactOptional(),
      day: dutyDaySchema,
      when: z.enum(['by', 'before', 'on', 'open']),
      shift,
    }),
    z.strictObject({ kind: z.literal('betweenDates'), from: plainDateSchema, to: plainDateSchema }),
    z.strictObject({ kind: z.literal('eachYears'), years: positive, from: idSchema }),
    z.strictObject({ kind: z.literal('sinceLast'), from: idSchema, within: clockLengthSchema }),
    z.strictObject({ kind: z.literal('afterEvent'), event: idSchema, within: clockLengthSchema }),
    z.strictObject({ kind: z.literal('beforeEvent'), event: idSchema, atLeast: clockLengthSchema }),
  ]))() satisfies z.ZodType<DutyRecurrence>

const dutySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...named,
    source: idSchema.exactOptional(),
    ...clause,
    subjects: z.array(idSchema).exactOptional(),
    counts: z.array(idSchema).min(1),
    recurrence: dutyRecurrenceSchema,
    amount: z
      .union([
        z.strictObject({ kind: z.literal('times'), atLeast: positive }),
        z.strictObject({ kind: z.literal('sum'), of: idSchema, atLeast: decimalTextSchema }),
        z.strictObject({ kind: z.literal('share'), outOf: z.array(idSchema).min(1), atLeast: share }),
      ])
      .exactOptional(),
    eachAtLeast: z.array(z.strictObject({ of: idSchema, figure: decimalTextSchema })).exactOptional(),
    attendance: voteThresholdSchema.exactOptional(),
    modes: z.array(idSchema).exactOptional(),
    parts: z.strictObject({ required: z.array(idSchema), others: whole }).exactOptional(),
    evidence: whole.exactOptional(),
    apartDays: whole.exactOptional(),
    graceDays: whole.exactOptional(),
    soonDays: whole.exactOptional(),
    partialWindow: z.enum(['full', 'fromFirstFull', 'proRataUp', 'proRataDown']).exactOptional(),
    soft: z.boolean().exactOptional(),
  }))() satisfies z.ZodType<Duty>

/** A list of duties. */
export const dutyListSchema = /*#__PURE__*/ (() =>
  z.strictObject({ ...head, rules: z.strictObject({ duties: z.array(dutySchema) }) }))() satisfies z.ZodType<DutyList>

/** A democratic appraisal. */
export const appraisalSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      grades: z.array(z.strictObject(named)).min(1),
      thresholds: z
        .array(
          z.strictObject({
            grade: idSchema,
            votesFor: z.array(idSchema).min(1),
            share,
            bound: z.enum(['above', 'atLeast']),
            ...clause,
          }),
        )
        .exactOptional(),
      otherwise: idSchema.exactOptional(),
      notGraded: z.array(idSchema).exactOptional(),
      quorum: voteThresholdSchema.exactOptional(),
      limits: z
        .array(
          z.strictObject({
            grade: idSchema,
            quota: quotaSchema,
            of: z.enum(['graded', 'present', 'entitled', 'open']),
            ...clause,
          }),
        )
        .exactOptional(),
      shares: z
        .strictObject({ grain: decimalTextSchema, method: z.enum(['residualToLast', 'largestRemainder']) })
        .exactOptional(),
    }),
  }))() satisfies z.ZodType<AppraisalDocument>

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
      leave: z
        .strictObject({
          kinds: z.array(idSchema),
          yearly: whole.exactOptional(),
          single: whole.exactOptional(),
          approval: z.array(z.strictObject({ upTo: whole.exactOptional(), level: idSchema })),
          ...clause,
        })
        .exactOptional(),
      rotation: z.strictObject({ months: positive, handOverDays: whole, ...clause }).exactOptional(),
    }),
  }))() satisfies z.ZodType<AttendanceDocument>

/** Check-ups of branches. */
export const checkUpSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      items: z.array(z.strictObject({ id: idSchema, label: labelSchema, ...clause })),
      grades: z.array(z.strictObject(named)),
      gradeBy: z.strictObject({ figure: z.enum(['findings', 'score']), bands: z.array(schemeBandSchema) }),
      levels: z.array(z.strictObject(named)).min(1),
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
      direct: z.array(z.strictObject({ item: idSchema, level: idSchema, ...clause })).exactOptional(),
    }),
  }))() satisfies z.ZodType<CheckUpDocument>

/** A round of reports. */
export const reportRoundSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      problems: z.array(z.strictObject({ code: idSchema, title: labelSchema })),
      commonFrom: quotaSchema,
      ceilings: z.array(z.strictObject({ ...named, kinds: z.array(idSchema), most: whole, ...clause })).exactOptional(),
    }),
  }))() satisfies z.ZodType<ReportRoundDocument>

/** A coverage. */
export const coverageSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      title: labelSchema,
      counts: z.array(idSchema).min(1),
      times: positive,
      apartDays: whole.exactOptional(),
      percent: roundingSchema,
      findingsHandedOver: z.boolean().exactOptional(),
      ...clause,
    }),
  }))() satisfies z.ZodType<CoverageDocument>

/** Work that is counted against a plan. */
export const workSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      items: z.array(
        z.strictObject({
          ...named,
          counts: z.array(idSchema).min(1),
          sum: idSchema.exactOptional(),
          unit: z.string().min(1).exactOptional(),
          dueBy: plainDateSchema.exactOptional(),
        }),
      ),
      percent: roundingSchema,
    }),
  }))() satisfies z.ZodType<WorkDocument>
