import { describe, explain } from 'xiangzhen'
import { checkRuleBook, linesOf, parseEntries, parseRuleBook, settle } from 'xiangzhen/points'
import { zh } from 'xiangzhen/text/zh'

/** A page about one scheme: what the linter says, who has what, and why the first one has it. */
export function report(load, name) {
  const { book: document, facts: given, question } = load(name)
  const book = parseRuleBook(document)
  const entries = parseEntries(given.entries)
  const facts = { ...given, entries: entries.rows }
  const page = [`== ${book.title.zh}`]
  for (const finding of [...checkRuleBook(book), ...entries.diagnostics]) page.push(`! ${describe(finding, zh)}`)
  const settled = settle(book, facts, question)
  if (settled.status !== 'computed') return [...page, settled.status]
  for (const member of settled.value.members) page.push(lineOf(member))
  const [first] = settled.value.members
  const made = linesOf(book, facts, question, first.id)
  if (made.status !== 'computed') return [...page, made.status]
  for (const { depth, text } of explain(made.value.explanation, zh)) page.push(`${'  '.repeat(depth + 1)}${text}`)
  return page
}

function lineOf(member) {
  const words = [member.id, value(member.effective)]
  for (const { grade } of member.grades) words.push(value(grade))
  for (const { place } of member.ranks) words.push(`第 ${value(place).rank} 名`)
  for (const { id, outcome } of member.consequences) if (value(outcome) !== null) words.push(`→ ${id}`)
  return words.join(' ')
}

function value(result) {
  return result.status === 'computed' ? result.value : result.status
}
