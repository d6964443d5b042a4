import type { CheckUpDocument } from '../responsibility/index.js'

/**
 * A template of a regular check-up (支部体检) with promotion by grade (晋位升级): half a year without findings twice moves a branch up, findings twice move it down, a direct criterion makes it weak at
 * once. The items and numbers are a template to be replaced by the place's own; status `unconfirmed`.
 */
export const branchCheckUp: CheckUpDocument = {
  id: 'branch-check-up',
  title: { zh: '党支部定期体检与晋位升级(模板)', en: 'Check-up and promotion of branches, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '“体检”与晋位升级做法(模板)', status: 'unconfirmed' }],
  rules: {
    items: [
      { id: 'team', label: { zh: '班子配备', en: 'team complete' } },
      { id: 'life', label: { zh: '组织生活', en: 'organisational life' } },
      { id: 'members', label: { zh: '党员管理', en: 'management of members' } },
      { id: 'development', label: { zh: '发展党员', en: 'development of members' } },
      { id: 'service', label: { zh: '服务群众', en: 'service' } },
      { id: 'vacancy', label: { zh: '书记空缺超过 3 个月', en: 'post vacant more than 3 months' } },
    ],
    grades: [
      { id: 'good', title: { zh: '好', en: 'good' } },
      { id: 'fair', title: { zh: '一般', en: 'fair' } },
      { id: 'poor', title: { zh: '差', en: 'poor' } },
    ],
    gradeBy: {
      figure: 'findings',
      bands: [
        { id: 'good', to: { at: '0', included: true } },
        { id: 'fair', from: { at: '0', included: false }, to: { at: '2', included: true } },
        { id: 'poor', from: { at: '2', included: false } },
      ],
    },
    levels: [
      { id: 'advanced', title: { zh: '先进', en: 'advanced' } },
      { id: 'average', title: { zh: '一般', en: 'average' } },
      { id: 'backward', title: { zh: '后进', en: 'backward' } },
      { id: 'weak', title: { zh: '软弱涣散', en: 'weak and lax' } },
    ],
    moves: [
      { id: 'promotion', direction: 'up', consecutive: 2, grades: ['good'], by: 1 },
      { id: 'demotion', direction: 'down', consecutive: 2, grades: ['poor'], by: 1 },
    ],
    direct: [{ item: 'vacancy', level: 'weak' }],
  },
  decisions: [],
}
