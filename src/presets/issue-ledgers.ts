import type { EscalationDocument, IssueLedgerDocument } from '../responsibility/index.js'

/**
 * Ledger of prominent ecological problems (突出生态环境问题整改验收销号): measures done, effect up to standard, legal handling finished, related problems of the same site put right, accepted by the level of its class,
 * published. The length of publication and what counts after a rebound are open (`publicity-days`, `after-reopening`). Status `secondHand`.
 */
export const environmentLedger: IssueLedgerDocument = {
  id: 'environment-ledger',
  title: { zh: '突出生态环境问题整改验收销号', en: 'Close-out of prominent ecological problems' },
  version: '2019',
  effective: { from: '2019-01-01' },
  sources: [
    {
      id: 'anhui',
      document: '安徽省、黄山市突出生态环境问题整改验收销号办法',
      year: 2019,
      place: '安徽',
      status: 'secondHand',
    },
  ],
  rules: {
    classes: [
      { id: 'centre', title: { zh: '中央交办', en: 'assigned by the centre' }, acceptance: 'province' },
      { id: 'province', title: { zh: '省级交办', en: 'assigned by the province' }, acceptance: 'province' },
      { id: 'own', title: { zh: '市县自查', en: 'found by city or county' }, acceptance: 'city' },
    ],
    levels: ['county', 'city', 'province'],
    closeOut: [
      { kind: 'measuresDone' },
      { kind: 'confirmed', what: 'legalHandling', title: { zh: '依法处理到位', en: 'legal handling finished' } },
      { kind: 'confirmed', what: 'standardMet', title: { zh: '整改效果达标', en: 'effect meets the standard' } },
      { kind: 'related', by: 'site' },
      { kind: 'related', by: 'similar' },
      { kind: 'confirmed', what: 'mechanism', title: { zh: '建立长效机制', en: 'long-term mechanism' } },
      { kind: 'acceptance' },
      { kind: 'published' },
    ],
    afterReopening: 'open',
    rate: { digits: 2, mode: 'halfUp' },
  },
  decisions: [],
}

/** A plain rectification ledger (立行立改): measures with evidence, accepted by the township. A template; status `unconfirmed`. */
export const plainLedger: IssueLedgerDocument = {
  id: 'plain-ledger',
  title: { zh: '问题整改台账(模板)', en: 'Rectification ledger, template' },
  version: 'template',
  effective: { from: '2020-01-01' },
  sources: [{ id: 'template', document: '问题整改台账(模板)', status: 'unconfirmed' }],
  rules: {
    classes: [{ id: 'any', title: { zh: '问题', en: 'issue' }, acceptance: 'township' }],
    levels: ['village', 'township', 'county'],
    closeOut: [{ kind: 'measuresDone' }, { kind: 'evidence', per: 'measure', atLeast: 1 }, { kind: 'acceptance' }],
    afterReopening: 'redo',
    rate: { digits: 1, mode: 'halfUp' },
  },
  decisions: [],
}

/**
 * Straw burning (秸秆禁烧责任追究): ladders of a township and of its county over the same fires, each with its own thresholds. The counting window and the repetition of a step are open (`counting-window`,
 * `repeat-steps`). Status `secondHand`.
 */
export const strawBurningLadders: EscalationDocument = {
  id: 'straw-burning-ladders',
  title: { zh: '秸秆禁烧责任追究', en: 'Accountability for straw burning' },
  version: 'local',
  effective: { from: '2010-01-01' },
  sources: [{ id: 'city', document: '某市秸秆禁烧责任追究办法', status: 'secondHand' }],
  rules: {
    windows: [
      { kind: 'year', id: 'year', startsOn: '01-01' },
      {
        kind: 'season',
        id: 'season',
        seasons: [
          { from: '05-15', to: '07-31' },
          { from: '09-01', to: '11-30' },
        ],
      },
    ],
    ladders: [
      {
        id: 'township',
        title: { zh: '乡镇责任追究', en: 'townships' },
        level: 'township',
        counts: ['fire'],
        scope: 'own',
        unit: 'events',
        window: 'open',
        steps: [
          {
            id: 'first',
            title: { zh: '第一起', en: 'first fire' },
            at: 1,
            actions: [
              { action: 'warn', title: { zh: '书面警示', en: 'written warning' } },
              { action: 'circulate', title: { zh: '全县通报', en: 'circulated in the county' } },
              { action: 'file', title: { zh: '报市禁烧办备案', en: 'filed with the city' } },
            ],
          },
          {
            id: 'second',
            title: { zh: '第二起', en: 'second fire' },
            at: 2,
            actions: [
              { action: 'circulate', title: { zh: '全市通报', en: 'circulated in the city' } },
              { action: 'expose', title: { zh: '媒体曝光', en: 'media exposure' } },
              { action: 'refuseAward', title: { zh: '取消年度涉农评优资格', en: 'no agricultural awards this year' } },
            ],
          },
          {
            id: 'accountability',
            title: { zh: '情节较重及以上', en: 'grave or worse' },
            at: 3,
            actions: [{ action: 'accountability', title: { zh: '启动问责程序', en: 'accountability procedure' } }],
          },
        ],
        severities: [
          { id: 'ordinary', title: { zh: '一般', en: 'ordinary' }, from: 1 },
          { id: 'grave', title: { zh: '较重', en: 'grave' }, from: 3 },
          { id: 'serious', title: { zh: '严重', en: 'serious' }, from: 5 },
        ],
        repeats: 'open',
      },
      {
        id: 'county',
        title: { zh: '县区责任追究', en: 'counties' },
        level: 'county',
        counts: ['fire'],
        scope: 'below',
        unit: 'events',
        window: 'open',
        steps: [
          {
            id: 'three',
            title: { zh: '3 起及以上', en: 'three fires' },
            at: 3,
            actions: [
              { action: 'expose', title: { zh: '媒体曝光', en: 'media exposure' } },
              {
                action: 'selfCriticism',
                title: { zh: '分管领导书面检查', en: 'written self-criticism' },
                toward: 'directResponsible',
              },
              { action: 'circulate', title: { zh: '通报批评', en: 'circulated criticism' } },
            ],
          },
          {
            id: 'five',
            title: { zh: '5 起及以上', en: 'five fires' },
            at: 5,
            actions: [
              { action: 'expose', title: { zh: '媒体曝光', en: 'media exposure' } },
              {
                action: 'circulate',
                title: { zh: '对主要领导通报批评', en: 'circulated criticism of the head' },
                toward: 'firstResponsible',
              },
              {
                action: 'accountability',
                title: { zh: '追究分管领导领导责任', en: "the deputy's responsibility pursued" },
                toward: 'directResponsible',
              },
            ],
          },
        ],
        repeats: 'open',
      },
    ],
  },
  decisions: [],
}
