import type { DiagnosticData, DiagnosticValue } from './diagnostic.js'
import { labelText, type Label } from './document.js'
import type { Result } from './result.js'
import { periodText, statedText } from './spoken.js'

/**
 * The sentences of a language. Each is a template in which `{name}` stands for a value of the finding's data, and `{@name}`
 * for what the catalogue itself says of that value: the word for a state or a kind. A host may bring its own catalogue; the
 * type of `zh` and `en` shows which codes it must hold.
 */
export interface TextCatalogue<Code extends string = string> {
  /** The language of labels that are filled in. */
  readonly language: 'zh' | 'en'
  /**
   * A template for each code; or several, where rooms say the same code of different things: the first one counts whose
   * values are all there, else the last.
   */
  readonly sentences: Readonly<Record<Code, SentenceTemplate>>
}

/** One template, or several from the most to the least particular. */
export type SentenceTemplate = string | readonly string[]

/**
 * Makes a sentence from a finding or a step. A code that the catalogue does not hold gives the code and its data, so
 * nothing is ever lost; a value that the data does not hold leaves its `{name}` standing.
 *
 * @param said - what has a code and data: a diagnostic, a step, a reason, a decision that is needed
 * @param catalogue - the sentences of a language
 * @returns the sentence
 * @example
 * ```ts
 * import { describe } from 'xiangzhen/kernel'
 * const catalogue = { language: 'en' as const, sentences: { 'not-a-figure': '{text} is not a figure; write digits' } }
 * describe({ code: 'not-a-figure', data: { text: 'ten' } }, catalogue) // => 'ten is not a figure; write digits'
 * ```
 */
export function describe(
  said: {
    readonly code: string
    readonly path?: string
    readonly at?: string
    readonly options?: readonly string[]
    readonly data?: DiagnosticData
  },
  catalogue: TextCatalogue,
): string {
  const place = said.path === undefined ? undefined : placeText(said.path, said.data, catalogue)
  const data: DiagnosticData = {
    ...(place === undefined ? {} : { path: place }),
    ...(said.at === undefined ? {} : { at: said.at }),
    ...(said.options === undefined ? {} : { options: said.options }),
    ...said.data,
  }
  const sentences: Readonly<Record<string, SentenceTemplate>> = catalogue.sentences
  const template = fitting(own(sentences, said.code), data)
  if (template === undefined) {
    const rest = Object.keys(data).map((name) => `${name}=${valueText(data[name], catalogue)}`)
    return [said.code, ...rest].join(' ')
  }
  return template.replace(placeholders, (placeholder, word: string, name: string) => {
    const value = own(data, name)
    if (value === undefined) return placeholder
    return word === '' ? valueText(value, catalogue) : valueText(inWords(value, data, catalogue), catalogue)
  })
}

/**
 * All that a result has to say besides its value, in sentences: its findings, the reason why there is no value, the
 * decisions that are missing. None when a value was computed and nothing was noticed.
 *
 * @param result - the result of a calculator
 * @param catalogue - the sentences of a language
 * @returns the sentences, each once
 * @example
 * ```ts
 * import { notComputable, sentencesOf } from 'xiangzhen/kernel'
 * const catalogue = { language: 'en' as const, sentences: { 'zero-base': 'The base is zero.' } }
 * sentencesOf(notComputable('zero-base'), catalogue) // => ['The base is zero.']
 * ```
 */
export function sentencesOf(result: Result<unknown>, catalogue: TextCatalogue): readonly string[] {
  const sentences = result.diagnostics.map((one) => describe(one, catalogue))
  if (result.status === 'needs') sentences.push(...result.missing.map((need) => describe(need, catalogue)))
  if (result.status === 'not-computable' && !result.diagnostics.some(({ code }) => code === result.reason)) {
    sentences.push(describe({ code: result.reason }, catalogue))
  }
  return [...new Set(sentences)]
}

const placeholders = /\{(@?)([A-Za-z0-9]+)\}/g

// A row is named as a person counts it: the path counts from zero.
function placeText(path: string, data: DiagnosticData | undefined, { language }: TextCatalogue): string {
  const row = data === undefined ? undefined : own(data, 'row')
  if (typeof row !== 'number') return path
  return language === 'zh' ? `第 ${row} 行（${path}）` : `row ${row} (${path})`
}

// A word may be a whole sentence: it is filled from the same values, in the most particular form that they fill.
function inWords(value: DiagnosticValue, data: DiagnosticData, catalogue: TextCatalogue): DiagnosticValue {
  const word = (code: Label): Label => {
    if (typeof code !== 'string') return code
    const said = fitting(own<SentenceTemplate>(catalogue.sentences, code), data)
    if (said === undefined || said.includes('{@')) return code
    return said.replace(placeholders, (placeholder, _: string, name: string) => {
      const filled = own(data, name)
      return filled === undefined ? placeholder : valueText(filled, catalogue)
    })
  }
  if (typeof value === 'string') return word(value)
  return typeof value === 'object' && value !== null && isList(value) ? value.map(word) : value
}

function fitting(template: SentenceTemplate | undefined, data: DiagnosticData): string | undefined {
  if (template === undefined || typeof template === 'string') return template
  const filled = (one: string): boolean =>
    (one.match(placeholders) ?? []).every((mark) => own(data, mark.replace(/[{}@]/g, '')) !== undefined)
  return template.find(filled) ?? template[template.length - 1]
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined
}

function valueText(value: DiagnosticValue | undefined, catalogue: TextCatalogue): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'object') {
    if (isList(value)) return listText(value, catalogue)
    if ('period' in value) return periodText(value, catalogue.language)
    if ('kind' in value) return statedText(value, catalogue.language)
    return labelText(value, catalogue.language)
  }
  return String(value)
}

// An empty list of options means that any value answers.
function listText(value: readonly Label[], { language }: TextCatalogue): string {
  if (value.length === 0) return language === 'zh' ? '自行填写' : 'any value'
  return value.map((one) => labelText(one, language)).join(language === 'zh' ? '、' : ', ')
}

function isList(value: object): value is readonly Label[] {
  return Array.isArray(value)
}
