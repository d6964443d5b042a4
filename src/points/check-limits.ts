import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactZero, type Exact } from '../kernel/internal.js'
import { capMaximum } from './applicable-maximum.js'
import { classesOf, reachOf, shown, type Reach } from './book-reach.js'
import { conditionFindings } from './check-conditions.js'
import { decided, type BookAccount, type BookReading } from './compiled-book.js'
import type { RuleBookCode } from './rule-book-codes.js'

/** A finding about a book. */
export type Finding = Diagnostic<RuleBookCode>

/** Caps that never bind, grades that nobody reaches, items that nobody can use, full marks that differ, conditions that say nothing. */
export function checkLimits(reading: BookReading): readonly Finding[] {
  const perClass = classesOf(reading).map((className) => reachOf(reading, className))
  return [
    ...capFindings(reading, perClass),
    ...gradeFindings(reading, perClass),
    ...itemFindings(reading, perClass),
    ...fullMarkFindings(reading, perClass),
    ...conditionFindings(reading, perClass),
  ]
}

function capFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const findings: Finding[] = []
  const check = (
    id: string,
    path: string,
    at: (reach: Reach) => { cap: Exact | undefined; most: Exact | undefined },
  ): void => {
    const pairs = reaches.map(at)
    const idle = pairs.every(({ cap, most }) => cap !== undefined && most !== undefined && compareExact(most, cap) <= 0)
    if (!idle) return
    const most = pairs.reduce<Exact>((best, one) => (compareExact(one.most!, best) > 0 ? one.most! : best), exactZero)
    findings.push(diagnostic('cap-never-binds', 'note', path, { cap: id, witness: shown(most) }))
  }
  for (const item of reading.items) {
    for (const [index, cap] of item.caps.entries()) {
      if (cap.basis === 'losses') continue
      check(cap.id, `rules.items[${item.index}].caps[${index}]`, (reach) => ({
        cap: capMaximum(reach.desk, cap),
        most: reach.uncapped[item.index],
      }))
    }
  }
  for (const account of reading.accounts) {
    for (const cap of account.caps) {
      if (cap.basis === 'losses') continue
      check(cap.id, `${account.id}.caps`, (reach) => ({
        cap: capMaximum(reach.desk, cap),
        most: reach.parts[account.index],
      }))
    }
  }
  for (const [index, cap] of reading.combinedCaps.entries()) {
    if (cap.basis === 'losses') continue
    check(cap.id, `rules.combinedCaps[${index}]`, (reach) => ({
      cap: capMaximum(reach.desk, cap),
      most: sumOf(
        cap.over.map((id) => {
          const item = reading.itemIndex.get(id)
          return item === undefined ? reach.accounts[reading.accountIndex.get(id) ?? -1] : reach.items[item]
        }),
      ),
    }))
  }
  return findings
}

function sumOf(list: readonly (Exact | undefined)[]): Exact | undefined {
  let sum = exactZero
  for (const one of list) {
    if (one === undefined) return undefined
    sum = addExact(sum, one)
  }
  return sum
}

function gradeFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  return (reading.rules.grades ?? []).flatMap((one, index) => {
    const table = decided(one)
    if (table.figure.of !== 'effective' && table.figure.of !== 'raw') return []
    const own = reaches.filter((reach) => table.classes === undefined || table.classes.includes(reach.className ?? ''))
    return table.bands.flatMap((band, at): Finding[] => {
      if (band.from === undefined || band.unbanded === true) return []
      const line = exactOf(band.from.at)
      const out =
        own.length > 0 &&
        own.every(({ total }) => {
          if (total === undefined) return false
          const side = compareExact(total, line)
          return decided(band.from!.included) ? side < 0 : side <= 0
        })
      if (!out) return []
      const best = own.reduce<Exact>((most, { total }) => (compareExact(total!, most) > 0 ? total! : most), exactZero)
      return [
        diagnostic('grade-unreachable', 'error', `rules.grades[${index}].bands[${at}]`, {
          grade: band.grade,
          witness: shown(best),
        }),
      ]
    })
  })
}

function itemFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  const known = new Set(reaches.map((reach) => reach.className))
  return reading.items.flatMap((item): Finding[] => {
    const { classes } = item.item
    const account = reading.accounts[item.account]!
    const own = [...known].filter(
      (name) =>
        (classes === undefined || classes.includes(name ?? '')) &&
        (account.classes === undefined || account.classes.includes(name ?? '')),
    )
    const nobody = own.length === 0
    // What is worth nothing is there to be counted.
    const { worth } = item
    const idle =
      item.sign === 1 &&
      worth.by === 'fixed' &&
      !(typeof worth.points === 'string' && exactOf(worth.points).n === 0n) &&
      reaches.every((reach) => {
        const most = reach.items[item.index]
        return most !== undefined && most.n === 0n
      })
    if (!nobody && !idle) return []
    return [
      diagnostic('item-unreachable', 'warning', `rules.items[${item.index}]`, {
        item: item.item.id,
        witness: nobody ? 'no class' : '0',
      }),
    ]
  })
}

function fullMarkFindings(reading: BookReading, reaches: readonly Reach[]): readonly Finding[] {
  return reading.accounts.flatMap((account: BookAccount) => {
    const { fullMarks } = account.account
    if (fullMarks === undefined) return []
    return reaches.flatMap((reach): Finding[] => {
      const most = reach.parts[account.index]
      if (most === undefined || compareExact(most, exactOf(fullMarks)) === 0) return []
      return [
        diagnostic('full-marks-differ', 'warning', account.id, {
          account: account.id,
          fullMarks,
          class: reach.className ?? null,
          witness: shown(most),
        }),
      ]
    })
  })
}
