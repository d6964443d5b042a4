import type { DecimalText } from '../kernel/index.js'
import type { BookItem } from './compiled-book.js'
import { pointsOfBand } from './entry-worth.js'
import { noSuchWorth } from './known-kinds.js'
import { measuredValue, proportionWorth, ratioWorth, timesFactor, type StandingWorth } from './measured-worths.js'
import { panelsWorth } from './panel-worth.js'
import { membersWorth } from './roll-up-worth.js'
import type { ScoringDesk } from './scoring-desk.js'

/** Points of an item that follows a measurement, ratings, or the scores of members. */
export function standingWorth<T>(desk: ScoringDesk<T>, item: BookItem): StandingWorth<T> | undefined {
  const { worth } = item
  switch (worth.by) {
    case 'ratio':
      return ratioWorth(desk, worth)
    case 'proportion':
      return proportionWorth(desk, worth)
    case 'measure': {
      const value = measuredValue(desk, worth.measure)
      if (value.kind !== 'points') return value
      if (worth.bands !== undefined) {
        const found = pointsOfBand(desk, worth.bands, value.points)
        return found.ok ? { kind: 'points', points: found.points } : { kind: 'unknown', reason: found.code }
      }
      return { kind: 'points', points: timesFactor(desk, value.points, worth.factor as DecimalText | undefined) }
    }
    case 'panels':
      return panelsWorth(desk, item, worth)
    case 'members':
      return membersWorth(desk, worth)
    default:
      return worth === noSuchWorth ? { kind: 'unknown', reason: 'unknown-rule-kind' } : undefined
  }
}
