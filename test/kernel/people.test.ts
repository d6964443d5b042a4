import { describe, expect, test } from 'vitest'
import {
  checkRoster,
  householdOn,
  membersOn,
  membershipsOn,
  organisationPath,
  organisationsUnder,
  type Membership,
  type Organisation,
  type Roster,
} from '../../src/kernel/index.js'

const tree: Organisation[] = [
  { id: 'group', name: '一组', level: 'group', parentId: 'village' },
  { id: 'town', name: '某镇', level: 'township' },
  { id: 'village', name: { zh: '某村', en: 'a village' }, level: 'village', parentId: 'town' },
  { id: 'branch', name: '党支部', level: 'branch', parentId: 'village' },
]

const home = (personId: string, groupId: string, from: string, to?: string): Membership => ({
  personId,
  groupId,
  in: 'household',
  from,
  ...(to === undefined ? {} : { to }),
})

const roster: Roster = {
  people: [{ id: 'p1', name: '甲', birthDate: '1980-01-01' }, { id: 'p2' }],
  households: [{ id: 'h1', organisationId: 'village' }, { id: 'h2' }],
  organisations: tree,
  memberships: [
    home('p1', 'h1', '2000-01-01', '2024-06-30'),
    home('p1', 'h2', '2024-07-01'),
    home('p2', 'h1', '2010-05-01'),
    { personId: 'p1', groupId: 'branch', in: 'organisation', from: '2010-07-01', role: 'secretary' },
    { personId: 'p1', groupId: '__proto__', in: 'organisation', from: '2020-01-01', to: '2020-12-31' },
  ],
}

describe('on a day', () => {
  test('both ends of a membership are in', () => {
    const household = (day: string): unknown => {
      const result = householdOn(roster, 'p1', day)
      return result.status === 'computed' ? result.value : result
    }
    expect(['2000-01-01', '2024-06-30', '2024-07-01'].map(household)).toEqual(['h1', 'h1', 'h2'])
    expect(household('1999-12-31')).toMatchObject({ reason: 'no-household' })
  })

  test('two households at once are named, not chosen from', () => {
    const memberships = [home('p1', 'h2', '2020-01-01'), home('p1', 'h1', '2020-01-01'), home('p1', 'h1', '2021-01-01')]
    expect(householdOn({ memberships }, 'p1', '2024-01-01')).toMatchObject({
      reason: 'several-households',
      diagnostics: [{ data: { groups: ['h1', 'h2'] } }],
    })
    expect(householdOn({ memberships: memberships.slice(1) }, 'p1', '2024-01-01')).toMatchObject({ value: 'h1' })
  })

  test('members of a group and groups of a member', () => {
    expect(membersOn(roster, 'h1', '2020-06-01')).toEqual(['p1', 'p2'])
    expect(membersOn(roster, 'h1', '2024-12-31')).toEqual(['p2'])
    const groups = membershipsOn(roster, 'p1', '2020-06-01', 'organisation')
    expect(groups.map((one) => one.groupId)).toEqual(['__proto__', 'branch'])
  })
})

describe('the tree', () => {
  test('from the root down, and all below', () => {
    expect(organisationPath(tree, 'branch')).toEqual(['town', 'village', 'branch'])
    expect(organisationPath(tree, 'nowhere')).toEqual([])
    expect(organisationsUnder(tree, 'village')).toEqual(['branch', 'group', 'village'])
    expect(organisationsUnder(tree, 'nowhere')).toEqual([])
  })

  test('a circle ends', () => {
    const circle: Organisation[] = [
      { id: 'a', name: 'a', level: 'village', parentId: 'b' },
      { id: 'b', name: 'b', level: 'village', parentId: 'a' },
      { id: 'c', name: 'c', level: 'group', parentId: 'a' },
    ]
    expect(() => organisationPath(circle, 'a')).toThrow(RangeError)
    expect(organisationsUnder(circle, 'a')).toEqual(['a', 'b', 'c'])
    const findings = checkRoster({ people: [], households: [], organisations: circle, memberships: [] })
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['organisation-cycle', 'organisations[0].parentId'],
      ['organisation-cycle', 'organisations[1].parentId'],
    ])
  })
})

