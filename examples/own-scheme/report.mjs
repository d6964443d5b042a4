import {
  checkScheme,
  decisionsNeeded,
  describe,
  describeScheme,
  explain,
  explainScore,
  improvements,
  labelText,
  parseActuals,
  parseScheme,
  parseSchemeEvents,
  parseSubjects,
  parseTargets,
  scoreScheme,
  verify,
} from 'xiangzhen'
import { zh } from 'xiangzhen/text/zh'

const question = { period: '2025', asOf: '2025-12-31' }

/** The page as lines; `load` gives a file of the data folder. */
export function report(load) {
  const scheme = parseScheme(load('scheme'))
  const lines = [labelText(scheme.title, 'zh'), '', '一、办法']
  for (const row of describeScheme(scheme)) {
    lines.push(
      `${'  '.repeat(row.depth)}${labelText(row.title, 'zh')}：${row.effectiveWeight ?? row.cap ?? '不计入 100 分'}`,
    )
  }
  lines.push('', '二、办法没有写清楚的地方', ...checkScheme(scheme).map((one) => describe(one, zh)))

  const given = load('facts')
  const readings = {
    subjects: parseSubjects(given.subjects),
    targets: parseTargets(given.targets),
    actuals: parseActuals(given.actuals),
    events: parseSchemeEvents(given.events),
  }
  const facts = Object.fromEntries(Object.entries(readings).map(([name, reading]) => [name, reading.rows]))
  lines.push('', '三、读不进来的数据')
  for (const reading of Object.values(readings)) lines.push(...reading.diagnostics.map((one) => describe(one, zh)))

  lines.push('', '四、要先决定的事')
  for (const need of decisionsNeeded(scoreScheme, scheme, facts, question)) {
    lines.push(describe(need, zh))
    for (const { value, changes } of need.effects) lines.push(`  ${value}：影响 ${changes.join('、')}`)
  }

  const decided = {
    ...scheme,
    decisions: [{ code: 'step-rounding', at: 'road', value: 'floor', decidedBy: '镇考核办', decidedOn: '2025-12-20' }],
  }
  const result = scoreScheme(decided, facts, question)
  lines.push('', '五、得分')
  for (const { id, score, grade, completeness } of result.scores) {
    const total = score.status === 'computed' ? score.value : score.status
    const reached = grade?.status === 'computed' ? `${grade.value.grade}（${grade.value.by}）` : grade?.status
    lines.push(`${id}：${total} 分，${reached}，数据完整度 ${completeness.byWeight}`)
  }
  lines.push(`核对：${JSON.stringify(verify(scoreScheme, result, decided, facts, question))}`)

  lines.push('', '六、西村的公路得分怎么来的')
  const told = explainScore(decided, facts, { ...question, subject: 'west', node: 'road' })
  if (told.status === 'computed') {
    for (const { depth, text } of explain(told.value, zh)) lines.push(`${'  '.repeat(depth)}${text}`)
  }

  lines.push('', '七、西村怎样到优秀')
  const better = improvements(decided, facts, { ...question, subject: 'west' })
  if (better.status === 'computed') {
    for (const { id, gain } of better.value.levers) lines.push(`${id}：最多再得 ${gain} 分`)
    lines.push(`最少要做满：${better.value.nextGrade?.indicators.join('、')}，总分 ${better.value.nextGrade?.total}`)
  }
  return lines
}
