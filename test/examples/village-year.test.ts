import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const example = fileURLToPath(new URL('../../examples/village-year/', import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'village-year-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(name: string, change: (data: string) => void, ...words: readonly string[]) {
  const data = join(folder, name, 'data')
  const out = join(folder, name, 'out')
  cpSync(join(example, 'data'), data, { recursive: true })
  change(data)
  const { status, stdout, stderr } = spawnSync(
    'node',
    [join(example, 'main.mjs'), '--data', data, '--out', out, ...words],
    {
      encoding: 'utf8',
    },
  )
  const html = join(out, `village-year.${words[1] ?? 'zh'}.html`)
  return { status, stdout, stderr, out, html: existsSync(html) ? readFileSync(html, 'utf8') : undefined }
}

function rewrite(data: string, file: string, from: string, to: string): void {
  const path = join(data, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

describe('examples/village-year', { timeout: 60_000 }, () => {
  it('prints the printed figures of the documents, in the terminal and on the page', () => {
    const { status, stdout, stderr, html } = run('plain', () => undefined)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const said of [
      '增长到8倍',
      '增长了7倍',
      '翻三番',
      '年均增长51.57%',
      '803.57',
      '7.04',
      '无法判定',
      '请补充：地形',
      '请补充：“水稻亩产”是稻谷还是米',
      '请补充：“化肥减量”与什么相比',
      '400 / 500',
      '45.45',
    ]) {
      expect(stdout).toContain(said)
      expect(html).toContain(said)
    }
    expect(stdout).toMatch(/停车场.* 20% .*5年/)
    expect(stdout).toMatch(/秸秆收储.*不可计算/)
    expect(html).not.toMatch(/<script|https?:\/\/|@import|undefined|NaN/)
  })

  it('speaks English', () => {
    const { status, stdout, html } = run('english', () => undefined, '--lang', 'en')
    expect(status).toBe(0)
    expect(stdout).toContain('doubled 3 times')
    expect(html).toContain('lang="en"')
  })

  it('a change of one input changes the page rightly', () => {
    const { stdout } = run('changed', (data) => {
      rewrite(data, 'income.json', '"80"', '"40"')
    })
    expect(stdout).toContain('增长到4倍')
    expect(stdout).toContain('翻两番')
    expect(stdout).not.toContain('增长到8倍')
  })

  it('a broken input gives every finding, exit code 1, and no page', () => {
    const { status, stdout, stderr, out } = run('broken', (data) => {
      rewrite(data, 'rule-book.json', '"opening"', '"openning"')
      rewrite(data, 'points.json', '"2024-03-05"', '"2024-02-30"')
    })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('rule-book.json: rules.total.openning')
    expect(stderr).toContain('entries[0].eventDate')
    expect(existsSync(out)).toBe(false)
  })

  it('a file that is no JSON is named', () => {
    const { status, stderr } = run('no-json', (data) => {
      writeFileSync(join(data, 'field.json'), '{')
    })
    expect(status).toBe(1)
    expect(stderr).toContain('field.json')
  })
})
