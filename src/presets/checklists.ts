import type { Checklist } from '../scoring/index.js'

/** 七个一 culture centre: square, stage, activity room, notice board, equipment, broadcasting, sports set. Published as a list of things; it has no weights. */
export const cultureCentreSevenOnes: Checklist = {
  id: 'culture-centre-seven-ones',
  title: { zh: '“七个一”基层综合性文化服务中心', en: 'Culture centre, seven ones' },
  items: [
    { id: 'square', label: { zh: '一个文化广场', en: 'square' } },
    { id: 'stage', label: { zh: '一个简易戏台', en: 'simple stage' } },
    { id: 'activityRoom', label: { zh: '一个文化活动室', en: 'activity room' } },
    { id: 'noticeBoard', label: { zh: '一个宣传栏', en: 'notice board' } },
    { id: 'equipment', label: { zh: '一套文化器材', en: 'set of equipment' } },
    { id: 'broadcast', label: { zh: '一套广播器材', en: 'broadcasting set' } },
    { id: 'sports', label: { zh: '一套体育设施器材', en: 'sports set' } },
  ],
}

/** 两不愁三保障 with drinking water, per household. An item that cannot apply (nobody of school age) is marked `notApplicable`. */
export const householdGuarantee: Checklist = {
  id: 'household-guarantee',
  title: { zh: '两不愁三保障和饮水安全', en: 'Two assurances and three guarantees, with drinking water' },
  items: [
    { id: 'food', label: { zh: '不愁吃', en: 'food' } },
    { id: 'clothing', label: { zh: '不愁穿', en: 'clothing' } },
    { id: 'education', label: { zh: '义务教育', en: 'compulsory education' } },
    { id: 'medical', label: { zh: '基本医疗', en: 'basic medical care' } },
    { id: 'housing', label: { zh: '住房安全', en: 'safe housing' } },
    { id: 'water', label: { zh: '饮水安全', en: 'safe drinking water' } },
  ],
}

/** 四个不摘: what stays in place after leaving poverty, per village or county. */
export const fourNotRemoved: Checklist = {
  id: 'four-not-removed',
  title: { zh: '四个不摘', en: 'Four things that are not removed' },
  items: [
    { id: 'responsibility', label: { zh: '摘帽不摘责任', en: 'responsibility' } },
    { id: 'policy', label: { zh: '摘帽不摘政策', en: 'policy' } },
    { id: 'support', label: { zh: '摘帽不摘帮扶', en: 'support' } },
    { id: 'supervision', label: { zh: '摘帽不摘监管', en: 'supervision' } },
  ],
}

/** 三清一改, the village cleaning campaign. No standard with numbers was found: a place replaces the items by its own. */
export const villageCleaning: Checklist = {
  id: 'village-cleaning',
  title: { zh: '三清一改', en: 'Three cleanings and one change' },
  items: [
    { id: 'rubbish', label: { zh: '清理农村生活垃圾', en: 'household rubbish cleared' } },
    { id: 'ponds', label: { zh: '清理村内塘沟', en: 'ponds and ditches cleared' } },
    { id: 'farmWaste', label: { zh: '清理畜禽养殖粪污等农业生产废弃物', en: 'manure and farm waste cleared' } },
    { id: 'habits', label: { zh: '改变影响农村人居环境的不良习惯', en: 'habits changed' } },
  ],
}

/** 四队三会一社, the volunteer groups of a village: four teams, three associations, one society. Which teams they are is the place's own; replace the labels. */
export const volunteerGroups: Checklist = {
  id: 'volunteer-groups',
  title: { zh: '“四队三会一社”', en: 'Four teams, three associations, one society' },
  items: [
    { id: 'team1', label: { zh: '第一支队伍', en: 'first team' } },
    { id: 'team2', label: { zh: '第二支队伍', en: 'second team' } },
    { id: 'team3', label: { zh: '第三支队伍', en: 'third team' } },
    { id: 'team4', label: { zh: '第四支队伍', en: 'fourth team' } },
    { id: 'association1', label: { zh: '第一个协会', en: 'first association' } },
    { id: 'association2', label: { zh: '第二个协会', en: 'second association' } },
    { id: 'association3', label: { zh: '第三个协会', en: 'third association' } },
    { id: 'society', label: { zh: '一社', en: 'society' } },
  ],
}
