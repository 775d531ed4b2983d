import fc from 'fast-check';
import type { ProviderAdapter } from '..';
import { NOBODY, closing } from './doubt';
import type { ProviderHarness } from './harness';
import type { GenuineReturn } from './samples';

/** All that an unsigned query may claim; an amount is none of it. */
const MEMBERS = ['reference', 'claims', 'code', 'decline', 'providerReference'];

/** What a payer's browser brings back is a hint: read where it is one, and never more than that. */
export function returnContract(running: () => ProviderHarness): void {
  describe("the payer's return", () => {
    let genuine: readonly GenuineReturn[];
    beforeAll(async () => {
      genuine = (await running().returns?.()) ?? [];
    });
    /** Of an adapter that reads none there is nothing to check. */
    const reading = (check: (read: NonNullable<ProviderAdapter['parseReturn']>) => void) =>
      closing(running().adapter(NOBODY, 1_000), (adapter) => {
        if (adapter.parseReturn) check((query) => adapter.parseReturn!(query));
      });

    it('claims something about its payment, and no sum of money', () =>
      reading((read) => {
        expect(genuine.length).toBeGreaterThan(0);
        for (const { query, reference } of genuine) {
          const claim = read(new URLSearchParams(query))!;
          expect(claim).toMatchObject({ reference, code: expect.stringMatching(/\S/) });
          expect(MEMBERS).toEqual(expect.arrayContaining(Object.keys(claim)));
          expect(JSON.parse(JSON.stringify(claim))).toEqual(claim);
        }
      }));

    it('claims nothing where a value is missing, huge, or there twice', () =>
      reading((read) => {
        for (const { query } of genuine) {
          const names = [...new URLSearchParams(query).keys()];
          const ofAll = (value: string) => new URLSearchParams(names.map((name): [string, string] => [name, value]));
          for (const value of ['', 'x'.repeat(100_000), '\u0000\u0001\uffff'])
            expect(read(ofAll(value))).toBeUndefined();
          expect(read(new URLSearchParams(`${query}&${query}`))).toBeUndefined();
        }
        for (const name of ['__proto__', 'constructor', 'toString', 'prototype[x]']) {
          expect(read(new URLSearchParams([[name, 'success']]))).toBeUndefined();
        }
      }));

    it('of any other content claims nothing, and throws nothing', () =>
      reading((read) => {
        const text = fc.string({ unit: 'binary' });
        const pairs = fc.array(fc.tuple(text, text));
        const names = genuine.flatMap(({ query }) => [...new URLSearchParams(query).keys()]);
        const known = fc.array(fc.tuple(fc.constantFrom(...names), text));
        fc.assert(fc.property(text, (query) => expect(read(new URLSearchParams(query))).toBeUndefined()));
        fc.assert(fc.property(pairs, (query) => expect(read(new URLSearchParams(query))).toBeUndefined()));
        fc.assert(fc.property(known, (query) => void read(new URLSearchParams(query))));
      }));
  });
}
