import { describe, type Diagnostic } from 'xiangzhen/kernel'
import type { PointCredit, RedemptionPolicy, RedemptionRules } from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

/** A policy with one kind of points and nothing left open, but for what is given. */
export function policyWith(
  rules: Partial<RedemptionRules> = {},
  decisions: readonly { code: string; value: string }[] = [],
): RedemptionPolicy {
  return {
    id: 'shop',
    title: '积分超市',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never', ...rules },
    decisions: decisions.map((one) => ({ ...one, decidedBy: '村委会', decidedOn: '2024-01-01' })),
  }
}

/** Every finding is said in both languages, with nothing left open in the sentence. */
export function saidInFull(findings: readonly Diagnostic[]): void {
  for (const one of findings) {
    for (const language of [zh, en]) {
      const sentence = describe(one, language)
      if (/[{}—]|undefined/.test(sentence) || sentence.startsWith(one.code)) throw new Error(sentence)
    }
  }
}

export function credit(id: string, points: string, on: string, more: Partial<PointCredit> = {}): PointCredit {
  return { id, holder: 'h1', points, on, ...more }
}

export function spent(
  id: string,
  points: string,
  on: string,
): { id: string; holder: string; on: string; paid: { currency: string; points: string }[] } {
  return { id, holder: 'h1', on, paid: [{ currency: 'points', points }] }
}
