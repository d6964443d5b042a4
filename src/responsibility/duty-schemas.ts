import * as z from 'zod'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
} from '../kernel/schema.js'
import type { AppraisalDocument } from './appraisal.js'
import type { AttendanceDocument } from './attendance.js'
import type { CheckUpDocument } from './branch-check-up.js'
import type { ClockLength } from './clocks.js'
import type { CoverageDocument } from './coverage.js'
import type { SubjectCondition } from './criteria.js'
import type { Duty, DutyDay, DutyList, DutyRecurrence } from './duty.js'
import type { EscalationDocument, EscalationWindow } from './escalation.js'
import type { FlagDocument } from './flag-awards.js'
import type { CloseOutRequirement, IssueLedgerDocument } from './issue-ledger.js'
import { schemeBandSchema } from './method-schemas.js'
import type { PartyDuesDocument } from './party-dues.js'
import type { PerformancePayDocument } from './performance-pay.js'
import type { ReportRoundDocument } from './reporting-round.js'
import { assignmentLineSchema } from './schemas.js'
import type { ScreeningDocument } from './screening.js'
import type { StatusLightDocument } from './status-light.js'
import type { TargetChain } from './target-chain.js'
import type { MeetingVoteRule, VoteThreshold } from './votes.js'
import type { WorkDocument } from './work-tally.js'
import type { Workflow, WorkflowClock, WorkflowStep } from './workflow.js'

const clause = /*#__PURE__*/ (() => ({ clause: z.string().min(1).exactOptional() }))()
const named = /*#__PURE__*/ (() => ({ id: idSchema, title: labelSchema }))()
const whole = /*#__PURE__*/ (() => z.int().min(0))()
const positive = /*#__PURE__*/ (() => z.int().min(1))()
const share = /*#__PURE__*/ (() => z.string().regex(/^(0|[1-9][0-9]*)((\.[0-9]+)|(\/[1-9][0-9]*))?$/))()
const monthDay = /*#__PURE__*/ (() => z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/))()
const shift = /*#__PURE__*/ (() => z.enum(['none', 'next', 'previous', 'open']))()

const lengthFields = /*#__PURE__*/ (() => ({
  count: positive,
  unit: z.enum(['day', 'workday', 'week', 'month', 'year']),
  monthEnd: z.enum(['clamp', 'nextDay']).optional(),
  firstDay: z.enum(['counted', 'notCounted', 'open']),
  shift: shift.exactOptional(),
}))()

/** A length of time. */
export const clockLengthSchema = /*#__PURE__*/ (() => z.strictObject(lengthFields))() satisfies z.ZodType<ClockLength>

/** A condition on what is known of a subject. */
export const subjectConditionSchema: z.ZodType<SubjectCondition> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('flag'), of: idSchema, is: z.boolean() }),
    z.strictObject({ kind: z.literal('oneOf'), of: idSchema, values: z.array(z.string()) }),
    z.strictObject({
      kind: z.literal('compare'),
      of: idSchema,
      side: z.enum(['below', 'above']),
      limit: z.union([z.strictObject({ figure: decimalTextSchema }), z.strictObject({ of: idSchema })]),
      edge: z.enum(['inside', 'outside', 'open']),
    }),
    z.strictObject({ kind: z.literal('longerThan'), since: idSchema, length: clockLengthSchema }),
    z.strictObject({
      kind: z.literal('consecutiveYears'),
      of: idSchema,
      years: positive,
      side: z.enum(['below', 'above']),
      limit: decimalTextSchema,
      edge: z.enum(['inside', 'outside']),
    }),
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(z.lazy(() => subjectConditionSchema)) }),
    z.strictObject({ kind: z.literal('not'), of: z.lazy(() => subjectConditionSchema) }),
  ]))()

const voteThresholdSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    of: z.enum(['entitled', 'present']),
    share,
    bound: z.enum(['above', 'atLeast']),
  }))() satisfies z.ZodType<VoteThreshold>

const voteRuleSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    quorum: voteThresholdSchema.exactOptional(),
    approval: voteThresholdSchema.exactOptional(),
    writtenOpinions: z.enum(['counted', 'notCounted', 'open']).exactOptional(),
    ...clause,
  }))() satisfies z.ZodType<MeetingVoteRule>

const quotaSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.enum(['atMost', 'atLeast']),
    count: whole.exactOptional(),
    share: share.exactOptional(),
    rounding: z.enum(['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'floor', 'ceil']).exactOptional(),
    minimum: whole.exactOptional(),
    maximum: whole.exactOptional(),
    ties: z.enum(['exceed', 'leaveVacant']).exactOptional(),
    ...clause,
  }))()

const dutyDaySchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ dayOfMonth: z.int().min(1).max(31), monthEnd: z.enum(['clamp', 'nextDay', 'skip']) }),
    z.strictObject({ weekday: z.int().min(1).max(7), nth: z.int().min(1).max(5) }),
  ]))() satisfies z.ZodType<DutyDay>

const dutyRecurrenceSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.literal('perPeriod'),
      period: z.enum(['week', 'month', 'quarter', 'half', 'year']),
      startMonth: z.int().min(1).max(12).exactOptional(),
      within: z.strictObject({ from: monthDay, to: monthDay, soft: z.boolean().exactOptional() }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('onDay'),
      period: z.enum(['month', 'quarter', 'half', 'year']),
      month: z.int().min(1).max(12).exactOptional(),
      day: dutyDaySchema,
      when: z.enum(['by', 'on']),
      shift,
    }),
    z.strictObject({ kind: z.literal('betweenDates'), from: plainDateSchema, to: plainDateSchema }),
    z.strictObject({ kind: z.literal('eachYears'), years: positive, from: idSchema }),
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

const head = /*#__PURE__*/ (() => ({ ...documentHeadFields, decisions: z.array(decisionSchema) }))()

/** A list of duties. */
export const dutyListSchema = /*#__PURE__*/ (() =>
  z.strictObject({ ...head, rules: z.strictObject({ duties: z.array(dutySchema) }) }))() satisfies z.ZodType<DutyList>

const workflowClockSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    from: z.array(z.union([z.strictObject({ step: idSchema }), z.strictObject({ dateOf: idSchema })])).min(1),
    ...lengthFields,
    soft: z.boolean().exactOptional(),
    extension: z.strictObject({ count: positive, when: idSchema }).exactOptional(),
    ...clause,
  }))() satisfies z.ZodType<WorkflowClock>

const workflowStepSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...named,
    phase: idSchema.exactOptional(),
    actor: idSchema.exactOptional(),
    ...clause,
    after: z.array(z.strictObject({ step: idSchema, outcome: idSchema.exactOptional() })).exactOptional(),
    join: z.enum(['all', 'any']).exactOptional(),
    outcomes: z.array(z.strictObject({ ...named, effect: z.enum(['proceeds', 'repeats', 'ends']) })).exactOptional(),
    notBefore: z.array(workflowClockSchema).exactOptional(),
    by: z.array(workflowClockSchema).exactOptional(),
    lasts: z.strictObject({ atLeast: z.strictObject({ id: idSchema, ...lengthFields }), ...clause }).exactOptional(),
    requires: z
      .array(z.strictObject({ ...named, when: subjectConditionSchema, soft: z.boolean().exactOptional(), ...clause }))
      .exactOptional(),
    vote: voteRuleSchema.exactOptional(),
    validity: z
      .array(
        z.strictObject({
          id: idSchema,
          holds: clockLengthSchema,
          until: idSchema,
          redo: z.array(idSchema).min(1),
          extension: z.strictObject({ count: positive, when: idSchema }).exactOptional(),
          ...clause,
        }),
      )
      .exactOptional(),
    repeats: z
      .array(
        z.strictObject({
          ...named,
          everyMonths: positive,
          until: idSchema,
          soft: z.boolean().exactOptional(),
          ...clause,
        }),
      )
      .exactOptional(),
  }))() satisfies z.ZodType<WorkflowStep>

/** A workflow. */
export const workflowSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      phases: z.array(z.strictObject(named)).exactOptional(),
      steps: z.array(workflowStepSchema),
    }),
  }))() satisfies z.ZodType<Workflow>

const escalationWindowSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('ever'), id: idSchema }),
    z.strictObject({ kind: z.literal('year'), id: idSchema, startsOn: monthDay }),
    z.strictObject({
      kind: z.literal('season'),
      id: idSchema,
      seasons: z.array(z.strictObject({ from: monthDay, to: monthDay })).min(1),
    }),
    z.strictObject({ kind: z.literal('rolling'), id: idSchema, months: positive }),
  ]))() satisfies z.ZodType<EscalationWindow>

/** Escalation ladders. */
export const escalationSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      windows: z.array(escalationWindowSchema),
      ladders: z.array(
        z.strictObject({
          ...named,
          level: idSchema,
          counts: z.array(idSchema),
          resets: z.array(idSchema).exactOptional(),
          scope: z.enum(['own', 'below']),
          unit: z.enum(['events', 'days']),
          window: idSchema,
          steps: z.array(
            z.strictObject({
              ...named,
              at: positive,
              actions: z.array(
                z.strictObject({
                  action: idSchema,
                  title: labelSchema,
                  toward: idSchema.exactOptional(),
                  value: z.string().min(1).exactOptional(),
                }),
              ),
              ...clause,
            }),
          ),
          directEntries: z.array(z.strictObject({ event: idSchema, step: idSchema, ...clause })).exactOptional(),
          severities: z.array(z.strictObject({ ...named, from: whole })).exactOptional(),
          repeats: z.enum(['once', 'eachTime', 'open']),
        }),
      ),
    }),
  }))() satisfies z.ZodType<EscalationDocument>

const closeOutRequirementSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('measuresDone'), ...clause }),
    z.strictObject({ kind: z.literal('evidence'), per: z.enum(['measure', 'issue']), atLeast: positive, ...clause }),
    z.strictObject({ kind: z.literal('confirmed'), what: idSchema, title: labelSchema, ...clause }),
    z.strictObject({ kind: z.literal('related'), by: z.enum(['site', 'similar']), ...clause }),
    z.strictObject({ kind: z.literal('acceptance'), ...clause }),
    z.strictObject({ kind: z.literal('published'), days: positive.exactOptional(), ...clause }),
  ]))() satisfies z.ZodType<CloseOutRequirement>

/** A ledger of issues. */
export const issueLedgerSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      classes: z.array(z.strictObject({ ...named, acceptance: idSchema, ...clause })),
      levels: z.array(idSchema),
      closeOut: z.array(closeOutRequirementSchema),
      afterReopening: z.enum(['redo', 'keep', 'open']),
      rate: roundingSchema.exactOptional(),
    }),
  }))() satisfies z.ZodType<IssueLedgerDocument>

/** States and palettes of lights. */
export const statusLightSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      states: z.array(z.strictObject({ ...named, when: subjectConditionSchema, ...clause })),
      palettes: z.array(z.strictObject({ id: idSchema, colours: z.record(idSchema, z.string().min(1)) })),
    }),
  }))() satisfies z.ZodType<StatusLightDocument>

/** Criteria of a screening. */
export const screeningSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      groups: z.array(
        z.strictObject({
          ...named,
          criteria: z.array(z.strictObject({ ...named, when: subjectConditionSchema, ...clause })),
          atLeast: z.union([positive, z.literal('all')]),
          ...clause,
        }),
      ),
      match: z.enum(['first', 'all']),
      quotas: z
        .array(z.strictObject({ id: idSchema, quota: quotaSchema, of: idSchema.exactOptional() }))
        .exactOptional(),
    }),
  }))() satisfies z.ZodType<ScreeningDocument>

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

/** A yearly competition for flags. */
export const flagSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      categories: z.array(z.strictObject(named)),
      ranking: z.strictObject({
        mode: z.enum(['competition', 'dense', 'ordinal']),
        direction: z.enum(['descending', 'ascending']),
      }),
      winners: quotaSchema,
      perFlag: decimalTextSchema,
      again: z.enum(['allowed', 'refused', 'open']),
      ...clause,
    }),
  }))() satisfies z.ZodType<FlagDocument>

/** A chain of targets. */
export const targetChainSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      targets: z.array(
        z.strictObject({
          ...named,
          unitId: idSchema,
          level: idSchema,
          figure: decimalTextSchema,
          unit: z.string().min(1).exactOptional(),
          partOf: idSchema.exactOptional(),
          passedDown: z.enum(['sum', 'each']).exactOptional(),
          assignments: z.array(assignmentLineSchema),
          ...clause,
        }),
      ),
    }),
  }))() satisfies z.ZodType<TargetChain>

const payItems = /*#__PURE__*/ (() => z.array(z.strictObject({ ...named, each: decimalTextSchema, ...clause })))()

/** Performance pay. */
export const performancePaySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      posts: z.array(z.strictObject({ ...named, full: decimalTextSchema })),
      grades: z.array(z.strictObject({ ...named, share: decimalTextSchema })),
      rewards: payItems,
      deductions: payItems,
      gates: z.array(z.strictObject({ document: idSchema, title: labelSchema, ...clause })).exactOptional(),
      floor: decimalTextSchema.exactOptional(),
      rounding: roundingSchema,
    }),
  }))() satisfies z.ZodType<PerformancePayDocument>

/** Membership dues. */
export const partyDuesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      classes: z.array(
        z.strictObject({
          ...named,
          pays: z.union([
            z.strictObject({ kind: z.literal('rate'), bands: z.array(schemeBandSchema) }),
            z.strictObject({ kind: z.literal('between'), from: decimalTextSchema, to: decimalTextSchema }),
          ]),
          ...clause,
        }),
      ),
      rounding: roundingSchema.exactOptional(),
    }),
  }))() satisfies z.ZodType<PartyDuesDocument>

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
