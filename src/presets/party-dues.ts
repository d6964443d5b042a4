import type { PartyDuesDocument } from '../responsibility/index.js'

/**
 * Rates of membership dues (《关于中国共产党党费收缴、使用和管理的规定》): 0.5, 1, 1.5 and 2 percent of the whole monthly base; upper bounds are included. Retired members: 0.5 percent up to 5000 yuan, 1 percent
 * above. Farmers: 0.2 to 1 yuan. Students, unemployed and members on relief: 0.2 yuan. The text names no rounding (`dues-rounding`). Status `secondHand`.
 */
export const partyDuesRates: PartyDuesDocument = {
  id: 'party-dues-rates',
  title: { zh: '党费收缴标准', en: 'Rates of membership dues' },
  version: '2008',
  effective: { from: '2008-04-01' },
  sources: [{ id: 'dues', document: '关于中国共产党党费收缴、使用和管理的规定', year: 2008, status: 'secondHand' }],
  rules: {
    classes: [
      {
        id: 'wage',
        title: { zh: '按月领取工资的党员', en: 'members with monthly pay' },
        pays: {
          kind: 'rate',
          bands: [
            { id: 'to3000', to: { at: '3000', included: true }, value: '0.005' },
            { id: 'to5000', from: { at: '3000', included: false }, to: { at: '5000', included: true }, value: '0.01' },
            {
              id: 'to10000',
              from: { at: '5000', included: false },
              to: { at: '10000', included: true },
              value: '0.015',
            },
            { id: 'above10000', from: { at: '10000', included: false }, value: '0.02' },
          ],
        },
      },
      {
        id: 'retired',
        title: { zh: '离退休党员', en: 'retired members' },
        pays: {
          kind: 'rate',
          bands: [
            { id: 'to5000', to: { at: '5000', included: true }, value: '0.005' },
            { id: 'above5000', from: { at: '5000', included: false }, value: '0.01' },
          ],
        },
      },
      { id: 'farmer', title: { zh: '农民党员', en: 'farmers' }, pays: { kind: 'between', from: '0.2', to: '1' } },
      {
        id: 'withoutIncome',
        title: { zh: '学生、下岗失业、依靠抚恤救济的党员', en: 'students, unemployed, on relief' },
        pays: { kind: 'between', from: '0.2', to: '0.2' },
      },
    ],
  },
  decisions: [],
}
