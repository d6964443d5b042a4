import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describe as sentenceOf, divideWhole, deadline } from 'xiangzhen/kernel'
import { assignQuota, rank } from 'xiangzhen/scoring'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

// A question stands in the source as an object with a code and the answers that can be given.
const asked = /\bcode: '([a-z-]+)'[^{}]*\boptions:/g

function decisionCodes(room: string): readonly string[] {
  const folder = new URL(`../../src/${room}/`, import.meta.url)
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const withoutComments = sources.map((source) => source.replace(/\/\*[\s\S]*?\*\//g, ''))
  return [...new Set(withoutComments.flatMap((source) => [...source.matchAll(asked)].map((match) => match[1]!)))].sort()
}

describe('decisions that are needed', () => {
  it.each([
    ['kernel', ['month-end', 'tie-in-division']],
    ['scoring', ['tie-at-quota']],
  ])('%s: each question has a sentence in both languages', (room, codes) => {
    expect(decisionCodes(room)).toEqual(codes)
    for (const code of codes) {
      expect(Object.keys(zh.sentences), code).toContain(code)
      expect(Object.keys(en.sentences), code).toContain(code)
    }
  })

  it('the sentences are filled by what the questions say', () => {
    const monthEnd = deadline('2024-01-31', { count: 1, unit: 'month', firstDayCounted: false, shift: 'none' })
    const shares = ['a', 'b'].map((id) => ({ id, weight: 1 }))
    const division = divideWhole('1', shares, { grain: '1', method: 'largestRemainder', ties: 'report' })
    const ranked = rank(
      shares.map(({ id }) => ({ id, figure: '1' })),
      { mode: 'competition', direction: 'descending' },
    )
    const quota = assignQuota(ranked, { kind: 'atMost', count: 1 }, 2, 'rules.quota')
    const missing = [monthEnd, division, quota].flatMap((result) => (result.status === 'needs' ? result.missing : []))
    expect(missing.map(({ code }) => code)).toEqual(['month-end', 'tie-in-division', 'tie-at-quota'])
    for (const need of missing) {
      for (const catalogue of [zh, en]) expect(sentenceOf(need, catalogue), need.code).not.toMatch(/\{\w+\}|undefined/)
    }
  })
})
