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
import { roundingModes } from '../kernel/index.js'
import {
  capSchema,
  classedFigureSchema,
  combinedCapSchema,
  countLimitSchema,
  decidable,
  decidableFigureSchema,
  decidableWord,
  edgeSchema,
  figureOrWord,
  floorSchema,
  itemSchema,
  multiplierSchema,
  shareSchema,
} from './item-schemas.js'
import type { Entry, PointMeasurement, PointsRoster, Rating } from './entries.js'
import type { FigureRef, FigureRule, GradeTable, OutcomeTest, OutcomeTests, PointGroup } from './outcome-rules.js'
import type { PointCategory, PointOpening, RuleBook } from './rule-book.js'

const clauseOf = /*#__PURE__*/ (() => z.string().exactOptional())()
const namesSchema = /*#__PURE__*/ (() => z.array(idSchema).min(1))()

const openingSchema: z.ZodType<PointOpening> = /*#__PURE__*/ (() =>
  z.strictObject({
    points: z.union([
      classedFigureSchema,
      z.strictObject({
        share: decimalTextSchema,
        of: decidableWord(['raw', 'effective']),
        first: classedFigureSchema,
        most: figureOrWord('none'),
        rounding: decidable(z.union([z.literal('none'), roundingSchema])),
      }),
    ]),
    joiners: decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none']).exactOptional(),
    leavers: decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none']).exactOptional(),
    classChange: decidableWord(['start', 'end', 'byDay']).exactOptional(),
    clause: clauseOf,
  }))()

const accountShape = /*#__PURE__*/ (() => ({
  opening: decidable(openingSchema).exactOptional(),
  combine: decidable(
    z.union([
      z.enum(['sum', 'highest', 'lowest', 'mean']),
      z.strictObject({
        weights: z.record(idSchema, decidableFigureSchema),
        missing: decidableWord(['refuse', 'spread', 'zero']),
      }),
    ]),
  ).exactOptional(),
  caps: z.array(decidable(z.union([z.literal('none'), capSchema]))).exactOptional(),
  floor: decidable(z.union([z.literal('none'), floorSchema])).exactOptional(),
  factor: decidableFigureSchema.exactOptional(),
  rounding: decidable(roundingSchema).exactOptional(),
  fullMarks: decimalTextSchema.exactOptional(),
}))()

const categorySchema: z.ZodType<PointCategory> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    within: idSchema.exactOptional(),
    classes: namesSchema.exactOptional(),
    ...accountShape,
  }))()

const figureRefSchema: z.ZodType<FigureRef> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ of: z.enum(['raw', 'effective', 'rate', 'gains', 'losses', 'applicableMaximum']) }),
    z.strictObject({ of: z.enum(['category', 'item', 'count', 'quantity', 'measure']), id: idSchema }),
  ]))()

const testSchema: z.ZodType<OutcomeTest> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      by: z.literal('figure'),
      figure: figureRefSchema,
      compare: decidableWord(['atLeast', 'moreThan', 'atMost', 'lessThan']),
      line: classedFigureSchema,
    }),
    z.strictObject({ by: z.literal('grade'), grades: namesSchema, table: idSchema.exactOptional() }),
    z.strictObject({ by: z.literal('gate'), gate: idSchema, passed: z.boolean() }),
    z.strictObject({ by: z.literal('veto'), veto: idSchema, hit: z.boolean() }),
    z.strictObject({
      by: z.literal('streak'),
      grades: namesSchema,
      table: idSchema.exactOptional(),
      periods: z.int().min(1),
      exempt: decidableWord(['breaks', 'skips']).exactOptional(),
    }),
    z.strictObject({ by: z.literal('gradeChange'), table: idSchema.exactOptional(), least: z.int() }),
  ]))()

const testsSchema: z.ZodType<OutcomeTests> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      testSchema,
      z.strictObject({ all: z.array(testsSchema).min(1) }),
      z.strictObject({ any: z.array(testsSchema).min(1) }),
    ]),
  ))()

const groupSchema: z.ZodType<PointGroup> = /*#__PURE__*/ (() =>
  z.union([z.enum(['everyone', 'class']), z.strictObject({ level: idSchema })]))()

