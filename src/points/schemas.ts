import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  roundingSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import { accountShape, categorySchema, clauseOf } from './account-schemas.js'
import { decidable, decidableFigureSchema, decidableWord } from './figure-schemas.js'
import { combinedCapSchema, countLimitSchema, itemSchema, multiplierSchema } from './item-schemas.js'
import {
  figureRuleSchema,
  gradeTableSchema,
  groupSchema,
  periodsSchema,
  seatShareSchema,
  vetoSchema,
} from './outcome-schemas.js'
import type { OwnPeriod, RuleBook } from './rule-book.js'
import { figureRefSchema, namesSchema, testsSchema } from './test-schemas.js'

const ownPeriodSchema: z.ZodMiniType<OwnPeriod> = /*#__PURE__*/ (() =>
  z.strictObject({
    clause: clauseOf,
    since: z.union([
      z.strictObject({ by: z.literal('joined') }),
      z.strictObject({ by: z.enum(['class', 'role']), id: idSchema }),
      z.strictObject({ by: z.literal('event'), items: namesSchema, dated: decidableWord(['event', 'decided']) }),
    ]),
    first: decidableWord(['sameDay', 'nextDay']),
    months: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
    opening: z.exactOptional(decidableWord(['again', 'none'])),
  }))()

const timingSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    score: decidableWord(['month', 'quarter', 'half', 'year', 'custom']),
    firstMonth: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(12))),
    within: z.exactOptional(decidableWord(['standing', 'movement'])),
    ownPeriod: z.exactOptional(decidable(ownPeriodSchema)),
    beyond: z.exactOptional(decidableWord(['sum', 'mean', 'lowest', 'last'])),
    vetoesBeyond: z.exactOptional(decidableWord(['anyPeriod', 'lastPeriod', 'none'])),
    entryDate: decidableWord(['event', 'recorded', 'decided']),
    classDate: decidableWord(['event', 'periodStart', 'periodEnd']),
    countedStates: z.exactOptional(namesSchema),
    versionDate: z.exactOptional(decidableWord(['event', 'periodStart'])),
    capsAcrossVersions: z.exactOptional(decidableWord(['oneWindow', 'split'])),
  }))()

const accountHolderSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('member') }),
    z.strictObject({ kind: z.literal('household') }),
    z.strictObject({
      kind: z.literal('organisation'),
      levels: namesSchema,
      notScored: z.exactOptional(namesSchema),
    }),
  ]))()

/** A rule book on the wire. */
export const ruleBookSchema: z.ZodMiniType<RuleBook> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      account: decidable(accountHolderSchema),
      points: z.strictObject({
        digits: wholeNumberSchema.check(z.gte(0), z.lte(12)),
        rounding: z.exactOptional(decidable(roundingSchema)),
      }),
      timing: timingSchema,
      classes: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            graded: z.exactOptional(z.boolean()),
            scored: z.exactOptional(z.boolean()),
          }),
        ),
      ),
      exemptions: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            steps: z.array(idSchema),
            partOfPeriod: z.exactOptional(decidableWord(['whole', 'none', 'days'])),
          }),
        ),
      ),
      categories: z.array(decidable(categorySchema)),
      items: z.array(decidable(itemSchema)),
      multipliers: z.exactOptional(z.array(multiplierSchema)),
      multiplierStacking: z.exactOptional(decidableWord(['multiply', 'addIncreases', 'highest'])),
      countLimits: z.exactOptional(z.array(decidable(countLimitSchema))),
      combinedCaps: z.exactOptional(z.array(decidable(z.union([z.literal('none'), combinedCapSchema])))),
      total: z.strictObject(accountShape),
      noRecords: z.exactOptional(decidableWord(['zero', 'unknown'])),
      analogy: z.exactOptional(z.strictObject({ clause: clauseOf })),
      vetoes: z.exactOptional(z.array(decidable(vetoSchema))),
      suspensions: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            items: namesSchema,
            right: idSchema,
            years: wholeNumberSchema.check(z.gte(1)),
            from: decidableWord(['event', 'decided']),
            earning: decidableWord(['continues', 'stops']),
            overlap: decidableWord(['sideBySide', 'oneAfterTheOther']),
          }),
        ),
      ),
      gates: z.exactOptional(
        z.array(z.strictObject({ id: idSchema, title: labelSchema, clause: clauseOf, when: testsSchema })),
      ),
      grades: z.exactOptional(z.array(decidable(gradeTableSchema))),
      consequences: z.exactOptional(
        z.array(
          decidable(
            z.strictObject({
              id: idSchema,
              title: labelSchema,
              clause: clauseOf,
              classes: z.exactOptional(namesSchema),
              classDate: z.exactOptional(z.literal('decision')),
              per: z.exactOptional(periodsSchema),
              when: testsSchema,
              outcomes: namesSchema,
            }),
          ),
        ),
      ),
      rankings: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            per: z.exactOptional(periodsSchema),
            classes: z.exactOptional(namesSchema),
            figure: decidable(figureRefSchema),
            within: groupSchema,
            mode: decidableWord(['competition', 'dense', 'ordinal']),
            direction: z.exactOptional(z.enum(['descending', 'ascending'])),
            tieBreaks: z.exactOptional(z.array(figureRefSchema)),
          }),
        ),
      ),
      lists: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            ranking: idSchema,
            end: z.enum(['top', 'bottom']),
            count: z.union([wholeNumberSchema.check(z.gte(1)), seatShareSchema]),
            when: z.exactOptional(testsSchema),
            leastRanked: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
            ties: z.exactOptional(decidableWord(['exceed', 'leaveVacant'])),
          }),
        ),
      ),
      figures: z.exactOptional(z.array(decidable(figureRuleSchema))),
      budgets: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            title: labelSchema,
            clause: clauseOf,
            ceiling: z.union([decidableFigureSchema, z.strictObject({ share: decimalTextSchema, measure: idSchema })]),
            over: z.exactOptional(decidableWord(['proRata', 'inDateOrder', 'postpone'])),
            sameDay: z.exactOptional(decidableWord(['proRata', 'wait'])),
            grain: decimalTextSchema,
            items: z.exactOptional(namesSchema),
          }),
        ),
      ),
      visibility: z.exactOptional(
        z.array(
          z.strictObject({
            what: z.enum(['scores', 'lines', 'grades', 'ranks']),
            audience: z.enum(['member', 'ownOrganisation', 'public']),
            clause: clauseOf,
          }),
        ),
      ),
    }),
  }))()
