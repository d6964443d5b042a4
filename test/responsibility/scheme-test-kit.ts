import { expect } from 'vitest'
import { addsUp, explain } from 'xiangzhen/kernel'
import { zh } from 'xiangzhen/text/zh'
import {
  explainScore,
  parseScheme,
  scoreScheme,
  type Indicator,
  type IndicatorMethod,
  type NodeScore,
  type Scheme,
  type SchemeFacts,
  type SchemeNode,
  type SchemeRules,
  type SubjectScore,
} from 'xiangzhen/responsibility'

export const year = { period: '2024', asOf: '2024-12-31' } as const

export function schemeWith(rules: Partial<SchemeRules> & { readonly nodes: readonly SchemeNode[] }): Scheme {
  return { id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules }
}

export function leaf(id: string, weight: string, method: IndicatorMethod, more: Partial<Indicator> = {}): Indicator {
  return { id, title: id, weight, method, ...more }
}

/** The score of subject `v` under one indicator `i`. */
export function scoreLeafOf(indicator: Indicator, facts: Partial<SchemeFacts> = {}): SubjectScore {
  return scoresOf(schemeWith({ nodes: [indicator], total: { floor: 'none', ceiling: 'none' } }), facts)[0]!
}

export function scoresOf(scheme: Scheme, facts: Partial<SchemeFacts> = {}): readonly SubjectScore[] {
  return scoreScheme(scheme, { subjects: [{ id: 'v' }], ...facts }, year).scores
}

/** The outcome in one word: the figure, the reason, or the questions. */
export function outcome({ score }: Pick<SubjectScore, 'score'>): string {
  switch (score.status) {
    case 'computed':
      return score.value
    case 'needs':
      return score.missing.map((need) => need.code).join(' ')
    case 'not-computable':
      return score.reason
  }
}

export function nodeOf(score: SubjectScore, id: string): NodeScore {
  return score.nodes.find((node) => node.id === id)!
}

export function actual(value: string, more: object = {}): { subject: string; indicator: string; value: string } {
  return { subject: 'v', indicator: 'i', value, ...more }
}

/** What the explanation of subject `v` says, once all that must hold of any scheme and its facts has been checked. */
export function told(scheme: Scheme, facts: SchemeFacts, node?: string): readonly string[] {
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
  // The order of the rows changes nothing, and the totals alone are those of the full path.
  const { subjects, actuals = [], events = [] } = facts
  const turned = {
    ...facts,
    subjects: [...subjects].reverse(),
    actuals: [...actuals].reverse(),
    events: [...events].reverse(),
  }
  const { scores } = scoreScheme(scheme, facts, year)
  expect(scoreScheme(scheme, turned, year).scores).toEqual(scores)
  const totals = scoreScheme(scheme, facts, { ...year, detail: 'totals' })
  expect(totals.scores.map(outcome)).toEqual(scores.map(outcome))
  const why = explainScore(scheme, facts, { ...year, subject: 'v', ...(node === undefined ? {} : { node }) })
  if (why.status !== 'computed') return [why.status]
  expect(addsUp(why.value)).toEqual({ ok: true })
  const lines = explain(why.value, zh).map((line) => line.text)
  for (const line of lines) expect(line).not.toMatch(/\{/)
  return lines
}
