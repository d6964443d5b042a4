import { expect, test } from 'vitest'
import { amountInWords, renminbiBound } from '../../src/kernel/index.js'

// The first block stands in the rules for filling in bills, or in the forms that they leave to the writer.
test.each([
  ['1409.50', '壹仟肆佰零玖元伍角'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],

  ['0', '零元整'],
  ['0.00', '零元整'],
  ['0.05', '伍分'],
  ['0.50', '伍角'],
  ['0.55', '伍角伍分'],
  ['1', '壹元整'],
  ['10', '壹拾元整'],
  ['100', '壹佰元整'],
  ['110', '壹佰壹拾元整'],
  ['1005', '壹仟零伍元整'],
  ['1050', '壹仟零伍拾元整'],
  ['10007.05', '壹万零柒元零伍分'],
  ['20.50', '贰拾元伍角'],
  ['-12.30', '负壹拾贰元叁角'],
  ['100000000', '壹亿元整'],
  ['100010000', '壹亿零壹万元整'],
  ['105000000', '壹亿零伍佰万元整'],
  ['1000000000000', '壹万亿元整'],
  ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  [20.5, '贰拾元伍角'],
  [5n, '伍元整'],
])('%s', (amount, words) => {
  expect(amountInWords(amount)).toEqual({ status: 'computed', value: words, diagnostics: [] })
})

test.each([
  ['1.005', 'finer-than-fen'],
  ['0.005', 'finer-than-fen'],
  [renminbiBound, 'too-large'],
  ['-10000000000000000', 'too-large'],
  ['1e3', 'not-a-figure'],
  ['1'.repeat(10_000_000), 'too-many-digits'],
  [0.1 + 0.2, 'binary-float'],
])('%.20s is refused: %s', (amount, reason) => {
  expect(amountInWords(amount)).toMatchObject({ status: 'not-computable', reason, diagnostics: [{ code: reason }] })
})

test.each([
  ['3336.14', '人民币叁仟叁佰叁拾陆元壹角肆分'],
  ['107000.53', '人民币壹拾万零柒仟元伍角叁分'],
  ['100050.30', '人民币壹拾万零伍拾元叁角整'],
  ['1000200000', '人民币壹拾亿零贰拾万元整'],
  ['1020000000', '人民币壹拾亿零贰仟万元整'],
  ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
  ['-0.50', '人民币负伍角整'],
  ['0', '人民币零元整'],
])('%s on a voucher', (amount, words) => {
  expect(amountInWords(amount, 'voucher')).toMatchObject({ value: words })
})

test('a style that is neither is refused, not taken for one of them', () => {
  expect(() => amountInWords('1', 'cheque' as 'bill')).toThrow(
    "the style of an amount in words cannot be 'cheque': give one of bill, voucher",
  )
})
