// Runs the benchmarks of test/bench against what a user would otherwise pick: node scripts/bench.mjs [name...]
// The packages that are compared are installed into a temporary folder, not into the project.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const rivals = [
  'dinero.js@2.0.2',
  '@webcarrot/xirr@3.0.1',
  'node-irr@2.0.5',
  'xirr@1.1.0',
  'financejs@4.1.0',
  'json-rules-engine@7.3.1',
]

const wanted = process.argv.slice(2)
const names = readdirSync('test/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name))

const folder = mkdtempSync(join(tmpdir(), 'xiangzhen-bench-'))
writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
const install = ['install', '--no-audit', '--no-fund', '--silent', ...rivals]
if (spawnSync('npm', install, { cwd: folder, stdio: 'inherit' }).status !== 0) process.exit(1)

for (const name of names) {
  console.log(`\n${name}`)
  await build({
    entryPoints: [`test/bench/${name}.ts`],
    outfile: join(folder, `${name}.mjs`),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: rivals.map((rival) => rival.slice(0, rival.lastIndexOf('@'))),
    logLevel: 'error',
  })
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(folder, `${name}.mjs`)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
rmSync(folder, { recursive: true })
