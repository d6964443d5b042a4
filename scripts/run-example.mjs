// Runs examples/<name>/main.ts (or main.mjs) against the built package: node scripts/run-example.mjs <name> [arguments]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const [name, ...rest] = process.argv.slice(2)
const folder = fileURLToPath(new URL(`../examples/${name}/`, import.meta.url))

if (!existsSync(new URL('../dist/index.js', import.meta.url))) {
  console.error('The package is not built yet: npm run build')
  process.exit(1)
}

let main = `${folder}main.mjs`
if (existsSync(`${folder}main.ts`)) {
  main = `${folder}.main.mjs`
  // The example's own files only: xiangzhen resolves through the exports of package.json, as for a user.
  await build({
    entryPoints: [`${folder}main.ts`],
    outfile: main,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  })
}
process.exitCode = spawnSync(process.execPath, [main, ...rest], { stdio: 'inherit' }).status ?? 1
