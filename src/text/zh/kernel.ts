import type { FigureRefusal } from '../../kernel/index.js'
import type { SchemaCode } from '../../kernel/schema.js'

/** Sentences for what the kernel finds, in Chinese. */
export const zhKernel: Readonly<Record<FigureRefusal | SchemaCode, string>> = {
  'not-a-figure': '{path}：“{text}”不是数字。请写成不带单位和千分位的十进制文本，例如“12.50”。',
  'too-many-digits': '{path}：“{text}”位数过多（最多 60 个字符）。请核对数据是否写错。',
  'binary-float': '{path}：{text} 的有效数字超过 15 位，经过二进制浮点已失真。请改用十进制文本传入。',
  'unknown-key': '{path}：没有“{key}”这个字段。请检查拼写，或删除它。',
  'missing-key': '{path}：缺少必填内容（应为 {expected}）。请补上。',
  'wrong-type': '{path}：应为 {expected}，实际是 {found}。请改成要求的形式。',
  'not-an-option': '{path}：只能取 {options} 之一。请从中选择。',
  'not-a-date': '{path}：“{text}”不是有效日期。请写成“2024-02-29”这样的公历日期。',
  'not-well-formed': '{path}：格式不符（{reason}）。请对照文档改正。',
}
