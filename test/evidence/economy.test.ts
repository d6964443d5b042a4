import * as library from 'xiangzhen'
import { distributionRequirements } from 'xiangzhen/presets/distribution-requirements'
import { runEvidence } from './runner.js'

type Calculator = (document: never, facts: never, question: never) => object

const calculators: Record<string, Calculator> = {}
for (const [name, value] of Object.entries(library)) {
  if (typeof value === 'function') calculators[name] = value as unknown as Calculator
}

// A question names published requirements by id, as a host does that keeps them in a list.
for (const name of ['checkPlan', 'planBounds', 'checkShares'] as const) {
  const calculate = library[name] as unknown as (document: unknown, facts: unknown, question: unknown) => object
  calculators[name] = (document: unknown, facts: unknown, question: { readonly requirements?: readonly string[] }) => {
    const requirements = question.requirements?.map((id) => {
      const found = distributionRequirements.find((one) => one.id === id)
      if (found === undefined) throw new Error(`no requirements are named '${id}'`)
      return found
    })
    return calculate(document, facts, requirements === undefined ? question : { ...question, requirements })
  }
}

const charters = [
  'distribute',
  'checkPlan',
  'planBounds',
  'checkShares',
  'shareHoldings',
  'memberAccounts',
  'explainPayee',
]

runEvidence('economy', {
  calculators,
  check: (document, use) => (charters.includes(use) ? library.checkCharter(document) : []),
  read: (document, use) => (charters.includes(use) ? library.parseCharter(document) : document),
})
