import type { BandCode, ChecklistReason, MeanReason } from '../../scoring/index.js'

/** Sentences for bands, quotas and means, in Chinese. */
export const zhScoring: Readonly<
  Record<BandCode | Exclude<ChecklistReason, 'not-an-option'> | MeanReason | 'tie-at-quota', string>
> = {
  'band-gap': '{path}：{witness} 不在任何一档里。请补上这一段。',
  'band-overlap': '{path}：{witness} 同时落在“{first}”和“{second}”两档。请改正界限。',
  'band-empty': '{path}：“{band}”这一档没有任何数能落入。请改正界限。',
  'band-duplicate-id': '{path}：“{band}”出现了两次。请为每一档使用不同的编号。',
  'unknown-item': '{path}：清单“{list}”里没有“{item}”这一项。请核对拼写，或删除它。',
  'nothing-applies': '没有一项适用，得不出结果。',
  'nothing-known': '没有一项有数据，得不出结果。',
  'missing-figure': '有一项没有数据，而规则要求齐全。请补上。',
  'zero-weight': '权重之和是零，无法加权平均。请改正权重。',
  'tie-at-quota': '名额线（{seats} 个）上有并列：{tied}。请决定是一并给予，还是一并不给。',
}
