import type { IndicatorMethod, Scheme, SchemeFacts } from '../../src/responsibility/index.js'
import { schemeTally, scoreScheme } from '../../src/responsibility/index.js'

/**
 * 3 000 villages × 200 indicators: `scoreScheme` (totals) against the plain-float loop that a user would write over the same rows; and a national
 * roll-up of 700 000 scored villages through five levels by merged tallies.
 */
const villageCount = Number(process.env['VILLAGES'] ?? 3000)
const indicatorCount = 200
const unitCount = Number(process.env['UNITS'] ?? 700_000)

const methods: readonly IndicatorMethod[] = [
  { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } },
  { kind: 'threshold', pass: 'atLeast' },
  { kind: 'steps', better: 'higher', unit: 'absolute', size: '2', points: '0.1', whole: 'floor' },
  { kind: 'coefficient', points: '0.01', over: { kind: 'capAtWeight' }, atTarget: 'coefficient' },
]

const nodes = Array.from({ length: indicatorCount }, (_, at) => ({
  id: `indicator-${at}`,
  title: `indicator ${at}`,
  weight: '0.5',
  target: '100',
  floor: '0',
  method: methods[at % methods.length] as IndicatorMethod,
}))

const scheme: Scheme = {
  id: 'bench',
  title: 'bench',
  version: '1',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions: [],
  rules: {
    full: '100',
    nodes,
    policies: { missing: 'zero' },
    rounding: [
      { stage: 'indicator', digits: 4, mode: 'halfUp' },
      { stage: 'total', digits: 2, mode: 'halfUp' },
    ],
  },
}

// A fixed sequence: the same rows on every run.
let state = 1
function next(bound: number): number {
  state = (state * 16807) % 2147483647
  return state % bound
}

const subjects = Array.from({ length: villageCount }, (_, at) => ({ id: `village-${at}` }))
const actuals = JSON.parse(
  JSON.stringify(
    subjects.flatMap((subject) =>
      nodes.map((node) => ({ subject: subject.id, indicator: node.id, value: (next(12000) / 100).toFixed(2) })),
    ),
  ),
) as NonNullable<SchemeFacts['actuals']>

function plainFloats(): Map<string, string> {
  const rows = new Map<string, Map<string, number>>()
  for (const row of actuals) {
    let own = rows.get(row.subject)
    if (own === undefined) rows.set(row.subject, (own = new Map<string, number>()))
    own.set(row.indicator, Number(row.value))
  }
  const totals = new Map<string, string>()
  for (const { id } of subjects) {
    const own = rows.get(id)
    let total = 0
    for (const node of nodes) {
      const actual = own?.get(node.id)
      if (actual === undefined) continue
      let points: number
      switch (node.method.kind) {
        case 'proportional':
          points = 0.5 * Math.min(1, actual / 100)
          break
        case 'threshold':
          points = actual >= 100 ? 0.5 : 0
          break
        case 'steps':
          points = Math.max(0, 0.5 - 0.1 * Math.floor(Math.max(0, 100 - actual) / 2))
          break
        default:
          points = Math.min(0.5, 0.01 * actual)
      }
      total += Math.round(points * 10_000) / 10_000
    }
    totals.set(id, total.toFixed(2))
  }
  return totals
}

function exactTotals(): ReturnType<typeof scoreScheme> {
  return scoreScheme(scheme, { subjects, actuals }, { period: '2024', asOf: '2024-12-31', detail: 'totals' })
}

function median(run: () => unknown, rounds = 5): number {
  const times: number[] = []
  for (let round = 0; round < rounds + 2; round += 1) {
    const start = performance.now()
    run()
    if (round >= 2) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN
}

const floats = plainFloats()
let wrong = 0
for (const { id, score } of exactTotals().scores) {
  if (score.status !== 'computed' || score.value !== floats.get(id)) wrong += 1
}

const floatTime = median(plainFloats)
const exactTime = median(exactTotals)
process.stdout.write(
  `responsibility-score: ${villageCount} villages × ${indicatorCount} indicators: floats ${floatTime.toFixed(0)} ms, ` +
    `scoreScheme ${exactTime.toFixed(0)} ms, ${(exactTime / floatTime).toFixed(2)} ×; float totals that differ: ${wrong}\n`,
)

const tally = schemeTally({ digits: 2, mode: 'halfUp' })
const fanOut = [31, 11, 9, 14] // provinces, cities, counties, townships; the villages are what is left
function national(): ReturnType<typeof tally.finish> {
  const leaves = fanOut.reduce((product, count) => product * count, 1)
  const each = Math.ceil(unitCount / leaves)
  let given = 0
  const level = (depth: number): typeof tally.empty => {
    const count = fanOut[depth]
    if (count === undefined) {
      const villages = Math.min(each, unitCount - given)
      given += villages
      return tally.add(
        tally.empty,
        Array.from({ length: villages }, (_, at) => ({
          score: `${60 + (at % 40)}.25`,
          weight: '3',
          grade: at % 3 === 0 ? 'good' : 'fair',
        })),
      )
    }
    let sum = tally.empty
    for (let at = 0; at < count; at += 1) sum = tally.merge(sum, level(depth + 1))
    return sum
  }
  return tally.finish(level(0))
}
const nationalTime = median(national, 3)
const whole = national()
process.stdout.write(
  `national roll-up: ${whole.status === 'computed' ? whole.value.scored : 0} villages, 5 levels: ${nationalTime.toFixed(0)} ms\n`,
)
