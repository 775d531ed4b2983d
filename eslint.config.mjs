// What the compiler cannot see and a reviewer should not have to: lost promises, machine time, floats near money, and
// the half of @nestjs/cqrs that loses events (docs/explanation/nest-cqrs.md). Shape of files and functions: test/tidy.
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['test/**/*.ts', '**/*.spec.ts', '**/testing/**/*.ts', 'bench/**/*.ts'];
const pure = ['money', 'payments', 'ledger', 'decider', 'schedules'].map((library) => `libs/${library}/**/*.ts`);
const terminal = ['src/cli/**/*.ts', 'src/demo/**/*.ts', 'src/simulators.ts', 'bench/**', 'tools/**'];

/** In-memory delivery: what it drops is gone, and nobody is told. */
const lossyCqrs = {
  name: '@nestjs/cqrs',
  importNames: ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'IEventHandler', 'Saga', 'ofType'],
  message:
    'Only CommandBus and QueryBus: in-memory events are lost on errors and restarts (docs/explanation/nest-cqrs.md).',
};

const wallClock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes from the injected Clock (#libs/clock), so that it can be moved.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the injected Clock (#libs/clock), so that it can be moved.',
  },
];

const floats = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Money and rates are never floats (#libs/money).' },
  {
    selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    message: 'Money and rates are never floats (#libs/money).',
  },
  {
    selector:
      "CallExpression[callee.name='Number'] > MemberExpression[property.name=/minor|amount|value|balance|total|debit|credit/i]",
    message: 'An amount stays a bigint or a decimal string (#libs/money).',
  },
  {
    selector:
      "UnaryExpression[operator='+'] > MemberExpression[property.name=/minor|amount|balance|total|debit|credit/i]",
    message: 'An amount stays a bigint or a decimal string (#libs/money).',
  },
];

/** A decision is a function of what it is given: it can be replayed, simulated and tested without a world around it. */
const impure = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Pure: no chance here.' },
  { selector: 'AwaitExpression', message: 'Pure: nothing to wait for here.' },
  { selector: ':function[async=true]', message: 'Pure: nothing to wait for here.' },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Money is never a float (#libs/money).' },
];
const world = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'process',
  'fetch',
  'crypto',
  'console',
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    'data/',
    'test-results/',
    'bench/node_modules/',
    'test/tidy/fixtures/',
    'libs/client/generated/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,cjs,mjs,ts}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'off',
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-catch': 'error',
      'prefer-const': 'error',
      'require-atomic-updates': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An implementation of an asynchronous port may well have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'libs/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [lossyCqrs] }],
      'no-restricted-syntax': ['error', ...wallClock, ...floats],
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-syntax': ['error', ...wallClock, ...floats, ...impure],
      'no-restricted-globals': [
        'error',
        ...world.map((name) => ({ name, message: 'Pure: no world around a decision.' })),
      ],
    },
  },
  { files: ['libs/clock/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...floats] } },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': 'off',
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: terminal, rules: { 'no-console': 'off' } },
  prettier,
);
