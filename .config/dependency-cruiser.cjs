/* The rooms and their doors: who may import whom. A room imports only from rooms above it, and only through their doors. */
const domains = ['points', 'economy', 'ecology', 'responsibility']

/** The doors of a room: its index; kernel and scoring have one for the other rooms' arithmetic, the kernel one for schemas. */
const doors = ['^src/[^/]+/index[.]ts$', '^src/(kernel|scoring)/internal[.]ts$', '^src/kernel/schema[.]ts$']

const schemaFile = '^src/.*schemas?(-findings)?[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Of code that runs: an import of types alone is gone from what is emitted.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-no-room',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'scoring-knows-only-the-kernel',
      severity: 'error',
      from: { path: '^src/scoring/' },
      to: { path: '^src/', pathNot: '^src/(kernel|scoring)/' },
    },
    ...domains.map((room) => ({
      name: `${room}-knows-only-kernel-and-scoring`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(kernel|scoring|${room})/` },
    })),
    {
      name: 'only-through-doors',
      comment: 'A room uses the index.ts of another room (or internal.ts and schema.ts of the kernel).',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/text/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...doors] },
    },
    {
      name: 'texts-know-only-codes',
      comment:
        'A catalogue is complete for the codes of a room: it takes their types from its index.ts or its code files.',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/text/', ...doors, '^src/[^/]+/[^/]*codes[.]ts$'] },
    },
    {
      name: 'front-doors-only-through-doors',
      comment: 'index.ts re-exports rooms; schemas.ts re-exports schema files.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: [...doors, schemaFile] },
    },
    {
      name: 'presets-take-only-types',
      comment: 'A preset is data: it imports no code of a room.',
      severity: 'error',
      from: { path: '^src/presets/' },
      to: { path: '^src/', pathNot: '^src/presets/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'texts-take-only-types',
      comment: 'A text catalogue is data: it imports no code of a room.',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { path: '^src/', pathNot: '^src/text/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-text',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/text/' },
      to: { path: '^src/text/' },
    },
    {
      name: 'nobody-imports-presets',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/presets/' },
      to: { path: '^src/presets/' },
    },
    {
      name: 'nobody-imports-front-doors',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(index|schemas)\\.ts$' },
    },
    {
      name: 'index-knows-no-schema',
      comment: "Schemas are public only through src/schemas.ts, so that zod stays out of the rooms' declarations.",
      severity: 'error',
      from: { path: '^src/.*index[.]ts$' },
      to: { path: schemaFile },
    },
    {
      name: 'zod-only-in-schema-files',
      severity: 'error',
      from: { path: '^src/', pathNot: schemaFile },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'date-fns-and-decimal-only-in-the-kernel',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/kernel/' },
      to: { path: 'node_modules/(date-fns|decimal\\.js)/' },
    },
    {
      name: 'no-node-core',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-other-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|date-fns|decimal\\.js)/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
