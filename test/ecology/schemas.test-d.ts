import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type {
  ClassTable,
  FactorSet,
  FieldMethod,
  FieldRecord,
  Standard,
  SuppliedFactor,
  TrophicTable,
} from 'xiangzhen/ecology'
import type {
  classTableSchema,
  factorSetSchema,
  fieldMethodSchema,
  fieldRecordSchema,
  standardSchema,
  suppliedFactorSchema,
  trophicTableSchema,
} from '../../src/ecology/schemas.js'

test('the schemas read exactly the documents and records', () => {
  expectTypeOf<z.infer<typeof classTableSchema>>().toEqualTypeOf<ClassTable>()
  expectTypeOf<z.infer<typeof standardSchema>>().toEqualTypeOf<Standard>()
  expectTypeOf<z.infer<typeof factorSetSchema>>().toEqualTypeOf<FactorSet>()
  expectTypeOf<z.infer<typeof fieldMethodSchema>>().toEqualTypeOf<FieldMethod>()
  expectTypeOf<z.infer<typeof fieldRecordSchema>>().toEqualTypeOf<FieldRecord>()
  expectTypeOf<z.infer<typeof suppliedFactorSchema>>().toEqualTypeOf<SuppliedFactor>()
  expectTypeOf<z.infer<typeof trophicTableSchema>>().toEqualTypeOf<TrophicTable>()
})
