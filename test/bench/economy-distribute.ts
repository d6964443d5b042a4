import { allocateColumn, distribute, type AgreementCharter, type ShareEvent } from '../../src/economy/index.js'

/**
 * A pool among one million holders: the object door `distribute` and the column door `allocateColumn`, against a float loop that does not
 * conserve and against `allocate` of dinero.js.
 */
const holders = Number(process.env['HOLDERS'] ?? 1_000_000)
const pool = 321_000_000
const widePool = 900_000_000_000_000

// A fixed sequence: the same shares on every run.
let state = 12345
function next(bound: number): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return state % bound
}

const weights = Float64Array.from({ length: holders }, () => 1 + next(1000))
const equal = new Float64Array(holders).fill(1)
const register = Array.from(weights, (shares, at): ShareEvent => {
  const id = String(at).padStart(7, '0')
  return { id: `e${id}`, type: 'grant', date: '2020-01-01', shareClass: 'm', shares: String(shares), to: `h${id}` }
})
const charter: AgreementCharter = {
  id: 'bench',
  title: 'bench',
  version: '1',
  effective: { from: '2020-01-01' },
  sources: [],
  decisions: [],
  rules: {
    form: 'agreement',
    measure: 'netResult',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    payout: { residue: 'largestRemainder', ties: 'byId' },
    shares: { registeredBy: 'person', classes: [{ id: 'm', label: 'm', digits: 0 }] },
    pools: [{ id: 'p', label: 'p', purpose: 'members', take: { kind: 'rest' }, to: { kind: 'holders', by: 'shares' } }],
  },
}

/** What a user would write: every part rounded for itself, so the parts need not sum to the pool. */
function floatLoop(fen: number, list: Float64Array): Float64Array {
  let sum = 0
  for (const weight of list) sum += weight
  const parts = new Float64Array(list.length)
  for (let i = 0; i < list.length; i += 1) parts[i] = Math.round((fen * list[i]!) / sum)
  return parts
}

function time(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function median(run: () => unknown, rounds: number): number {
  const times = Array.from({ length: rounds + 2 }, () => time(run)).slice(2)
  return times.sort((a, b) => a - b)[rounds >> 1]!
}

for (const [name, fen, list] of [
  ['shares 1 to 1000', pool, weights],
  ['equal shares', pool, equal],
  ['products beyond safe integers', widePool, weights],
] as const) {
  const float = median(() => floatLoop(fen, list), 7)
  const column = median(() => allocateColumn(fen, list, 'first'), 7)
  const lost = fen - floatLoop(fen, list).reduce((a, b) => a + b, 0)
  console.log(
    `economy-distribute: ${holders} holders, ${name}: float loop ${float.toFixed(1)} ms (off by ${lost} fen), ` +
      `allocateColumn ${column.toFixed(1)} ms (off by 0), ratio ${(column / float).toFixed(2)}`,
  )
}

const facts = { result: { amount: '3210000.00' }, register }
const question = { recordDate: '2024-12-31', grain: '0.01' }
const door = median(() => distribute(charter, facts, question), 3)
const result = distribute(charter, facts, question)
const expected = allocateColumn(pool, weights, 'first')
if (result.status !== 'computed' || result.value.payees.status !== 'computed') throw new Error('not distributed')
result.value.payees.value.forEach((payee, at) => {
  if (Math.round(Number(payee.amount) * 100) !== expected[at]) throw new Error(`${payee.id}: ${payee.amount}`)
})
console.log(`economy-distribute: ${holders} holders, distribute from share events to payees ${door.toFixed(0)} ms`)

// dinero.js is a development dependency of the benchmark alone.
interface Dinero {
  readonly dinero: (money: object) => object
  readonly allocate: (money: object, ratios: readonly number[]) => readonly object[]
}
const name = 'dinero.js'
const theirDoor = await (import(name) as Promise<Dinero>).catch(() => undefined)
if (theirDoor === undefined)
  console.log('economy-distribute: dinero.js is not installed (npm install --no-save dinero.js@2)')
else {
  const money = theirDoor.dinero({ amount: pool, currency: { code: 'CNY', base: 10, exponent: 2 } })
  const ratios = Array.from(weights)
  const theirs = median(() => theirDoor.allocate(money, ratios), 3)
  const ours = median(() => allocateColumn(pool, weights, 'first'), 7)
  console.log(
    `economy-distribute: ${holders} holders, dinero.js allocate ${theirs.toFixed(0)} ms, allocateColumn ${ours.toFixed(1)} ms, ` +
      `ratio ${(theirs / ours).toFixed(1)}`,
  )
}
