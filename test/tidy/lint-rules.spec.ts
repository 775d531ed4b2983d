import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');

/** One violation each: [where it would stand, the code, the rule that must catch it]. */
const PLANTED: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['libs/payments/index.ts', 'export const at = Date.now();', 'no-restricted-syntax'],
  ['libs/payments/index.ts', 'export const at = new Date();', 'no-restricted-syntax'],
  ['libs/money/index.ts', 'export const luck = Math.random();', 'no-restricted-syntax'],
  ['libs/decider/index.ts', 'export async function later(): Promise<void> {}', 'no-restricted-syntax'],
  ['libs/decider/index.ts', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['libs/money/index.ts', "export const rate = parseFloat('0.1');", 'no-restricted-syntax'],
  ['libs/event-store/index.ts', 'export const at = new Date();', 'no-restricted-syntax'],
  ['libs/event-store/index.ts', 'export const n = (m: { minor: bigint }) => Number(m.minor);', 'no-restricted-syntax'],
  ['libs/event-store/index.ts', "console.log('appended');", 'no-console'],
  ['libs/event-store/index.ts', 'Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
  [
    'libs/event-store/index.ts',
    "import { Saga } from '@nestjs/cqrs';\nexport const s = Saga;",
    'no-restricted-imports',
  ],
  [
    'libs/event-store/index.ts',
    "import { EventBus } from '@nestjs/cqrs';\nexport const b = EventBus;",
    'no-restricted-imports',
  ],
];

/** What the rules must leave alone. */
const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ['libs/clock/index.ts', 'export const now = (): Date => new Date();'],
  ['libs/payments/index.ts', "export const parsed = new Date('2026-01-31T00:00:00Z');"],
  ['libs/event-store/index.ts', "import { CommandBus } from '@nestjs/cqrs';\nexport const bus = CommandBus;"],
];

/** Runs the linter in a process of its own: its configuration is an ES module, which jest cannot import. */
const LINT = `
  const { ESLint } = await import('eslint');
  const eslint = new ESLint();
  const results = [];
  for (const [file, code] of JSON.parse(process.argv[1])) {
    const [result] = await eslint.lintText(code + '\\n', { filePath: file });
    results.push(result.messages.map((message) => message.ruleId ?? message.message));
  }
  process.stdout.write(JSON.stringify(results));
`;

describe('the lint rules', () => {
  let caught: string[][];

  beforeAll(async () => {
    const samples = JSON.stringify([...PLANTED, ...ALLOWED].map(([file, code]) => [file, code]));
    const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', LINT, samples], {
      cwd: ROOT,
    });
    caught = JSON.parse(run.stdout) as string[][];
  }, 300_000);

  it.each(PLANTED.map((planted, index) => [...planted, index] as const))(
    'in %s, `%s` breaks %s',
    (_file, _code, rule, index) => {
      expect(caught[index]).toContain(rule);
    },
  );

  it.each(ALLOWED.map((allowed, index) => [...allowed, PLANTED.length + index] as const))(
    'in %s, `%s` is fine',
    (_file, _code, index) => {
      expect(caught[index]).toEqual([]);
    },
  );
});
