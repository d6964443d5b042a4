import { expectTypeOf, it } from 'vitest'
import type * as z from 'zod/mini'
import type { Entry, PointMeasurement, PointsRoster, Rating, RuleBook } from 'xiangzhen/points'
import type {
  entrySchema,
  pointMeasurementSchema,
  pointsRosterSchema,
  ratingSchema,
  ruleBookSchema,
} from 'xiangzhen/schemas'

it('documents and facts on the wire are the types in memory', () => {
  expectTypeOf<z.infer<typeof ruleBookSchema>>().toEqualTypeOf<RuleBook>()
  expectTypeOf<z.infer<typeof entrySchema>>().toEqualTypeOf<Entry>()
  expectTypeOf<z.infer<typeof ratingSchema>>().toEqualTypeOf<Rating>()
  expectTypeOf<z.infer<typeof pointMeasurementSchema>>().toEqualTypeOf<PointMeasurement>()
  expectTypeOf<z.infer<typeof pointsRosterSchema>>().toEqualTypeOf<PointsRoster>()
})