describe('faults', () => {
  const findings = (more: Partial<Roster>): unknown =>
    checkRoster({ ...roster, memberships: [], ...more }).map(({ code, path }) => [code, path])

  test('a sound roster has none', () => {
    expect(findings({ memberships: roster.memberships.slice(0, 4) })).toEqual([])
  })

  test('ids given twice and parents that are missing', () => {
    expect(
      findings({
        people: [{ id: 'p1' }, { id: 'p1' }],
        households: [],
        organisations: [{ id: 'x', name: 'x', level: 'village', parentId: 'y' }],
      }),
    ).toEqual([
      ['duplicate-id', 'people[1].id'],
      ['unknown-parent', 'organisations[0].parentId'],
    ])
  })

  test('memberships of nobody, in nothing, on no day, or backwards', () => {
    expect(
      findings({
        memberships: [
          home('p9', 'h9', '2020-01-01'),
          { personId: 'p1', groupId: 'h1', in: 'organisation', from: '2020-01-01' },
          home('p1', 'h1', '2020-02-30'),
          home('p1', 'h1', '2020-02-01', '2020-02-30'),
          home('p1', 'h1', '2020-02-02', '2020-02-01'),
        ],
      }),
    ).toEqual([
      ['unknown-person', 'memberships[0].personId'],
      ['unknown-group', 'memberships[0].groupId'],
      ['unknown-group', 'memberships[1].groupId'],
      ['not-a-date', 'memberships[2].from'],
      ['not-a-date', 'memberships[3].to'],
      ['membership-reversed', 'memberships[4]'],
    ])
  })

  test('overlaps, with the first day that shows each', () => {
    const memberships = [
      home('p1', 'h1', '2020-01-01', '2024-12-31'),
      home('p1', 'h2', '2021-01-01', '2021-12-31'),
      home('p1', 'h2', '2022-01-01', '2025-06-30'),
      home('p1', 'h1', '2025-07-01'),
      home('p1', 'h2', '2026-01-01'),
    ]
    expect(checkRoster({ ...roster, memberships })).toMatchObject([
      { path: 'memberships[1]', data: { groups: ['h1', 'h2'], date: '2021-01-01' } },
      { path: 'memberships[2]', data: { groups: ['h1', 'h2'], date: '2022-01-01' } },
      { path: 'memberships[4]', data: { groups: ['h1', 'h2'], date: '2026-01-01' } },
    ])
  })

  test('one organisation twice is a fault, two organisations are not', () => {
    const member = (groupId: string): Membership => ({
      personId: 'p1',
      groupId,
      in: 'organisation',
      from: '2020-01-01',
    })
    expect(findings({ memberships: [member('branch'), member('village')] })).toEqual([])
    expect(findings({ memberships: [member('branch'), member('branch')] })).toEqual([
      ['memberships-overlap', 'memberships[1]'],
    ])
  })

  test('a day of birth that is none, and a household of nowhere', () => {
    expect(
      findings({
        people: [{ id: 'p1', birthDate: '2024-02-30' }],
        households: [{ id: 'h1', organisationId: 'nowhere' }],
        organisations: [],
        memberships: [],
      }),
    ).toEqual([
      ['not-a-date', 'people[0].birthDate'],
      ['unknown-group', 'households[0].organisationId'],
    ])
  })

  test('a long chain, a wide tree and a circle with a tail are looked through once', () => {
    const size = 50_000
    const chain = Array.from({ length: size }, (_, i): Organisation => ({
      id: `o${i}`,
      name: 'o',
      level: 'group',
      ...(i === 0 ? {} : { parentId: `o${i - 1}` }),
    }))
    const flat = chain.map((one, i): Organisation => (i === 0 ? one : { ...one, parentId: 'o0' }))
    const none = { people: [], households: [], memberships: [] }
    expect(findings({ ...none, organisations: chain })).toEqual([])
    expect(findings({ ...none, organisations: [...chain].reverse() })).toEqual([])
    expect(findings({ ...none, organisations: flat })).toEqual([])
    const circle = chain.slice(0, 5).map((one, i) => (i === 0 ? { ...one, parentId: 'o2' } : one))
    expect(findings({ ...none, organisations: circle })).toEqual([
      ['organisation-cycle', 'organisations[0].parentId'],
      ['organisation-cycle', 'organisations[1].parentId'],
      ['organisation-cycle', 'organisations[2].parentId'],
    ])
    expect(findings({ ...none, organisations: [...circle].reverse() })).toHaveLength(3)
  })
})
