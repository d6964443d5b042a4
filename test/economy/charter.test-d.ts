import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type {
  AgreementCharter,
  CollectiveCharter,
  CooperativeCharter,
  LossDocument,
  PlanRequirements,
  ShareEvent,
  ShareHolder,
  ShareRules,
} from 'xiangzhen/economy'
import type {
  agreementCharterSchema,
  collectiveCharterSchema,
  cooperativeCharterSchema,
} from '../../src/economy/charter-schemas.js'
import type { lossRulesSchema } from '../../src/economy/loss-schemas.js'
import type { planRequirementsSchema } from '../../src/economy/plan-schemas.js'
import type { shareEventSchema, shareHolderSchema, shareRulesSchema } from '../../src/economy/share-schemas.js'

type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

test('schemas and interfaces agree', () => {
  expectTypeOf<Plain<z.infer<typeof collectiveCharterSchema>>>().toEqualTypeOf<Plain<CollectiveCharter>>()
  expectTypeOf<Plain<z.infer<typeof cooperativeCharterSchema>>>().toEqualTypeOf<Plain<CooperativeCharter>>()
  expectTypeOf<Plain<z.infer<typeof agreementCharterSchema>>>().toEqualTypeOf<Plain<AgreementCharter>>()
  expectTypeOf<Plain<z.infer<typeof lossRulesSchema>>>().toEqualTypeOf<Plain<LossDocument>>()
  expectTypeOf<Plain<z.infer<typeof planRequirementsSchema>>>().toEqualTypeOf<Plain<PlanRequirements>>()
  expectTypeOf<Plain<z.infer<typeof shareRulesSchema>>>().toEqualTypeOf<Plain<ShareRules>>()
  expectTypeOf<Plain<z.infer<typeof shareEventSchema>>>().toEqualTypeOf<Plain<ShareEvent>>()
  expectTypeOf<Plain<z.infer<typeof shareHolderSchema>>>().toEqualTypeOf<Plain<ShareHolder>>()
})
