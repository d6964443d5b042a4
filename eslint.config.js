import js from '@eslint/js'
import ts from 'typescript-eslint'

/** What the library may not name: it has no clock, no dice, no host, no locale. */
const hostGlobals = [
  'console',
  'crypto',
  'document',
  'eval',
  'fetch',
  'Function',
  'globalThis',
  'Intl',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'self',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
  'window',
  'WebAssembly',
]

const impureProperties = [
  { object: 'Date', property: 'now', message: 'Today is always an argument.' },
  { object: 'Date', property: 'parse', message: 'Read dates through kernel/dates.' },
  { object: 'Math', property: 'random', message: 'The library rolls no dice.' },
  { property: 'localeCompare', message: 'Names sort by code unit, never by locale.' },
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleUpperCase', 'toLocaleLowerCase'].map(
    (property) => ({ property, message: 'The same bytes on every machine: no locales.' }),
  ),
]

const irrationalMath = ['acos', 'asin', 'atan', 'atan2', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'hypot']
  .concat(['log', 'log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'sqrt', 'tan', 'tanh'])
  .map((property) => ({ object: 'Math', property, message: 'No binary floating point: use kernel/decimal.' }))

const shapes = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Today is always an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Today is always an argument.' },
  {
    selector: 'BinaryExpression[operator="instanceof"]',
    message: 'Two copies of the library may live in one process.',
  },
  { selector: 'ClassDeclaration, ClassExpression', message: 'Plain functions over plain data.' },
  { selector: 'ExportDefaultDeclaration', message: 'Every export has one name.' },
  { selector: 'ExportAllDeclaration[exported!=null]', message: 'No export * as: rooms are re-exported flat.' },
  { selector: 'ImportExpression', message: 'No dynamic import.' },
  { selector: 'Program > VariableDeclaration[kind!="const"]', message: 'No module-level mutable state.' },
  {
    selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind!="const"]',
    message: 'No module-level mutable state.',
  },
  { selector: 'TSEnumDeclaration, TSModuleDeclaration', message: 'Unions of text, and modules.' },
]

const power = [
  { selector: 'BinaryExpression[operator="**"]', message: 'No binary floating point: use kernel/exact.' },
  { selector: 'AssignmentExpression[operator="**="]', message: 'No binary floating point: use kernel/exact.' },
]

export default ts.config(
  { ignores: ['dist/', 'coverage/', 'site/', 'node_modules/', 'examples/**/out/', 'docs/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Exactness is proved by laws and types; these rules would only ask for ceremony.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...hostGlobals],
      'no-restricted-properties': ['error', ...impureProperties, ...irrationalMath],
      'no-restricted-syntax': ['error', ...shapes, ...power],
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    // Where floats may find a bracket or make a guess; the root is certified by arithmetic that is exact or of a proved bound.
    files: ['src/economy/roots.ts', 'src/economy/root-filter.ts', 'src/economy/root-isolation.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-syntax': ['error', ...shapes],
    },
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.ts', '*.config.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'Buffer', 'performance', 'setTimeout', 'globalThis', 'TextEncoder'].map((n) => [
          n,
          'readonly',
        ]),
      ),
    },
  },
)
