import { expect, test } from 'vitest'
import { readHolidayNotice } from '../../src/kernel/index.js'
import calendar from '../vectors/work-calendar-2023-2024.json' with { type: 'json' }

const read = (text: string, year = 2024): unknown => {
  const result = readHolidayNotice(text, year)
  return result.status === 'computed' ? [result.value.holidays, result.value.makeUpWorkdays] : result.status
}

test('a whole notice gives the days of its year', () => {
  const notice = `一、元旦：1月1日放假，与周末连休。
    二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。
    三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
    四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
    五、端午节：6月10日放假，与周末连休。
    六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
    七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`
  const of2024 = (list: readonly string[]): string[] => list.filter((date) => date.startsWith('2024'))
  expect(read(notice)).toEqual([of2024(calendar.holidays), of2024(calendar.makeUpWorkdays)])
})

test.each([
  ['2023年12月30日至2024年1月1日放假调休，共3天。', [['2023-12-30', '2023-12-31', '2024-01-01'], []]],
  ['1月1日（星期一）放假1天', [['2024-01-01'], []]],
  ['４月４日（清明节，星期四）放假；4月5日、6日公休。', [['2024-04-04', '2024-04-05', '2024-04-06'], []]],
  ['5月1日-2日放假，4月28日（周日）上班', [['2024-05-01', '2024-05-02'], ['2024-04-28']]],
  ['10月6日(星期天)，放假', [['2024-10-06'], []]],
  ['节日期间注意安全。', [[], []]],
  ['1月1日放假，放假1天。', [['2024-01-01'], []]],
  ['4月7日上班，调休4月5日。', [['2024-04-05'], ['2024-04-07']]],
])('%s', (text, days) => {
  expect(read(text)).toEqual(days)
})

test.each([
  ['4月4日', 'notice-not-readable'],
  ['4月31日放假', 'notice-not-readable'],
  ['4日放假', 'notice-not-readable'],
  ['4月6日至4日放假', 'notice-not-readable'],
  ['4月6日至放假', 'notice-not-readable'],
  ['12月30日至1月1日放假', 'notice-not-readable'],
  ['节'.repeat(10_000), 'notice-not-readable'],
  ['4月4日至6日放假，共4天', 'notice-contradicts-itself'],
  ['4月4日放假2天', 'notice-contradicts-itself'],
  ['4月7日（星期六）上班', 'notice-contradicts-itself'],
  ['4月8日（星期天）上班', 'notice-contradicts-itself'],
  ['4月4日上班，放假。', 'notice-contradicts-itself'],
  ['4月4日放假，上班。', 'notice-contradicts-itself'],
  ['4月4日放假。4月4日上班。', 'notice-contradicts-itself'],
  ['4月4日放假、4月7日上班。', 'notice-not-readable'],
  ['1000年1月1日至9999年12月31日放假。', 'notice-not-readable'],
  ['1月1日至6月30日放假。2025年1月1日至9月30日放假。', 'notice-not-readable'],
])('%.20s is refused: %s', (text, reason) => {
  expect(readHolidayNotice(text, 2024)).toMatchObject({ status: 'not-computable', reason })
})
