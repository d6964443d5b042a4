import { returnConventions, xirr, type CashFlow } from '../../src/economy/index.js'

// XIRR on 5 and 361 flows against the packages that a user would otherwise pick: each gets the input it asks for, made beforehand;
// ours gets date text and decimal text and reads them in the time that is measured. Ours also proves every root by sign.

// Development dependencies of the benchmark alone, without types.
const load = (name: string): Promise<unknown> => import(name)
const { xirr: fromWebcarrot } = (await load('@webcarrot/xirr')) as { xirr: (flows: readonly object[]) => number }
const { xirr: fromNodeIrr } = (await load('node-irr')) as { xirr: (flows: readonly object[]) => { rate: number } }
const { default: fromXirr } = (await load('xirr')) as { default: (flows: readonly object[]) => number }
const { default: Finance } = (await load('financejs')) as {
  default: new () => { XIRR: (amounts: number[], dates: Date[], guess: number) => number }
}

interface Sample {
  readonly name: string
  readonly flows: readonly CashFlow[]
  /** The rate to seven places, worked out apart. */
  readonly rate: number
  readonly rounds: number
}

const fiveFlows = [
  ['2008-01-01', '-10000'],
  ['2008-03-01', '2750'],
  ['2008-10-30', '4250'],
  ['2009-02-15', '3250'],
  ['2009-04-01', '2750'],
].map(([date, amount]) => ({ date: date!, amount: amount! }))

const monthlyFlows = [
  { date: '1994-01-01', amount: '-100000' },
  ...Array.from({ length: 360 }, (_, index) => {
    const month = String(((index + 1) % 12) + 1).padStart(2, '0')
    return { date: `${1994 + Math.floor((index + 1) / 12)}-${month}-01`, amount: '480' }
  }),
]

const samples: readonly Sample[] = [
  { name: '5 flows', flows: fiveFlows, rate: 0.3733625, rounds: 4000 },
  { name: '361 flows', flows: monthlyFlows, rate: 0.0411853, rounds: 200 },
]

for (const { name, flows, rate, rounds } of samples) {
  const pairs = flows.map(({ date, amount }) => ({ amount: Number(amount), when: new Date(`${date}T00:00:00Z`) }))
  const webcarrot = pairs.map(({ amount, when }) => ({ amount, date: when }))
  const nodeIrr = flows.map(({ date, amount }) => ({ amount: Number(amount), date: date.replace(/-/g, '') }))
  const finance = new Finance()
  const [amounts, dates] = [pairs.map(({ amount }) => amount), pairs.map(({ when }) => when)]
  const candidates: readonly (readonly [string, () => number])[] = [
    ['xiangzhen', () => ours(flows)],
    ['xirr', () => fromXirr(pairs)],
    ['@webcarrot/xirr', () => fromWebcarrot(webcarrot)],
    // It gives the rate of a day.
    ['node-irr', () => Math.pow(1 + fromNodeIrr(nodeIrr).rate, 365) - 1],
    // It gives per cent with two places.
    ['financejs', () => finance.XIRR(amounts, dates, 0.1) / 100],
  ]
  const times = candidates.map(([label, run]) => {
    let wrong = ''
    try {
      if (Math.abs(run() - rate) > 1e-6) wrong = ` (wrong: ${run()})`
    } catch (error) {
      wrong = ` (throws: ${String(error)})`
    }
    return { label, wrong, micros: wrong.includes('throws') ? Number.NaN : median(run, rounds) }
  })
  const right = times.filter(({ label, wrong }) => wrong === '' && label !== 'xiangzhen')
  const fastest = Math.min(...right.map(({ micros }) => micros))
  for (const { label, micros, wrong } of times) {
    const ratio = (micros / fastest).toFixed(2)
    console.log(
      `xirr, ${name}: ${label.padEnd(16)} ${micros.toFixed(2).padStart(9)} µs  ${ratio} × the fastest right one${wrong}`,
    )
  }
}

function ours(flows: readonly CashFlow[]): number {
  const result = xirr(returnConventions, { flows }, {})
  return result.status === 'computed' ? Number(result.value.rate) : Number.NaN
}

function median(run: () => number, rounds: number): number {
  const times: number[] = []
  for (let batch = 0; batch < 12; batch += 1) {
    const start = performance.now()
    for (let round = 0; round < rounds; round += 1) run()
    times.push(((performance.now() - start) * 1000) / rounds)
  }
  return times.slice(3).sort((a, b) => a - b)[4]!
}
