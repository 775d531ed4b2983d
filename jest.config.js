// One suffix per cost: .spec (pure, no I/O), .int.spec (PostgreSQL or sockets), .e2e.spec (the whole application),
// .crash.spec (processes that are killed), .browser.spec (headless Chromium; skipped, and said so, where there is none).
const common = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/libs', '<rootDir>/test'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
const withServer = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
const project = (name, pattern, extra = {}) => ({
  ...common,
  displayName: name,
  testMatch: [`**/*.${pattern}.ts`],
  ...extra,
});

module.exports = {
  testTimeout: 120_000,
  maxWorkers: 2,
  // What suites leave behind in a worker grew to four gigabytes in a whole run, and slowed it down.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    project('unit', 'spec', { testPathIgnorePatterns: ['\\.(int|e2e|crash|browser)\\.spec\\.ts$', '/dist/'] }),
    project('integration', 'int.spec', withServer),
    project('e2e', 'e2e.spec', withServer),
    project('crash', 'crash.spec', withServer),
    project('browser', 'browser.spec', withServer),
  ],
};
