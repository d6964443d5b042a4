import type { FieldAmount } from './amounts.js'
import { quietDesk, troubleOf, warn, type Desk } from './desk.js'
import { takeAny, writtenPlaces } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import type { Working } from './working.js'

/**
 * Holds a stated figure against what the records give, at the digits that the text states: 8.96 % agrees with 8.9583 %. Says so where none of the
 * computed steps (a yield per total and per planted area) agrees.
 */
export function compareStated(
  desk: Desk,
  metric: string,
  stated: FieldAmount,
  computed: readonly Working[],
  path: string,
): void {
  if (stated.value === undefined) return
  const digits = writtenPlaces(stated.value)
  const shown = (step: (inner: Desk) => Working): string | undefined => {
    const inner = { ...quietDesk(desk), rounding: { digits, mode: 'halfUp' as const } }
    const { figure } = figureIn(inner, step(inner), stated.unit, path)
    return troubleOf(inner) === undefined ? figure : undefined
  }
  const printed = shown((inner) => takeAny(inner, stated, 'stated-metric', path))
  const figures = computed.map((step) => shown(() => step)).filter((one) => one !== undefined)
  const [first] = figures
  if (printed === undefined || first === undefined || figures.includes(printed)) return
  warn(desk, 'stated-metric-differs', path, { metric, stated: printed, computed: first, unit: stated.unit })
}
