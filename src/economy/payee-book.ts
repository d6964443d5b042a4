import type { DecimalText } from '../kernel/index.js'
import { fromScaled } from '../kernel/internal.js'
import { sortedIds } from './share-book.js'
import type { Claims } from './claims.js'
import type { Payee } from './distribution-outcome.js'

/** One source of payments: a pool or a guarantee, with the fen of each entry of its claims. */
export interface PaymentSource {
  readonly id: string
  readonly claims: Pick<Claims, 'ids' | 'frozen' | 'perHousehold'>
  readonly fen: Float64Array
}

/** Adds up what each holder gets from all sources, in code unit order of the holders. */
export function payeesOf(sources: readonly PaymentSource[]): readonly Payee[] {
  const [only] = sources
  if (sources.length === 1 && only !== undefined) return payeesOfOne(only)
  const books = sources.map((source) => new Map(payeesOfOne(source).map((payee) => [payee.id, payee])))
  const repeated = new Set(sources.map(({ id }) => id)).size < sources.length
  const everybody = new Map(books.flatMap((book) => [...book.keys()].map((id) => [id, true])))
  return sortedIds(everybody).map((id) => {
    const parts = books.flatMap((book) => book.get(id) ?? [])
    const alike = parts.find((part) => part.each !== undefined)
    return {
      id,
      amount: sumFen(parts.map((part) => part.amount)),
      escrow: sumFen(parts.map((part) => part.escrow)),
      parts: repeated ? oneOfEach(parts.flatMap((part) => part.parts)) : parts.flatMap((part) => part.parts),
      ...(alike?.each === undefined || parts.length > 1 ? {} : { each: alike.each }),
    }
  })
}

// A deduction that is taken off several pools stands once.
function oneOfEach(parts: Payee['parts']): Payee['parts'] {
  const ids = [...new Set(parts.map((part) => part.id))]
  if (ids.length === parts.length) return parts
  return ids.map((id) => ({ id, amount: sumFen(parts.filter((part) => part.id === id).map((part) => part.amount)) }))
}

function payeesOfOne({ id: source, claims, fen }: PaymentSource): Payee[] {
  const { ids, frozen } = claims
  const payees: Payee[] = []
  for (let i = 0; i < ids.length;) {
    const id = ids[i]!
    const start = i
    let amount = 0
    let escrow = 0
    for (; i < ids.length && ids[i] === id; i += 1) {
      amount += fen[i]!
      if (frozen[i] === true) escrow += fen[i]!
    }
    const text = fromScaled(amount, 2)
    const payee = { id, amount: text, escrow: fromScaled(escrow, 2), parts: [{ id: source, amount: text }] }
    payees.push(i - start > 1 && escrow === 0 ? { ...payee, each: eachOf(fen, start, i) } : payee)
  }
  return payees
}

function eachOf(
  fen: Float64Array,
  start: number,
  end: number,
): { readonly count: number; readonly amount: DecimalText }[] {
  const counts = new Map<number, number>()
  for (let i = start; i < end; i += 1) counts.set(fen[i]!, (counts.get(fen[i]!) ?? 0) + 1)
  const amounts = [...counts.keys()].sort((a, b) => b - a)
  return amounts.map((amount) => ({ count: counts.get(amount)!, amount: fromScaled(amount, 2) }))
}

function sumFen(amounts: readonly DecimalText[]): DecimalText {
  return fromScaled(
    amounts.reduce((sum, text) => sum + Number(text.replace('.', '')), 0),
    2,
  )
}
