// A village's year: reads data/, computes with the built package, prints one page and writes one.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'xiangzhen'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { page } from './page.mjs'
import { print } from './print.mjs'
import { read } from './read.mjs'
import { report } from './report.mjs'

const { language, folder, out } = options(process.argv.slice(2))
const catalogue = language === 'en' ? en : zh

const reading = read((name) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')))
if (reading.diagnostics.length > 0) {
  for (const diagnostic of reading.diagnostics)
    console.error(`${diagnostic.file}.json: ${describe(diagnostic, catalogue)}`)
  process.exitCode = 1
} else {
  const year = report(reading.facts, { language, catalogue })
  console.log(print(year))
  mkdirSync(out, { recursive: true })
  // Written whole or not at all.
  writeFileSync(`${out}/.page`, page(year))
  renameSync(`${out}/.page`, `${out}/village-year.${language}.html`)
  console.log(`\n${out}/village-year.${language}.html`)
}

function options(words) {
  const value = (name, otherwise) => (words.includes(name) ? words[words.indexOf(name) + 1] : otherwise)
  const here = fileURLToPath(new URL('.', import.meta.url))
  return { language: value('--lang', 'zh'), folder: value('--data', `${here}data`), out: value('--out', `${here}out`) }
}