const periodsSchema = /*#__PURE__*/ (() => z.array(z.enum(['month', 'quarter', 'half', 'year', 'custom'])).min(1))()

const gradeTableSchema: z.ZodType<GradeTable> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    per: periodsSchema.exactOptional(),
    classes: namesSchema.exactOptional(),
    figure: figureRefSchema,
    rounding: decidable(z.union([z.literal('none'), roundingSchema])),
    bands: z
      .array(
        z.strictObject({
          grade: idSchema,
          title: labelSchema.exactOptional(),
          from: edgeSchema.exactOptional(),
          to: edgeSchema.exactOptional(),
          gates: namesSchema.exactOptional(),
          otherwise: idSchema.exactOptional(),
          unbanded: z.literal(true).exactOptional(),
        }),
      )
      .min(1),
    quotas: z
      .array(
        z.strictObject({
          grade: idSchema,
          clause: clauseOf,
          seats: z.union([
            z.strictObject({ share: shareSchema, rounding: decidable(z.enum(roundingModes)) }),
            z.strictObject({ count: z.int().min(0) }),
          ]),
          of: decidable(z.union([z.enum(['everyone', 'graded']), z.strictObject({ classes: namesSchema })])),
          strength: decidableWord(['binding', 'principle']),
          within: groupSchema,
          tieBreaks: z.array(figureRefSchema).exactOptional(),
          ties: decidableWord(['exceed', 'leaveVacant']).exactOptional(),
          overflow: decidable(idSchema).exactOptional(),
        }),
      )
      .exactOptional(),
  }))()

const figureRuleSchema: z.ZodType<FigureRule> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    per: periodsSchema.exactOptional(),
    classes: namesSchema.exactOptional(),
    unit: z.string().min(1),
    from: z.union([
      z.strictObject({
        by: z.literal('grade'),
        table: idSchema,
        amounts: z.record(idSchema, decidableFigureSchema),
      }),
      z.strictObject({
        by: z.literal('bands'),
        figure: figureRefSchema,
        bands: z
          .array(
            z.strictObject({
              from: edgeSchema.exactOptional(),
              to: edgeSchema.exactOptional(),
              amount: decidableFigureSchema,
            }),
          )
          .min(1),
      }),
      z.strictObject({
        by: z.literal('linear'),
        base: decidableFigureSchema,
        figure: figureRefSchema,
        factor: decidableFigureSchema,
      }),
    ]),
    monthly: z.strictObject({ holds: decidableWord(['wholePeriod', 'asRecorded']) }).exactOptional(),
    least: decidableFigureSchema.exactOptional(),
    most: decidableFigureSchema.exactOptional(),
    rounding: decidable(roundingSchema),
  }))()

const vetoSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    items: namesSchema.exactOptional(),
    when: testsSchema.exactOptional(),
    effect: decidable(
      z.union([
        z.strictObject({ kind: z.literal('score'), points: decimalTextSchema }),
        z.strictObject({
          kind: z.literal('factor'),
          factor: decimalTextSchema,
          each: decidableWord(['once', 'event']),
        }),
        z.strictObject({ kind: z.enum(['category', 'item']), id: idSchema }),
        z.strictObject({ kind: z.enum(['grade', 'gradeLimit']), grade: idSchema }),
        z.strictObject({ kind: z.literal('award'), award: idSchema }),
      ]),
    ),
    discretion: decidableWord(['must', 'may']),
    dated: decidableWord(['event', 'decided']),
    classes: namesSchema.exactOptional(),
  }))()

const timingSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    score: decidableWord(['month', 'quarter', 'half', 'year', 'custom']),
    firstMonth: z.int().min(1).max(12).exactOptional(),
    within: decidableWord(['standing', 'movement']).exactOptional(),
    beyond: decidableWord(['sum', 'mean', 'lowest', 'last']).exactOptional(),
    vetoesBeyond: decidableWord(['anyPeriod', 'lastPeriod', 'none']).exactOptional(),
    entryDate: decidableWord(['event', 'recorded', 'decided']),
    classDate: decidableWord(['event', 'periodStart', 'periodEnd']),
    countedStates: namesSchema.exactOptional(),
    versionDate: decidableWord(['event', 'periodStart']).exactOptional(),
    capsAcrossVersions: decidableWord(['oneWindow', 'split']).exactOptional(),
  }))()

const accountHolderSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('member') }),
    z.strictObject({ kind: z.literal('household') }),
    z.strictObject({
      kind: z.literal('organisation'),
      levels: namesSchema,
      notScored: namesSchema.exactOptional(),
    }),
  ]))()

/** A rule book on the wire. */
export const ruleBookSchema: z.ZodType<RuleBook> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      account: decidable(accountHolderSchema),
      points: z.strictObject({
        digits: z.int().min(0).max(12),
        rounding: decidable(roundingSchema).exactOptional(),
      }),
      timing: timingSchema,
      classes: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            graded: z.boolean().exactOptional(),
            scored: z.boolean().exactOptional(),
          }),
        )
        .exactOptional(),
      exemptions: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            steps: z.array(idSchema),
            partOfPeriod: decidableWord(['whole', 'none', 'days']).exactOptional(),
          }),
        )
        .exactOptional(),
      categories: z.array(decidable(categorySchema)),
      items: z.array(decidable(itemSchema)),
      multipliers: z.array(multiplierSchema).exactOptional(),
      multiplierStacking: decidableWord(['multiply', 'addIncreases', 'highest']).exactOptional(),
      countLimits: z.array(decidable(countLimitSchema)).exactOptional(),
      combinedCaps: z.array(decidable(z.union([z.literal('none'), combinedCapSchema]))).exactOptional(),
      total: z.strictObject(accountShape),
      analogy: z.strictObject({ clause: clauseOf }).exactOptional(),
      vetoes: z.array(decidable(vetoSchema)).exactOptional(),
      suspensions: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            items: namesSchema,
            right: idSchema,
            years: z.int().min(1),
            from: decidableWord(['event', 'decided']),
            earning: decidableWord(['continues', 'stops']),
            overlap: decidableWord(['sideBySide', 'oneAfterTheOther']),
          }),
        )
        .exactOptional(),
      gates: z
        .array(z.strictObject({ id: idSchema, title: labelSchema, clause: clauseOf, when: testsSchema }))
        .exactOptional(),
      grades: z.array(decidable(gradeTableSchema)).exactOptional(),
      consequences: z
        .array(
          decidable(
            z.strictObject({
              id: idSchema,
              title: labelSchema,
              clause: clauseOf,
              classes: namesSchema.exactOptional(),
              classDate: z.literal('decision').exactOptional(),
              per: periodsSchema.exactOptional(),
              when: testsSchema,
              outcomes: namesSchema,
            }),
          ),
        )
        .exactOptional(),
      rankings: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            per: periodsSchema.exactOptional(),
            classes: namesSchema.exactOptional(),
            figure: decidable(figureRefSchema),
            within: groupSchema,
            mode: decidableWord(['competition', 'dense', 'ordinal']),
            direction: z.enum(['descending', 'ascending']).exactOptional(),
            tieBreaks: z.array(figureRefSchema).exactOptional(),
          }),
        )
        .exactOptional(),
      lists: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            ranking: idSchema,
            end: z.enum(['top', 'bottom']),
            count: z.int().min(1),
            ties: decidableWord(['exceed', 'leaveVacant']).exactOptional(),
          }),
        )
        .exactOptional(),
      figures: z.array(decidable(figureRuleSchema)).exactOptional(),
      budgets: z
        .array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            ceiling: z.union([decidableFigureSchema, z.strictObject({ share: decimalTextSchema, measure: idSchema })]),
            over: decidableWord(['proRata', 'inDateOrder', 'postpone']).exactOptional(),
            grain: decimalTextSchema,
            items: namesSchema.exactOptional(),
          }),
        )
        .exactOptional(),
      visibility: z
        .array(
          z.strictObject({
            what: z.enum(['scores', 'lines', 'grades', 'ranks']),
            audience: z.enum(['member', 'ownOrganisation', 'public']),
            clause: clauseOf,
          }),
        )
        .exactOptional(),
    }),
  }))()

const clockSchema = /*#__PURE__*/ (() =>
  z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'write a local time as HH:MM' }))()

const approvalSchema = /*#__PURE__*/ (() =>
  z.strictObject({ step: idSchema, on: plainDateSchema, by: z.string().exactOptional() }))()

