// Writes the declarations: dist/**/*.d.ts for import, and the same as .d.cts for require.
import { resolve } from 'node:path'
import ts from 'typescript'

const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
const program = ts.createProgram(fileNames, {
  ...options,
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: resolve('src'),
  outDir: resolve('dist'),
})

const faults = ts.getPreEmitDiagnostics(program)
const { emitSkipped, diagnostics } = program.emit(undefined, (file, text) => {
  ts.sys.writeFile(file, text)
  ts.sys.writeFile(
    file.replace(/\.d\.ts$/, '.d.cts'),
    text.replace(/((?:from|import\() ?['"]\.{1,2}\/[^'"]+)\.js(['"])/g, '$1.cjs$2'),
  )
})

const all = [...faults, ...diagnostics]
if (all.length > 0 || emitSkipped) {
  const host = {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  }
  console.error(ts.formatDiagnostics(all, host))
  process.exit(1)
}
