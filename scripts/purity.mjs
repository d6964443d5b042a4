// The emitted files: they name no host, clock, dice or locale; importing them does nothing; no zod in any .d.ts but that of schemas.
import { existsSync, mkdtempSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { impurities, running } from './emitted.mjs'
import { built, entries, report } from './entries.mjs'

const faults = []
const files = readdirSync('dist', { recursive: true }).map(String).sort()
const code = files.filter((file) => /\.c?js$/.test(file))
for (const file of code) faults.push(...impurities(`dist/${file}`, readFileSync(`dist/${file}`, 'utf8')))

for (const file of files.filter((file) => /\.d\.c?ts$/.test(file))) {
  const text = readFileSync(`dist/${file}`, 'utf8')
  if (/from ["']zod|import\(["']zod/.test(text) && !/schemas?(-findings)?\.d\.c?ts$/.test(file))
    faults.push(`dist/${file}: names zod`)
}

// Outside the package's "sideEffects": false, a bundler keeps whatever importing a module does. It must be nothing.
const copy = mkdtempSync(join(tmpdir(), 'xiangzhen-side-effects-'))
cpSync('dist', copy, { recursive: true })
for (const entry of Object.keys(entries())) {
  if (!existsSync(join(copy, built(entry)))) {
    faults.push(`dist/${built(entry)}: not built`)
    continue
  }
  const { outputFiles } = await build({
    stdin: { contents: `import './${built(entry)}'`, resolveDir: copy },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['zod', 'date-fns', 'decimal.js'],
  })
  for (const statement of running(outputFiles[0].text))
    faults.push(`dist/${built(entry)}: importing it runs: ${statement}`)
}
rmSync(copy, { recursive: true })

report(faults, `${code.length} emitted files are pure`)
