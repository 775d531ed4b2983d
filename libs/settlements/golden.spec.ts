import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  bankLineDecider,
  bankLineEventSchema,
  bankLineEventVersions,
  breakDecider,
  breakEventSchema,
  breakEventVersions,
  importDecider,
  importEventSchema,
  importEventVersions,
  payoutClaimDecider,
  payoutClaimEventSchema,
  payoutClaimEventVersions,
  providerInvoiceDecider,
  providerInvoiceEventSchema,
  providerInvoiceEventVersions,
  settlementDecider,
  settlementEventSchema,
  settlementEventVersions,
  settlementStatus,
  suspenseDecider,
  suspenseEventSchema,
  suspenseEventVersions,
} from './index';

/** One frozen file per version of every event that was ever written; see `libs/payments/golden.spec.ts`. */
const FOLDER = join(__dirname, 'golden');
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const golden = (type: string) =>
  JSON.parse(text(`${type}.v1.json`)) as { type: string; schemaVersion: number; data: unknown };

const everyVersion = Object.entries({
  ...settlementEventVersions,
  ...bankLineEventVersions,
  ...breakEventVersions,
  ...importEventVersions,
  ...payoutClaimEventVersions,
  ...providerInvoiceEventVersions,
  ...suspenseEventVersions,
}).flatMap(([type, steps]) => Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`));

describe('the golden events of settlement and reconciliation', () => {
  it('hold one file for every version of every type, and were never edited', () => {
    const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file));
    expect(files.sort()).toEqual([...everyVersion].sort());
    const found = everyVersion.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(JSON.parse(text('hashes.json')));
  });

  it('tell of a payout', () => {
    const types = ['PayoutLinesAdded', 'PayoutAnnounced', 'PayoutCredited', 'LinesSettled', 'DifferenceAccepted'];
    const state = types
      .map(golden)
      .map(({ type, schemaVersion, data }) => settlementEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(settlementDecider.evolve, settlementDecider.initial);
    settlementDecider.assertInvariants(state);
    expect(settlementStatus(state)).toBe('closed');
    expect(state).toMatchObject({ gross: 10_000n, fees: 290n, credited: 9_700n, accepted: 10n });
  });

  it('tell of a bank line, a break and an import', () => {
    const line = ['BankLineImported', 'BankLineMatched']
      .map(golden)
      .map(({ type, schemaVersion, data }) => bankLineEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(bankLineDecider.evolve, bankLineDecider.initial);
    expect(line.matched?.to).toBe('payout');
    const one = [
      'BreakOpened',
      'BreakChanged',
      'BreakAssigned',
      'BreakNoted',
      'BreakClosed',
      'BreakOpened',
      'BreakResolved',
    ]
      .map(golden)
      .map(({ type, schemaVersion, data }) => breakEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(breakDecider.evolve, breakDecider.initial);
    expect(one).toMatchObject({ status: 'resolved', owner: 'eva', notes: [{ by: 'key:k-1' }] });
    const file = ['ImportStarted', 'ImportCompleted']
      .map(golden)
      .map(({ type, schemaVersion, data }) => importEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(importDecider.evolve, importDecider.initial);
    expect(file.completed?.bankLines).toBe(4);
  });

  it('tell whose a payout is', () => {
    const { type, schemaVersion, data } = golden('PayoutClaimed');
    const event = payoutClaimEventSchema.fromRecord(type, schemaVersion, data);
    expect(payoutClaimDecider.evolve(payoutClaimDecider.initial, event).claim?.merchantId).toBe('shop');
  });

  it('tell of a provider’s bill', () => {
    const { type, schemaVersion, data } = golden('ProviderInvoiceRecorded');
    const event = providerInvoiceEventSchema.fromRecord(type, schemaVersion, data);
    const state = providerInvoiceDecider.evolve(providerInvoiceDecider.initial, event);
    expect(state.invoices).toMatchObject([{ number: 'F-2026-03', amount: { minor: '1050' } }]);
  });

  it('tell who looks after money in suspense, and where it was placed', () => {
    const state = ['SuspenseAssigned', 'SuspensePlaced']
      .map(golden)
      .map(({ type, schemaVersion, data }) => suspenseEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(suspenseDecider.evolve, suspenseDecider.initial);
    expect(Object.values(state.owners)).toEqual(['eva']);
    expect(Object.values(state.placed)).toEqual([-4_242n, 4_242n]);
  });
});
