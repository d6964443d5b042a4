import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type {
  EntryEvent,
  EntryWorkflow,
  PointCredit,
  PointHolder,
  PointTransfer,
  RedemptionPolicy,
  RedemptionRecord,
} from 'xiangzhen/points'
import type {
  entryEventSchema,
  entryWorkflowSchema,
  pointCreditSchema,
  pointHolderSchema,
  pointTransferSchema,
  redemptionPolicySchema,
  redemptionRecordSchema,
} from 'xiangzhen/schemas'

test('schemas and models are the same', () => {
  expectTypeOf<z.infer<typeof redemptionPolicySchema>>().toEqualTypeOf<RedemptionPolicy>()
  expectTypeOf<z.infer<typeof redemptionRecordSchema>>().toEqualTypeOf<RedemptionRecord>()
  expectTypeOf<z.infer<typeof pointCreditSchema>>().toEqualTypeOf<PointCredit>()
  expectTypeOf<z.infer<typeof pointHolderSchema>>().toEqualTypeOf<PointHolder>()
  expectTypeOf<z.infer<typeof pointTransferSchema>>().toEqualTypeOf<PointTransfer>()
  expectTypeOf<z.infer<typeof entryWorkflowSchema>>().toEqualTypeOf<EntryWorkflow>()
  expectTypeOf<z.infer<typeof entryEventSchema>>().toEqualTypeOf<EntryEvent>()
})
