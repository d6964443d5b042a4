// A temporary application that has installed the packed library.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Packs what is built, and gives the tarball's path. */
export function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'xiangzhen-pack-'))
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root)
  return join(folder, readdirSync(folder)[0])
}

/** A new application with the tarball and the named packages installed, and the files of `consumer/` in it. */
export function consumer(tarball, packages) {
  const folder = mkdtempSync(join(tmpdir(), 'xiangzhen-consumer-'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n')
  cpSync(fileURLToPath(new URL('./consumer/', import.meta.url)), folder, { recursive: true })
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', '--prefer-offline', tarball, ...packages], folder)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** Runs a command and gives what it printed; ends the run with its output when it fails. */
export function run(command, args, cwd, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (status === 0) return stdout.trim()
  console.error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  process.exit(1)
}

/** Compiles strict.ts as an application would, under both ways to resolve, with declarations of its own. */
export function compile(folder, tsc, node = process.execPath) {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false']
  const common = [...strict, '--target', 'ES2020', '--lib', 'ES2020,DOM', '--declaration', '--outDir', 'out']
  const ways = { node16: ['--module', 'node16'], bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'] }
  for (const way of Object.values(ways)) {
    run(node, [join(folder, tsc), ...common, ...way, 'strict.ts'], folder)
  }
  return `TypeScript: ${Object.keys(ways).join(' and ')}`
}
