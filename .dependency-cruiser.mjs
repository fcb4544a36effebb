// The architecture as a test: which way imports run, and which rooms may touch what. See docs/ and ARCHITECTURE.md.
const STAGES = ['ingest', 'detect', 'resolve', 'assess'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const notTest = '\\.test\\.ts$';

export default {
  forbidden: [
    forbid('no-cycles', 'A cycle means that two rooms are one.', {}, { circular: true }),
    forbid('core-is-pure', 'core has no I/O and knows no other room.', { path: '^src/core/' }, { path: '^src/(?!core/)' }),
    forbid('schema-knows-core', 'schema is the only contract between stages.', { path: '^src/schema/' }, { path: '^src/(?!core/|schema/)' }),
    forbid('engine-below', 'The engine runs steps; it knows no stage.', { path: '^src/engine/' }, { path: '^src/(?!core/|schema/|engine/)' }),
    forbid('ledger-below', 'Proof must be checkable without the product.', { path: '^src/ledger/' }, { path: '^src/(?!core/|schema/|ledger/)' }),
    forbid('case-below', 'The case folder knows engine and ledger, no stage.', { path: '^src/case/' }, { path: '^src/(?!core/|schema/|engine/|ledger/|case/)' }),
    ...STAGES.map((stage) =>
      forbid(`${stage}-alone`, 'A stage talks to other stages through artifacts only.', { path: `^src/${stage}/` }, { path: `^src/(?!core/|schema/|engine/|case/|ledger/|${stage}/)` }),
    ),
    forbid('report-below-app', 'report and drill read artifacts, never a stage.', { path: '^src/(report|drill)/' }, { path: '^src/(ingest|detect|resolve|assess|app|cli)/' }),
    forbid('app-knows-no-cli', 'app is called by cli, never the other way.', { path: '^src/app/' }, { path: '^src/cli/' }),
    forbid('duckdb-behind-the-port', 'Only the engine (and the case scratch space) names DuckDB.', { path: '^src/(?!engine/duckdb/)', pathNot: notTest }, { path: 'node_modules/@duckdb/' }),
    forbid('pure-stages-touch-no-files', 'Files are touched by ingest, case, app, report, drill, cli and the engine only.', { path: '^src/(core|schema|detect|resolve|assess)/', pathNot: `${notTest}|/(data-files|scripts/.*)\\.ts$` }, { path: '^(node:)?(fs|net|http|https|child_process)(/promises)?$' }),
    forbid('no-dev-dependency-in-src', 'What ships must not need what does not.', { path: '^src/', pathNot: notTest }, { dependencyTypes: ['npm-dev'] }),
    forbid('no-test-in-src', 'Production code imports no test.', { path: '^src/', pathNot: notTest }, { path: '(\\.test\\.ts$|^test/)' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
