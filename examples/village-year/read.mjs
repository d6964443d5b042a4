import { parseEntries, safeParseCharter, safeParseRuleBook, safeParseScheme, parseActuals } from 'xiangzhen'

const files = [
  'rule-book',
  'points',
  'income',
  'projects',
  'charter',
  'distribution',
  'field',
  'scheme',
  'actuals',
  'duties',
]

/**
 * Reads the documents and facts of the year. Everything that is wrong comes back at once, with its file and its place.
 */
export function read(load) {
  const facts = {}
  const diagnostics = []
  const note = (file, list) => diagnostics.push(...list.map((one) => ({ ...one, file })))
  for (const file of files) {
    try {
      facts[file.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] = load(file)
    } catch (error) {
      diagnostics.push({ file, code: 'not-json', severity: 'error', path: '', data: { reason: error.message } })
    }
  }
  if (diagnostics.length > 0) return { facts, diagnostics }
  note('rule-book', errors(safeParseRuleBook(facts.ruleBook)))
  note('charter', errors(safeParseCharter(facts.charter)))
  note('scheme', errors(safeParseScheme(facts.scheme)))
  note('points', errors(parseEntries(facts.points.facts?.entries)))
  note('actuals', errors(parseActuals(facts.actuals.facts?.actuals)))
  return { facts, diagnostics }
}

function errors({ diagnostics }) {
  return diagnostics.filter(({ severity }) => severity === 'error')
}
