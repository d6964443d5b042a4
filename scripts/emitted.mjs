// What is wrong with emitted JavaScript of our own: the host, the clock, dice, locales, code from strings.
import ts from 'typescript'

const host = new Set(
  ['fetch', 'process', 'eval', 'Function', 'Intl', 'console', 'globalThis', 'navigator']
    .concat(['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'])
    .concat(['performance', 'crypto', 'structuredClone', 'XMLHttpRequest', 'WebSocket', 'Buffer', 'WebAssembly']),
)
const locale = /^(toLocale\w*|localeCompare)$/
const members = { Date: new Set(['now', 'parse']), Math: new Set(['random']) }
const irrational = new Set(
  [
    'acos',
    'asin',
    'atan',
    'atan2',
    'cbrt',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'hypot',
    'log',
    'log10',
    'log1p',
    'log2',
  ].concat(['pow', 'sin', 'sinh', 'sqrt', 'tan', 'tanh']),
)

/** The modules where floats may find the bracket of a root. */
const rootFinder = /economy\/root(s|-filter|-isolation)\.c?js$/

const dependencies = /^(\.{1,2}\/|date-fns$|date-fns\/|decimal\.js$|zod\/mini$)/

/**
 * @param {string} file
 * @param {string} text emitted JavaScript
 * @returns {string[]} faults, each with its place
 */
export function impurities(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
  const inRootFinder = rootFinder.test(file)
  const faults = []
  visit(source)
  return faults

  function fault(node, what) {
    const at = node.getStart(source)
    faults.push(`${file}:${source.getLineAndCharacterOfPosition(at).line + 1}: ${what}`)
  }

  function visit(node) {
    if (ts.isIdentifier(node)) name(node)
    else if (ts.isStringLiteral(node) && /^node:/.test(node.text)) fault(node, node.text)
    else if (ts.isBinaryExpression(node)) operator(node)
    else if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length)
      fault(node, 'new Date()')
    else if (ts.isCallExpression(node)) call(node)
    else if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier))
      from(node.moduleSpecifier)
    ts.forEachChild(node, visit)
  }

  function name(node) {
    const { parent, text } = node
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
    const isKey =
      (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || ts.isMethodDeclaration(parent)) &&
      (parent.name === node || parent.propertyName === node)
    if (isMember) {
      const object = parent.expression.getText(source)
      if (locale.test(text)) fault(node, text)
      if (members[object]?.has(text)) fault(node, `${object}.${text}`)
      if (object === 'Math' && irrational.has(text) && !inRootFinder) fault(node, `Math.${text}`)
    } else if (!isKey && host.has(text)) {
      fault(node, text)
    }
  }

  function operator(node) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.InstanceOfKeyword) fault(node, 'instanceof')
    const isPower = kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
    if (isPower && !inRootFinder) fault(node, '**')
  }

  function call(node) {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) fault(node, 'import()')
    if (isNamed(node.expression, 'Date')) fault(node, 'Date()')
    if (isNamed(node.expression, 'require')) from(node.arguments[0])
  }

  function from(specifier) {
    if (!dependencies.test(specifier?.text ?? '')) fault(specifier, `import of ${specifier?.text}`)
  }

  function isNamed(node, text) {
    return ts.isIdentifier(node) && node.text === text
  }
}

/**
 * The statements that run something when the module is imported: anything but declarations of functions and of plain data.
 *
 * @param {string} text what a bundler kept of a module that nothing is used of
 */
export function running(text) {
  const source = ts.createSourceFile('kept.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
    .filter((statement) => !ts.isFunctionDeclaration(statement) && !ts.isEmptyStatement(statement))
    .filter((statement) => !ts.isVariableStatement(statement) || calls(statement))
    .map((statement) => statement.getText(source).split('\n')[0])
}

function calls(node) {
  if (ts.isFunctionLike(node)) return false
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) return true
  return ts.forEachChild(node, calls) ?? false
}
