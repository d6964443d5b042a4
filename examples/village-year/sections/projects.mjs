import { amountPerUnit, appraiseProject, describe, growthStatistics, labelText, returnConventions } from 'xiangzhen'
import { known } from '../words.mjs'

const toTheFen = { rules: { ...growthStatistics.rules, digits: 2 } }

/** Projects: return, payback, and what cannot be said of them. */
export function projectsSection({ projects }, { say, catalogue, language }) {
  const appraised = projects.projects.filter((project) => project.facts !== undefined)
  const rows = appraised.map(({ title, facts }) => {
    const appraisal = appraiseProject(returnConventions, facts, {})
    const shown = (result, unit) =>
      result.status === 'computed' ? `${known(result.value, say)}${unit}` : say('不可计算', 'not computable')
    return [
      labelText(title, language),
      facts.investment,
      facts.yearly.amount,
      shown(appraisal.yearlyReturn, '%'),
      shown(appraisal.simplePayback, say('年', ' years')),
    ]
  })
  const units = projects.projects.map(({ title, perUnit: each }) => {
    const result = amountPerUnit(toTheFen, each)
    const value = result.status === 'computed' ? known(result.value, say) : describe({ code: result.reason }, catalogue)
    return {
      label: labelText(each.of, language),
      value,
      unit: labelText(each.unit, language),
      note: labelText(title, language),
    }
  })
  return {
    id: 'projects',
    title: say('项目', 'Projects'),
    blocks: [
      {
        kind: 'table',
        caption: say('投资与年收入，单位：万元', 'Investment and yearly figure in 10 000 yuan'),
        columns: [
          { label: say('项目', 'project') },
          { label: say('投资', 'investment'), align: 'end' },
          { label: say('年数额', 'a year'), align: 'end' },
          { label: say('年回报率', 'yearly return') },
          { label: say('静态回收期', 'simple payback') },
        ],
        rows,
      },
      { kind: 'sentences', list: refusals(appraised, { say, catalogue, language }) },
      { kind: 'figures', items: units },
    ],
  }
}

// Why a project has no payback: said once for each.
function refusals(projects, { say, catalogue, language }) {
  return projects.flatMap(({ title, facts }) => {
    const { simplePayback } = appraiseProject(returnConventions, facts, {})
    if (simplePayback.status === 'computed') return []
    const reason = describe({ code: simplePayback.reason }, catalogue)
    return [{ text: `${labelText(title, language)}${say('：', ': ')}${reason}`, tone: 'open' }]
  })
}
