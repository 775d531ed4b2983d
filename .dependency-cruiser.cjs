// Imports point inward: money ← payments ← ledger; a provider knows the SPI and nothing of the application; nothing
// imports the application. `npm run deps:check` runs these rules, test/tidy/import-rules.spec.ts plants a violation of
// each.

const TEST_CODE = '\\.spec\\.ts$|/testing/|^test/|^bench/';
const PURE = '^libs/(money|payments|banking|ledger|decider|schedules|agreements|settlements)/';

/** A library that may import these libraries and no others. */
const onlyImports = (library, allowed, why) => ({
  name: `${library}-imports-inward`,
  comment: why,
  severity: 'error',
  from: { path: `^libs/${library}/`, pathNot: TEST_CODE },
  to: { path: '^(libs|src|test|bench)/', pathNot: `^libs/(${[library, ...allowed].join('|')})/` },
});

const layers = [
  onlyImports('money', [], 'Money is the core: it knows nothing but arithmetic.'),
  onlyImports('decider', [], 'A leaf: the vocabulary of decisions.'),
  onlyImports('clock', [], 'A leaf: the one source of time.'),
  onlyImports('payments', ['money', 'decider'], 'The rules of payments know no store, no provider and no clock.'),
  onlyImports('banking', ['payments', 'money', 'decider'], 'Payment orders to a bank are decided like payments.'),
  onlyImports(
    'ledger',
    ['payments', 'banking', 'money', 'decider'],
    'Postings are a function of payment events and nothing else.',
  ),
  onlyImports(
    'schedules',
    ['payments', 'money'],
    'When to charge and when to try again: a function of data and an instant.',
  ),
  onlyImports(
    'agreements',
    ['schedules', 'payments', 'money', 'decider'],
    'What becomes of an agreement is a function of its events and an instant.',
  ),
  onlyImports(
    'settlements',
    ['payments', 'money', 'decider'],
    'What a payout settles and what is a break is a function of the evidence and an instant.',
  ),
  onlyImports('crash-points', [], 'A leaf: named places where a test may end the process.'),
  onlyImports('command-shell', ['event-store', 'decider', 'clock'], 'Load, fold, decide, append: for any decider.'),
  onlyImports('event-store', ['clock'], 'The log does not know what is written in it.'),
  onlyImports('projections', ['event-store', 'crash-points'], 'The runner does not know what is projected.'),
  onlyImports(
    'processes',
    ['event-store', 'projections', 'command-shell', 'decider', 'clock'],
    'The runner of processes knows no process.',
  ),
  onlyImports('sealing', [], 'Keys and boxes; what is inside is not its business.'),
  onlyImports('iso20022', ['money'], 'Messages in and out as bytes; who sends them is not its business.'),
  onlyImports(
    'webhooks',
    ['agreements', 'payments', 'decider'],
    'What is told to whom and when; how it gets there is not its business.',
  ),
  onlyImports('client', [], 'Published on its own: it knows the API and nothing behind it.'),
  onlyImports('embedded-postgres', [], 'Starts a server; what is stored there is not its business.'),
  onlyImports(
    'providers',
    ['money', 'payments', 'settlements', 'clock', 'iso20022'],
    'A provider knows the SPI, money, messages and the time.',
  ),
  onlyImports(
    'simulators',
    ['money', 'clock'],
    'A simulator written with the adapter’s own code would only prove that code equal to itself.',
  ),
];

const boundaries = [
  {
    name: 'nothing-imports-src',
    comment: 'The application composes; it is never a library.',
    severity: 'error',
    from: { path: '^libs/' },
    to: { path: '^src/' },
  },
  {
    name: 'public-face-only',
    comment: 'A library is imported as `#libs/<name>`: its index is its contract, the rest may change any day.',
    severity: 'error',
    from: { path: '^(src|test|bench|tools)/' },
    to: { path: '^libs/', pathNot: '/index\\.ts$' },
  },
  {
    name: 'public-face-between-libraries',
    comment: 'As `public-face-only`, between two libraries.',
    severity: 'error',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', '/index\\.ts$'] },
  },
  {
    name: 'libraries-by-their-name',
    comment: 'One mechanism resolves libraries in the compiler, in jest and in node: package.json "imports".',
    severity: 'error',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'libraries-by-their-name-from-outside',
    comment: 'As `libraries-by-their-name`. Jest runs the global set-up outside of its module resolution.',
    severity: 'error',
    from: { path: '^(src|test|bench)/', pathNot: '^test/support/global-' },
    to: { path: '^libs/', dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'providers-are-strangers',
    comment: 'A provider is one folder: it can be added and deleted without touching another.',
    severity: 'error',
    from: { path: '^libs/providers/([^/]+)/', pathNot: '^libs/providers/spi/' },
    to: { path: '^libs/providers/', pathNot: '^libs/providers/(spi|$1)/' },
  },
  {
    name: 'spi-knows-no-provider',
    comment: 'The contract does not know who fulfils it.',
    severity: 'error',
    from: { path: '^libs/providers/spi/' },
    to: { path: '^libs/(providers/(?!spi/)|clock/)' },
  },
  {
    name: 'providers-take-types-only-from-payments',
    comment: 'An adapter translates; it decides nothing.',
    severity: 'error',
    from: { path: '^libs/providers/', pathNot: TEST_CODE },
    to: { path: '^libs/payments/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'providers-take-types-only-from-settlements',
    comment: 'A provider says how its money leaves and what it paid out; what that settles is decided elsewhere.',
    severity: 'error',
    from: { path: '^libs/providers/', pathNot: TEST_CODE },
    to: { path: '^libs/settlements/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pure-knows-no-world',
    comment: 'A decision can be replayed years later: no file, no socket, no framework.',
    severity: 'error',
    from: { path: PURE, pathNot: TEST_CODE },
    to: {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
      pathNot: '^crypto$|^node:crypto$|node_modules/(decimal\\.js|uuid|(@types/)?luxon)/',
    },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or three.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Code that nobody imports is dead. Programs, specs and declarations are entered from outside.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        '\\.spec\\.ts$',
        '\\.d\\.ts$',
        '(^|/)main\\.ts$',
        '^src/[^/]+\\.ts$',
        '^test/',
        '^bench/',
        '/migrations/',
        // Found by their name, by the test that writes the table of providers.
        '^libs/providers/[^/]+/testing/settings\\.ts$',
      ],
    },
    to: {},
  },
  {
    name: 'product-knows-no-test',
    comment: 'What ships does not depend on what checks it.',
    severity: 'error',
    from: { path: '^(src|libs)/', pathNot: TEST_CODE },
    to: { path: TEST_CODE },
  },
  {
    name: 'product-needs-no-development-package',
    comment: 'It would be missing after `npm ci --omit=dev`.',
    severity: 'error',
    from: { path: '^(src|libs)/', pathNot: TEST_CODE },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that cannot be resolved cannot be checked either.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...boundaries, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^bench/node_modules/' },
    // Imports of types are dependencies too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
