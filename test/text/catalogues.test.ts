import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SentenceTemplate, TextCatalogue } from 'xiangzhen'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

type Sentences = Readonly<Record<string, SentenceTemplate>>

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
  [...new Set(sentence.match(/\{@?\w+\}/g) ?? [])].filter((one) => one !== '{path}').sort()

const alternatives = (sentence: SentenceTemplate | undefined): readonly string[] => [sentence ?? []].flat()

describe('text catalogues', () => {
  it('every room is in both languages, with the same values in the sentences', () => {
    for (const one of catalogues) {
      for (const [code, sentence] of Object.entries(one.zh)) {
        const english = alternatives(one.en[code])
        expect(alternatives((zh as TextCatalogue).sentences[code]), code).toEqual(
          expect.arrayContaining([sentence].flat()),
        )
        expect(alternatives((en as TextCatalogue).sentences[code]), code).toEqual(expect.arrayContaining([...english]))
        if (code === 'money-in-yuan') continue // English has no word for 万 and says yuan.
        expect(english.map(placeholders), code).toEqual(alternatives(sentence).map(placeholders))
      }
    }
  })

  it('Chinese sentences use full-width punctuation', () => {
    for (const { zh: sentences } of catalogues)
      for (const [code, sentence] of Object.entries(sentences)) {
        for (const one of alternatives(sentence)) {
          expect(one.replace(/\{@?\w+\}/g, ''), code).not.toMatch(/\p{Script=Han}[,:;?!()]|[,;?!]\p{Script=Han}/u)
        }
      }
  })
})
