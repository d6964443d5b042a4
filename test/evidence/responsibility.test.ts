import { deadline, type DeadlineRule, type Decision } from 'xiangzhen/kernel'
import { checkScheme, parseScheme, scoreScheme } from 'xiangzhen/responsibility'
import { dutyCalculators, dutyChecks, dutyReaders } from './responsibility-duties.js'
import { runEvidence } from './runner.js'

runEvidence('responsibility', {
  calculators: {
    default: scoreScheme,
    deadline: termEnd,
    ...dutyCalculators,
  },
  check: (document, use) => (use === 'default' ? checkScheme(document) : (dutyChecks[use]?.(document) ?? [])),
  read: (document, use) => (use === 'default' ? parseScheme(document) : (dutyReaders[use]?.(document) ?? document)),
})

/** The last day of a term of the text; `month-end` may be decided. */
function termEnd(
  document: { readonly rule: DeadlineRule; readonly decisions: readonly Decision[] },
  facts: { readonly event: string },
): object {
  const monthEnd = document.decisions.find((one) => one.code === 'month-end')?.value
  const decided = monthEnd === 'clamp' || monthEnd === 'nextDay' ? { monthEnd } : {}
  return deadline(facts.event, { ...document.rule, ...decided } as DeadlineRule)
}
