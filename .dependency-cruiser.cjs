/** Who may import whom (docs/architecture.md). Rules may grow with the house; they never loosen in silence. */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/domain/', '^node_modules/valibot/'] },
    },
    {
      name: 'records-own-the-schema-library',
      severity: 'error',
      from: { path: '^src/(?!domain/records/)' },
      to: { path: '^node_modules/valibot/' },
    },
    {
      name: 'device-knows-no-screen',
      severity: 'error',
      from: { path: '^src/device/' },
      to: { path: '^(src/(state|screens|ui)|sync-server)/' },
    },
    {
      name: 'device-knows-no-svelte',
      severity: 'error',
      from: { path: '^src/device/' },
      to: { path: '^node_modules/svelte/' },
    },
    {
      name: 'state-knows-no-screen',
      severity: 'error',
      from: { path: '^src/state/' },
      to: { path: '^(src/(screens|ui)|sync-server)/' },
    },
    {
      name: 'ui-knows-no-housing',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^(src/(domain|device|state|screens)|sync-server)/' },
    },
    {
      name: 'screens-go-through-state',
      severity: 'error',
      from: { path: '^src/screens/' },
      to: { path: '^(src/device|sync-server)/' },
    },
    {
      name: 'screens-are-strangers',
      severity: 'error',
      from: { path: '^src/screens/([^/]+)/' },
      to: { path: '^src/screens/', pathNot: '^src/screens/$1/' },
    },
    {
      name: 'app-knows-no-server',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^sync-server/' },
    },
    {
      name: 'server-shares-only-the-domain',
      severity: 'error',
      from: { path: '^sync-server/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'the-command-opens-the-storage',
      severity: 'error',
      from: {
        path: '^sync-server/',
        pathNot: ['^sync-server/(storage|cli)/', '\\.(test|fixture)\\.ts$'],
      },
      to: { path: '^sync-server/storage/sqlite/' },
    },
    {
      name: 'device-owns-the-databases',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/device/' },
      to: { path: '^node_modules/(pouchdb|idb|transform-pouch)' },
    },
    {
      name: 'only-storage-opens-sqlite',
      severity: 'error',
      from: { path: '^sync-server/', pathNot: '^sync-server/storage/' },
      to: { path: '^node_modules/better-sqlite3/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'],
    },
  },
};
