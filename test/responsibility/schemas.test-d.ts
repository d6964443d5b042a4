import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type { Actual, AssignedTarget, Scheme, SchemeEvent, SchemeSubject } from 'xiangzhen/responsibility'
import {
  type actualSchema,
  type assignedTargetSchema,
  type schemeEventSchema,
  type schemeSchema,
  type schemeSubjectSchema,
} from 'xiangzhen/schemas'

test('the schemas of schemes and their facts are the public types', () => {
  expectTypeOf<z.infer<typeof schemeSchema>>().toEqualTypeOf<Scheme>()
  expectTypeOf<z.infer<typeof actualSchema>>().toEqualTypeOf<Actual>()
  expectTypeOf<z.infer<typeof schemeEventSchema>>().toEqualTypeOf<SchemeEvent>()
  expectTypeOf<z.infer<typeof schemeSubjectSchema>>().toEqualTypeOf<SchemeSubject>()
  expectTypeOf<z.infer<typeof assignedTargetSchema>>().toEqualTypeOf<AssignedTarget>()
})
