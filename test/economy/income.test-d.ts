import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type {
  CashFlow,
  ConsecutiveDocument,
  ConsecutiveRules,
  IncomeEntry,
  LedgerAccount,
  TierDocument,
  TierRules,
} from 'xiangzhen'
import type { cashFlowSchema, consecutiveTargetsSchema, incomeEntrySchema, tierRulesSchema } from 'xiangzhen/schemas'
import type { DecimalText } from 'xiangzhen/kernel'

/** On the wire a figure is decimal text only. */
type OnWire<T> = { [Key in keyof T]: Key extends 'amount' ? DecimalText : T[Key] }
/** Readonly or not makes no difference on the wire. */
type Plain<T> = T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T

test('the schemas read what the models describe', () => {
  expectTypeOf<Plain<z.infer<typeof incomeEntrySchema>>>().toEqualTypeOf<Plain<OnWire<IncomeEntry>>>()
  expectTypeOf<Plain<z.infer<typeof cashFlowSchema>>>().toEqualTypeOf<Plain<OnWire<CashFlow>>>()
  expectTypeOf<Plain<z.infer<typeof tierRulesSchema>['rules']>>().toEqualTypeOf<Plain<TierRules>>()
  expectTypeOf<z.infer<typeof tierRulesSchema>>().toExtend<TierDocument>()
  expectTypeOf<Plain<z.infer<typeof consecutiveTargetsSchema>['rules']>>().toEqualTypeOf<Plain<ConsecutiveRules>>()
  expectTypeOf<z.infer<typeof consecutiveTargetsSchema>>().toExtend<ConsecutiveDocument>()
})

test('accounts are named', () => {
  expectTypeOf<'operatingIncome'>().toExtend<LedgerAccount>()
  expectTypeOf<'income'>().not.toExtend<LedgerAccount>()
})