/** One entry on the wire. */
export const entrySchema: z.ZodType<Entry> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    member: idSchema,
    item: idSchema,
    eventDate: plainDateSchema,
    recordedAt: plainDateSchema.exactOptional(),
    decidedAt: plainDateSchema.exactOptional(),
    quantity: decimalTextSchema.exactOptional(),
    points: decimalTextSchema.exactOptional(),
    level: idSchema.exactOptional(),
    place: z.int().min(1).exactOptional(),
    groupSize: z.int().min(1).exactOptional(),
    object: idSchema.exactOptional(),
    others: z
      .array(
        z.strictObject({
          member: idSchema,
          level: idSchema.exactOptional(),
          points: decimalTextSchema.exactOptional(),
        }),
      )
      .exactOptional(),
    marks: z.array(idSchema).exactOptional(),
    evidence: z.array(z.strictObject({ kind: idSchema, receivedAt: plainDateSchema.exactOptional() })).exactOptional(),
    approvals: z.array(approvalSchema).exactOptional(),
    time: clockSchema.exactOptional(),
    scheduledTime: clockSchema.exactOptional(),
    state: z
      .enum(['declared', 'reviewed', 'verified', 'published', 'posted', 'rejected', 'objected', 'reversed'])
      .exactOptional(),
    reverses: idSchema.exactOptional(),
    reason: z.string().exactOptional(),
    recordedBy: z.string().exactOptional(),
  }))()

/** One rating on the wire. */
export const ratingSchema: z.ZodType<Rating> = /*#__PURE__*/ (() =>
  z.strictObject({
    member: idSchema,
    item: idSchema,
    panel: idSchema,
    rater: idSchema,
    mark: decimalTextSchema,
    on: plainDateSchema,
  }))()

/** One measurement on the wire. */
export const pointMeasurementSchema: z.ZodType<PointMeasurement> = /*#__PURE__*/ (() =>
  z.strictObject({
    member: idSchema.exactOptional(),
    measure: idSchema,
    value: decimalTextSchema.exactOptional(),
    numerator: decimalTextSchema.exactOptional(),
    denominator: decimalTextSchema.exactOptional(),
    on: plainDateSchema.exactOptional(),
  }))()

const linkSchema = /*#__PURE__*/ (() =>
  z.strictObject({ id: idSchema, from: plainDateSchema.exactOptional(), to: plainDateSchema.exactOptional() }))()

const linksSchema = /*#__PURE__*/ (() => z.array(linkSchema).exactOptional())()

/** Members, households, organisations, exemptions and leaves on the wire, a schema for the rows of each. */
export const rosterRowSchemas = /*#__PURE__*/ (() => ({
  members: z.strictObject({
    id: idSchema,
    name: labelSchema.exactOptional(),
    joined: plainDateSchema.exactOptional(),
    left: plainDateSchema.exactOptional(),
    classes: linksSchema,
    roles: linksSchema,
    households: linksSchema,
    organisations: linksSchema,
  }),
  households: z.strictObject({
    id: idSchema,
    name: labelSchema.exactOptional(),
    joined: plainDateSchema.exactOptional(),
    left: plainDateSchema.exactOptional(),
    classes: linksSchema,
    organisations: linksSchema,
  }),
  organisations: z.strictObject({
    id: idSchema,
    name: labelSchema.exactOptional(),
    level: idSchema,
    within: idSchema.exactOptional(),
    classes: linksSchema,
  }),
  exemptions: z.strictObject({
    member: idSchema,
    exemption: idSchema,
    from: plainDateSchema,
    to: plainDateSchema.exactOptional(),
    steps: z.array(approvalSchema),
  }),
  leaves: z.strictObject({ member: idSchema, from: plainDateSchema, to: plainDateSchema }),
}))()

/** A whole roster on the wire. */
export const pointsRosterSchema: z.ZodType<PointsRoster> = /*#__PURE__*/ (() =>
  z.strictObject({
    members: z.array(rosterRowSchemas.members),
    households: z.array(rosterRowSchemas.households).exactOptional(),
    organisations: z.array(rosterRowSchemas.organisations).exactOptional(),
    exemptions: z.array(rosterRowSchemas.exemptions).exactOptional(),
    leaves: z.array(rosterRowSchemas.leaves).exactOptional(),
  }))()
