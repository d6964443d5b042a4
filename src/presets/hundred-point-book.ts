import type { RuleBook } from '../points/index.js'

/**
 * Template of a hundred-point scheme: base marks, capped extra points and discretionary deductions, a total between 0 and 100, four grades with half-open bands. What published
 * schemes leave open stands as a question: how the total cap meets deductions, and how a tie at the quota is settled. No place uses exactly this book; the mechanism is common.
 */
export const hundredPointBook: RuleBook = {
  id: 'hundred-point-book',
  title: { zh: '百分制积分办法(模板)', en: 'Hundred-point scheme (template)' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 1, rounding: { digits: 1, mode: 'halfUp' } },
    timing: { score: 'year', within: 'standing', entryDate: 'event', classDate: 'periodEnd' },
    classes: [
      { id: 'formal', title: { zh: '正式党员', en: 'full member' } },
      { id: 'probationary', title: { zh: '预备党员', en: 'probationary member' } },
      { id: 'activist', title: { zh: '入党积极分子', en: 'activist' }, graded: false },
    ],
    exemptions: [
      {
        id: 'infirm',
        title: { zh: '年老体弱、长期患病', en: 'old age or long illness' },
        steps: ['application', 'branchMeeting', 'committeeApproval'],
      },
    ],
    categories: [
      {
        id: 'extra',
        title: { zh: '加分', en: 'extra points' },
        caps: [{ id: 'extra-cap', limit: '20', basis: 'gross', per: 'period' }],
      },
    ],
    items: [
      {
        kind: 'award',
        id: 'base',
        title: { zh: '基础项评定', en: 'base marks' },
        worth: { by: 'range', least: '0', most: '80' },
        counts: 'latest',
      },
      {
        kind: 'award',
        id: 'extra-deed',
        title: { zh: '加分事项', en: 'extra deed' },
        category: 'extra',
        worth: { by: 'range', least: '1', most: '10' },
        sameMatter: 'highest',
      },
      {
        kind: 'deduction',
        id: 'fault',
        title: { zh: '扣分事项', en: 'fault' },
        worth: { by: 'range', least: '1', most: 'unbounded' },
      },
    ],
    total: {
      fullMarks: '100',
      caps: [
        {
          id: 'total-cap',
          limit: '100',
          basis: {
            decide: 'total-cap-basis',
            readings: { beforeDeductions: 'gross', afterDeductions: 'net' },
            about: { zh: '封顶在扣分之前还是之后', en: 'whether the cap comes before or after deductions' },
          },
          per: 'period',
        },
      ],
      floor: { at: '0', mode: 'total' },
    },
    vetoes: [
      {
        id: 'veto',
        title: { zh: '一票否决', en: 'veto' },
        effect: { kind: 'grade', grade: 'unqualified' },
        discretion: 'must',
        dated: 'event',
      },
    ],
    grades: [
      {
        id: 'grade',
        title: { zh: '等次', en: 'grade' },
        per: ['year'],
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'excellent', title: { zh: '优秀', en: 'excellent' }, from: { at: '90', included: true } },
          {
            grade: 'qualified',
            title: { zh: '合格', en: 'qualified' },
            from: { at: '75', included: true },
            to: { at: '90', included: false },
          },
          {
            grade: 'basicallyQualified',
            title: { zh: '基本合格', en: 'basically qualified' },
            from: { at: '60', included: true },
            to: { at: '75', included: false },
          },
          { grade: 'unqualified', title: { zh: '不合格', en: 'unqualified' }, to: { at: '60', included: false } },
        ],
        quotas: [
          {
            grade: 'excellent',
            seats: { share: '1/3', rounding: 'floor' },
            of: 'graded',
            strength: 'binding',
            within: { level: 'branch' },
            overflow: 'qualified',
          },
        ],
      },
    ],
  },
}
