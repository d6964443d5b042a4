import * as z from 'zod/mini'
import { decisionSchema, documentHeadFields, idSchema, plainDateSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { EntryEvent, EntryWorkflow } from './entry-workflow.js'
import { decidableWord } from './figure-schemas.js'

const clauseOf = /*#__PURE__*/ (() => z.exactOptional(z.string()))()

const actionSchema = /*#__PURE__*/ (() =>
  z.enum([
    'declare',
    'review',
    'verify',
    'publish',
    'object',
    'dismiss',
    'uphold',
    'post',
    'reject',
    'resubmit',
    'reverse',
  ]))()

/** A workflow of entries on the wire. */
export const entryWorkflowSchema: z.ZodMiniType<EntryWorkflow> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      steps: z.array(z.enum(['review', 'verify', 'publish'])),
      roles: z.exactOptional(
        z.array(
          z.strictObject({
            actions: z.array(actionSchema).check(z.minLength(1)),
            roles: z.array(idSchema).check(z.minLength(1)),
          }),
        ),
      ),
      proofs: z.exactOptional(
        z.array(
          z.strictObject({
            clause: clauseOf,
            items: z.exactOptional(z.array(idSchema).check(z.minLength(1))),
            kinds: z.array(idSchema).check(z.minLength(1)),
          }),
        ),
      ),
      publicity: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          days: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
          unit: z.enum(['day', 'workday']),
          firstDay: z.exactOptional(decidableWord(['counts', 'doesNotCount'])),
          shift: z.enum(['none', 'next']),
          afterObjection: z.exactOptional(decidableWord(['continues', 'startsAnew'])),
        }),
      ),
      samePerson: z.exactOptional(decidableWord(['allowed', 'refused'])),
      resubmission: z.enum(['allowed', 'refused']),
    }),
  }))()

/** One event of an entry on the wire. */
export const entryEventSchema: z.ZodMiniType<EntryEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    entry: idSchema,
    number: wholeNumberSchema.check(z.gte(1)),
    action: actionSchema,
    actor: idSchema,
    on: plainDateSchema,
    note: z.exactOptional(z.string()),
  }))()
