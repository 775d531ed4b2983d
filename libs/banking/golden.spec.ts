import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bankOrderDecider, bankOrderEventSchema, bankOrderEventVersions } from './bank-order-decider';
import { bankOrderStatus } from './state';

/**
 * One frozen file per version of every event that was ever written. A new version adds a file and its hash; an old file
 * is never touched, because events like it lie in logs that nobody rewrites.
 */
const FOLDER = join(__dirname, 'golden');
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const golden = (name: string) => {
  const { type, schemaVersion, data } = JSON.parse(text(`${name}.v1.json`)) as Record<string, never>;
  return bankOrderEventSchema.fromRecord(type!, schemaVersion!, data);
};
const hashes = JSON.parse(text('hashes.json')) as Record<string, string>;
const everyVersion = Object.entries(bankOrderEventVersions).flatMap(([type, steps]) =>
  Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
);

const START = ['BankOrderRequested', 'BankOrderApproved', 'BankOrderSubmitted'];
const STORIES: readonly (readonly [string, readonly string[]])[] = [
  ['waiting_for_approval', ['BankOrderRequested']],
  ['rejected', ['BankOrderRequested', 'BankOrderRejected']],
  ['failed', [...START, 'BankOrderFailed']],
  ['in_doubt', [...START, 'BankOrderInDoubt']],
  ['accepted', [...START, 'BankOrderInDoubt', 'BankOrderAccepted']],
  ['executed', [...START, 'BankOrderAccepted', 'BankInstructionExecuted']],
  ['executed', [...START, 'BankOrderAccepted', 'BankInstructionExecuted', 'BankInstructionBooked']],
  ['failed', [...START, 'BankOrderAccepted', 'BankInstructionFailed']],
  ['failed', [...START, 'BankOrderAccepted', 'BankInstructionExecuted', 'BankInstructionReversed']],
];

describe('the golden events of bank orders', () => {
  it('hold one file for every version of every type, never edited', () => {
    const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file));
    expect(files.sort()).toEqual([...everyVersion].sort());
    const found = everyVersion.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(hashes);
  });

  it.each(STORIES)('tell an order that is %s: %j', (status, names) => {
    const state = names.map(golden).reduce(bankOrderDecider.evolve, bankOrderDecider.initial);
    bankOrderDecider.assertInvariants(state);
    expect(bankOrderStatus(state)).toBe(status);
  });

  it('are all told', () => {
    expect(new Set(STORIES.flatMap(([, names]) => names)).size).toBe(everyVersion.length);
  });
});
