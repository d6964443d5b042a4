// publint and are-the-types-wrong, on the package as it would be published.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { presets, report } from './entries.mjs'

const folder = mkdtempSync(join(tmpdir(), 'xiangzhen-pack-'))
const faults = []
run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
const tarball = join(folder, readdirSync(folder)[0])

run('npx', ['publint', '--strict', tarball])
run('npx', ['attw', tarball, '--profile', 'node16', '--exclude-entrypoints', './json-schema/*'])
// A pattern entry is not looked at by itself: each preset is named.
if (presets().length > 0) {
  run('npx', ['attw', tarball, '--profile', 'node16', '--entrypoints', ...presets().map((preset) => `./${preset}`)])
}

rmSync(folder, { recursive: true })
report(faults, `publint and are-the-types-wrong find nothing`)

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) faults.push(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
}
