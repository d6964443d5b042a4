import { expect, it } from 'vitest'
import { addsUp, explain } from 'xiangzhen'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { linesOf } from 'xiangzhen/points'
import { award, book, entry, facts, year } from './books.js'

it('an explanation of steps shows what was kept from before', () => {
  const rules = book({
    items: [
      award('hours', {
        by: 'steps',
        unit: '2',
        points: '1',
        partial: 'dropped',
        accumulate: 'month',
        leftover: 'kept',
      }),
    ],
  })
  // Three hours make one step and leave one hour over; with one hour in April it is the second step.
  const rows = [entry('hours', '2024-03-01', { quantity: '3' }), entry('hours', '2024-04-01', { quantity: '1' })]
  const lines = linesOf(rules, facts(rows), year, 'm1')
  if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
  expect(addsUp(lines.value.explanation)).toMatchObject({ ok: true })
  const said = (texts: typeof zh | typeof en) => explain(lines.value.explanation, texts).map(({ text }) => text)
  expect(said(zh)).toContain('数量3，每2为一级，计1级')
  expect(said(zh)).toContain('数量1，连同以前结余的1，每2为一级，计1级')
  expect(said(en)).toContain('Quantity 1 and 1 kept from before, a step for each 2: 1 steps')
})
