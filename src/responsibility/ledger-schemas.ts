import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, roundingSchema } from '../kernel/schema.js'
import { clause, head, monthDay, named, positive, quotaSchema, whole } from './shared-schemas.js'
import { schemeBandSchema } from './method-schemas.js'
import { assignmentLineSchema } from './schemas.js'
import type { EscalationDocument, EscalationWindow } from './escalation-ladder.js'
import type { FlagDocument } from './flag-awards.js'
import type { CloseOutRequirement, IssueLedgerDocument } from './issue-ledger.js'
import type { PartyDuesDocument } from './party-dues.js'
import type { PerformancePayDocument } from './performance-pay.js'
import type { TargetChain } from './target-chain.js'

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
          consecutive: z
            .strictObject({
              period: z.enum(['month', 'quarter', 'half', 'year']),
              gap: z.enum(['breaks', 'skipped', 'open']),
            })
            .exactOptional(),
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
    z.strictObject({
      kind: z.literal('published'),
      days: positive.exactOptional(),
      firstDay: z.enum(['counted', 'notCounted']).exactOptional(),
      ...clause,
    }),
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
