import type { Entry, TransactionDetails } from '#libs/iso20022';
import { bounded, DETAILS_BYTES_MAX, detailsOf } from './entry-details';

const transaction = (remittance: readonly string[]): TransactionDetails => ({
  references: {},
  debtor: { name: 'Jana Nováková' },
  creditor: {},
  remittance,
  additional: [],
  creditorReferences: [],
  information: 'i'.repeat(500),
});
const detailsWith = (details: readonly TransactionDetails[]) => detailsOf({ details } as unknown as Entry);
const sizeOf = (value: object) => Buffer.byteLength(JSON.stringify(value));

describe('what is kept of the words of an entry', () => {
  it('is all of it where it is not much', () => {
    const all = detailsWith([transaction(['one', 'two']), transaction([])]);
    expect(bounded(all)).toEqual(all);
  });

  it('are the first transactions of a large batch, and how many more there are', () => {
    const all = detailsWith(Array.from({ length: 3_000 }, (_, n) => transaction([`order ${n}`])));
    const kept = bounded(all);
    expect(kept.details.length).toBeGreaterThan(100);
    expect(kept.details).toEqual(all.details.slice(0, kept.details.length));
    expect(kept.more).toBe(3_000 - kept.details.length);
    expect(sizeOf(kept)).toBeLessThanOrEqual(DETAILS_BYTES_MAX);
  });

  it('are the first texts of a transaction, however wide their characters are', () => {
    const kept = bounded(detailsWith([transaction(Array<string>(5_000).fill('😀'.repeat(70))), transaction([])]));
    expect(kept.details[0]).toMatchObject({ moreTexts: 4_900 });
    expect(kept.details).toHaveLength(2);
    expect(sizeOf(kept)).toBeLessThanOrEqual(DETAILS_BYTES_MAX);
  });
});
