import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TextCatalogue } from 'xiangzhen'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

type Sentences = Readonly<Record<string, string>>

const files = readdirSync(new URL('../../src/text/zh/', import.meta.url)).sort()
const catalogues = await Promise.all(
  files.map(async (file) => ({ file, zh: await sentencesOf('zh', file), en: await sentencesOf('en', file) })),
)

async function sentencesOf(language: string, file: string): Promise<Sentences> {
  const module = (await import(
    /* @vite-ignore */ new URL(`../../src/text/${language}/${file}`, import.meta.url).href
  )) as Readonly<Record<string, Sentences>>
  return Object.values(module)[0]!
}

const placeholders = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].filter((one) => one !== '{path}').sort()

const alternatives = (catalogue: TextCatalogue, code: string): readonly string[] => {
  const sentence = catalogue.sentences[code]!
  return typeof sentence === 'string' ? [sentence] : sentence
}

describe('text catalogues', () => {
  it('every room is in both languages, with the same values in the sentences', () => {
    for (const one of catalogues) {
      for (const [code, sentence] of Object.entries(one.zh)) {
        expect(alternatives(zh, code), code).toContain(sentence)
        expect(alternatives(en, code), code).toContain(one.en[code])
        expect(placeholders(one.en[code] ?? ''), code).toEqual(placeholders(sentence))
      }
    }
  })

  it('Chinese sentences use full-width punctuation', () => {
    for (const { zh: sentences } of catalogues)
      for (const [code, sentence] of Object.entries(sentences)) {
        expect(sentence.replace(/\{\w+\}/g, ''), code).not.toMatch(/\p{Script=Han}[,:;?!()]|[,;?!]\p{Script=Han}/u)
      }
  })
})
