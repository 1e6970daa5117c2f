// The directions of the house. `npm test` holds them; type imports and cycles count too.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^(tests|bench)/' }, to: { path: '^tests/' } },
    {
      name: 'lib-is-pure',
      comment: 'lib knows no page, no server, no framework and no Node',
      severity: 'error',
      from: { path: '^lib/' },
      to: {
        path: '^(app|components|server|bench|scripts)/|node_modules/(react|react-dom|next|@xyflow|ws|hono|better-sqlite3)/',
      },
    },
    { name: 'lib-has-no-node', severity: 'error', from: { path: '^lib/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'components-to-lib-only',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|server|bench|scripts)/' },
    },
    {
      name: 'server-to-lib-only',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(app|components|bench|scripts)/' },
    },
    {
      name: 'model-imports-nothing-of-lib',
      severity: 'error',
      from: { path: '^lib/model/' },
      to: { path: '^lib/', pathNot: '^lib/(model|protocol)/' },
    },
    {
      name: 'analysis-imports-model-only',
      severity: 'error',
      from: { path: '^lib/analysis/' },
      to: { path: '^lib/', pathNot: '^lib/(analysis|model)/' },
    },
    {
      name: 'search-imports-model-only',
      severity: 'error',
      from: { path: '^lib/search/' },
      to: { path: '^lib/', pathNot: '^lib/(search|model)/' },
    },
    {
      name: 'document-imports-model-only',
      severity: 'error',
      from: { path: '^lib/document/' },
      to: { path: '^lib/', pathNot: '^lib/(document|model|protocol)/' },
    },
    {
      name: 'scene-imports-model-and-analysis',
      severity: 'error',
      from: { path: '^lib/scene/' },
      to: { path: '^lib/', pathNot: '^lib/(scene|model|analysis|protocol)/' },
    },
    {
      name: 'exchange-knows-no-export',
      comment: 'readers and writers of text know no pictures; lib/export puts both together',
      severity: 'error',
      from: { path: '^lib/exchange/' },
      to: { path: '^lib/(export|report|scene)/' },
    },
    {
      name: 'yjs-in-document-only',
      comment: 'lib reads and writes Yjs in one room',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/document/' },
      to: { path: 'node_modules/(yjs|y-protocols)/' },
    },
    { name: 'no-orphan-dependency', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.next|\\.build|bench/(peers|canvas-peers)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
