// The public surface as the compiler sees it: the declarations behind every exported name.
import { resolve } from 'node:path'
import ts from 'typescript'
import { byCodeUnit, entries } from './entries.mjs'

const options = {
  ...ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.').options,
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
}

/**
 * Every entry with its exported names, sorted, and the declarations of each.
 *
 * @param {{ emitted?: boolean }} [choice] `emitted`: declarations without bodies and comments, as in a `.d.ts`
 */
export function surface({ emitted = false } = {}) {
  const files = entries()
  const source = ts.createProgram(Object.values(files), options)
  const program = emitted ? declarationsOf(source, Object.values(files)) : source
  const checker = program.getTypeChecker()
  return Object.entries(files).map(([entry, file]) => {
    const sourceFile = program.getSourceFile(emitted ? declarationName(file) : file)
    const module = checker.getSymbolAtLocation(sourceFile)
    const symbols = module ? checker.getExportsOfModule(module) : []
    const names = symbols
      .map((symbol) => {
        const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        return {
          name: symbol.name,
          declarations: target.declarations ?? [],
          isValue: (target.flags & ts.SymbolFlags.Value) !== 0,
        }
      })
      .sort((a, b) => byCodeUnit(a.name, b.name))
    return { entry, names }
  })
}

function declarationName(file) {
  return resolve(file).replace(/\.ts$/, '.d.ts')
}

/** A program over the emitted declarations, which are kept in memory beside the source files' places. */
function declarationsOf(source, files) {
  const written = new Map()
  const { emitSkipped } = ts
    .createProgram(source.getRootFileNames(), { ...options, removeComments: true })
    .emit(undefined, (name, text) => written.set(resolve(name), text), undefined, true)
  if (emitSkipped) throw new Error('the declarations could not be emitted')
  const host = ts.createCompilerHost(options)
  const onDisk = { ...host }
  const own = resolve('src')
  host.fileExists = (name) => written.has(resolve(name)) || (!resolve(name).startsWith(own) && onDisk.fileExists(name))
  host.readFile = (name) => written.get(resolve(name)) ?? onDisk.readFile(name)
  host.getSourceFile = (name, target, ...rest) => {
    const text = written.get(resolve(name))
    return text === undefined
      ? onDisk.getSourceFile(name, target, ...rest)
      : ts.createSourceFile(name, text, target, true)
  }
  return ts.createProgram(files.map(declarationName), options, host)
}
