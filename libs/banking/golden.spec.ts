import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bankOrderDecider, bankOrderEventSchema, bankOrderEventVersions } from './bank-order-decider';
import { numberClaimDecider, numberClaimEventSchema, numberClaimEventVersions } from './number-claim';
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
const everyVersion = Object.entries({ ...bankOrderEventVersions, ...numberClaimEventVersions }).flatMap(
  ([type, steps]) => Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
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

  it('tell whose refund an order pays, a member that came later', () => {
    const file = 'BankOrderRequested.v1.of-a-refund';
    const hash = createHash('sha256')
      .update(text(`${file}.json`))
      .digest('hex');
    expect(hash).toBe('d3e41f4254e2f8d5cb8d1ad2c1861f14e9946502fe1240562a27beee6d2ae510');
    const { type, schemaVersion, data } = JSON.parse(text(`${file}.json`)) as Record<string, never>;
    const event = bankOrderEventSchema.fromRecord(type!, schemaVersion!, data);
    const { order } = bankOrderDecider.evolve(bankOrderDecider.initial, event);
    expect(order).toMatchObject({ purpose: 'refund', orderId: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' });
  });

  it.each(STORIES)('tell an order that is %s: %j', (status, names) => {
    const state = names.map(golden).reduce(bankOrderDecider.evolve, bankOrderDecider.initial);
    bankOrderDecider.assertInvariants(state);
    expect(bankOrderStatus(state)).toBe(status);
  });

  it('are all told', () => {
    const { type, schemaVersion, data } = JSON.parse(text('BankOrderNumberClaimed.v1.json')) as Record<string, never>;
    const claimed = numberClaimEventSchema.fromRecord(type!, schemaVersion!, data);
    expect(numberClaimDecider.evolve({}, claimed).claim?.bankOrderNumber).toBe('110876');
    const told = new Set([...STORIES.flatMap(([, names]) => names), claimed.type]);
    expect(told.size).toBe(everyVersion.length);
  });
});
