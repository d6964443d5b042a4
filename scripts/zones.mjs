// The tests of dates, periods, calendars and deadlines, under six time zones: half hours, skipped days, summer times at midnight.
import { spawnSync } from 'node:child_process'
import { report } from './entries.mjs'

const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Los_Angeles',
]
const files = ['date', 'period', 'calendar', 'deadline'].map((name) => `test/kernel/${name}`)

const faults = []
for (const zone of zones) {
  const run = spawnSync(
    'npx',
    ['vitest', 'run', '--typecheck.enabled=false', ...files, 'test/laws/dated', 'test/vectors/kernel-dates'],
    {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    },
  )
  if (run.status === 0) console.log(`${zone}: ${run.stdout.trim().split('\n').pop()}`)
  else faults.push(`${zone}:\n${run.stdout}${run.stderr}`)
}
report(faults, `the same in ${zones.length} time zones`)
