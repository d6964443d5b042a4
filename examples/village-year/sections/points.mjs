import { describe, explain, labelText, linesOf, settle } from 'xiangzhen'

/** Points of the members with their grades, and one member's score down to the entry and the clause. */
export function pointsSection({ ruleBook, points }, { say, catalogue, language }) {
  const settled = settle(ruleBook, points.facts, points.question)
  const title = say('党员积分', 'Points of party members')
  if (settled.status !== 'computed')
    return { id: 'points', title, blocks: [{ kind: 'sentences', list: troubles(settled, catalogue) }] }
  const names = new Map(
    points.facts.roster.members.map(({ id, name }) => [id, name === undefined ? id : labelText(name, language)]),
  )
  const classes = new Map(ruleBook.rules.classes.map(({ id, title: words }) => [id, labelText(words, language)]))
  const grades = new Map(
    ruleBook.rules.grades[0].bands.map(({ grade, title: words }) => [grade, labelText(words, language)]),
  )
  const standings = { exempt: say('免考', 'exempt'), scored: '', unknown: say('未知', 'unknown') }
  const { members } = settled.value
  const scored = members.filter(({ effective }) => effective.status === 'computed')
  return {
    id: 'points',
    title,
    blocks: [
      {
        kind: 'bars',
        title: say('年度积分', 'Points of the year'),
        unit: say('分', 'points'),
        items: scored.map(({ id, effective, grades: [own] }) => ({
          label: names.get(id),
          value: effective.value,
          tone: own?.grade.status === 'computed' && own.grade.value === 'unqualified' ? 'bad' : '',
        })),
        limit: { value: '80', label: say('优秀线 80', 'best grade from 80') },
      },
      {
        kind: 'table',
        columns: [
          { label: say('党员', 'member') },
          { label: say('类型', 'class') },
          { label: say('积分', 'points'), align: 'end' },
          { label: say('等次', 'grade') },
          { label: say('名次', 'place'), align: 'end' },
        ],
        rows: members.map(({ id, class: own, effective, grades: [grade], ranks: [rank], standing }) => [
          names.get(id),
          classes.get(own) ?? '—',
          effective.status === 'computed' ? effective.value : '—',
          grade?.grade.status === 'computed' ? grades.get(grade.grade.value) : standings[standing] || '—',
          rank?.place.status === 'computed' ? String(rank.place.value.rank) : '—',
        ]),
      },
      { kind: 'sentences', list: explained(ruleBook, points, names, { say, catalogue }) },
    ],
  }
}

function explained(ruleBook, points, names, { say, catalogue }) {
  const lines = linesOf(ruleBook, points.facts, points.question, points.explained)
  if (lines.status !== 'computed') return troubles(lines, catalogue)
  const heading = {
    text: say(`${names.get(points.explained)}的积分说明`, `How ${names.get(points.explained)} came to this`),
  }
  const sentences = explain(lines.value.explanation, catalogue).map(({ depth, text }) => ({ depth: depth + 1, text }))
  return [heading, ...sentences]
}

function troubles(result, catalogue) {
  const said = result.status === 'needs' ? result.missing : [{ code: result.reason }]
  return said.map((one) => ({ text: describe(one, catalogue), tone: 'open' }))
}
