import { describe as group, expect, it } from 'vitest'
import { describe } from 'xiangzhen'
import { checkPointFacts, checkWalletFacts, type PointFacts, type WalletFacts } from 'xiangzhen/points'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, fixed, year } from './books.js'
import { credit, policyWith, saidInFull } from './redemption.js'

group('slips of the pen in the facts of a settlement', () => {
  const rules = book({ items: [award('help', fixed('5'))], classes: [{ id: 'formal', title: '正式党员' }] })
  const found = (of: PointFacts) => {
    const all = checkPointFacts(rules, of, year)
    saidInFull(all)
    return all.map(({ code, path }) => `${code} ${path}`)
  }
  const one = (more: object, date = '2024-03-05') => facts([entry('help', date, { id: 'e', ...more })])

  it('days of entries and proofs', () => {
    expect(found(one({}, '2042-03-05'))).toEqual(['event-not-yet entries.e'])
    expect(found(one({ recordedAt: '2024-03-04' }))).toEqual(['event-after-record entries.e'])
    expect(found(one({ evidence: [{ kind: 'photo', receivedAt: '2023-09-01' }, { kind: 'list' }] }))).toEqual([
      'proof-before-event entries.e',
    ])
    expect(found(one({ recordedAt: '2024-03-05', evidence: [{ kind: 'p', receivedAt: '2024-03-05' }] }))).toEqual([])
  })

  it('days, classes, households and organisations of the roster', () => {
    const roster = {
      members: [
        {
          id: 'm1',
          name: '张三',
          joined: '2024-05-01',
          left: '2024-04-01',
          classes: [{ id: 'formall' }, { id: 'formal', from: '2024-05-01', to: '2024-01-01' }],
          roles: [{ id: 'chair', from: '2024-02-01', to: '2024-01-01' }],
          households: [{ id: 'h9' }, { id: 'h1' }],
          organisations: [{ id: 'nope' }, { id: 'o1' }],
        },
      ],
      households: [{ id: 'h1', classes: [{ id: 'poor' }], organisations: [{ id: 'o9' }] }],
      organisations: [
        { id: 'o1', level: 'branch', within: 'o0', classes: [{ id: 'big' }] },
        { id: 'o2', level: 'village' },
      ],
    }
    expect(found({ roster, entries: [] })).toEqual([
      'left-before-joined roster.members.m1',
      'class-not-in-book roster.members.m1.classes',
      'link-reversed roster.members.m1.classes',
      'link-reversed roster.members.m1.roles',
      'household-not-in-roster roster.members.m1.households',
      'organisation-not-in-roster roster.members.m1.organisations',
      'class-not-in-book roster.households.h1.classes',
      'organisation-not-in-roster roster.households.h1.organisations',
      'class-not-in-book roster.organisations.o1.classes',
      'organisation-not-in-roster roster.organisations.o1.within',
    ])
    const sound = { members: [{ id: 'm1', joined: '2024-01-01', left: '2024-02-01' }] }
    expect(checkPointFacts(book(), { roster: sound, entries: [] }, year)).toEqual([])
  })
})

group('what a household that split leaves behind', () => {
  const lots = [{ lot: 'c1', currency: 'points', points: '30', on: '2024-01-10' }]
  const split = { id: 't1', from: 'h1', to: 'h1a', cause: 'split', on: '2024-05-01', lots } as const
  const base: WalletFacts = { credits: [credit('c1', '30', '2024-01-10')], transfers: [split] }
  const policy = policyWith({ right: 'redeem' })
  const found = (more: Partial<WalletFacts>) => {
    const all = checkWalletFacts(policy, { ...base, ...more })
    saidInFull(all)
    return all
  }
  const rest = { holder: 'h1', right: 'redeem', title: '黑榜户', from: '2024-04-01', to: '2024-06-30' }

  it('a rest that the new household does not have', () => {
    const [one, ...more] = found({ rests: [rest] })
    expect(more).toEqual([])
    expect(one && describe(one, zh)).toBe(
      'transfers.t1：“h1”因“黑榜户”暂停兑换资格至 2024-06-30，分户、合户后“h1a”自 2024-05-01 起没有相应的暂停。暂停不会自动随户转移，规定随户延续的，请为“h1a”补一条暂停记录。',
    )
    const { title: _title, ...untitled } = rest
    expect(found({ rests: [{ ...untitled, from: '2024-06-01' }] })[0]?.data['first']).toBe('2024-06-01')
    expect(found({ rests: [rest, { ...rest, holder: 'h1a', from: '2024-05-01' }] })).toEqual([])
    expect(
      found({
        rests: [
          { ...rest, to: '2024-04-30' },
          { ...rest, right: 'vote' },
        ],
      }),
    ).toEqual([])
    expect(found({ rests: [rest], transfers: [{ ...split, cause: 'gift' }] })).toEqual([])
    expect(found({ rests: [rest], transfers: [{ ...split, cause: 'merge' }] })).toHaveLength(1)
  })

  it('credits and cancellations that still come to it, once nothing is left there', () => {
    const later = [...base.credits, credit('c2', '5', '2024-06-01'), credit('c3', '5', '2024-06-01', { holder: 'x' })]
    const cancelled = { id: 'k', holder: 'h1', cancels: 'r', on: '2024-05-02', reason: '退货' }
    const paths = found({ credits: later, redemptions: [cancelled] }).map(({ code, path }) => `${code} ${path}`)
    expect(paths).toEqual(['record-after-split credits.c2', 'record-after-split redemptions.k'])
    const part = [{ ...split, lots: [{ ...lots[0]!, points: '10' }] }]
    expect(found({ credits: later, transfers: part })).toEqual([])
    expect(checkWalletFacts(policyWith(), { credits: base.credits })).toEqual([])
  })
})
