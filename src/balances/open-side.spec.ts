import { balances, postingsFor } from '#libs/ledger';
import type { Posting } from '#libs/ledger';
import { contestedLives, live, lives } from '#libs/payments/testing';
import * as fc from 'fast-check';
import type { AccountBalance } from '../read-models/queries';
import { presentBalance } from './books.view';

const context = { merchantId: 'shop', orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };

/** A promise, a doubt and a block are opened by a credit of these, and by a debit of what they are about. */
const OPENED_BY_CREDIT = /^(hold|in_doubt|blocked):[^:]+:[A-Z]+$/;

describe('what is open in the pending layer of an account', () => {
  it('of any order stands on the one side that opens it: so the sum of an account is what all of them have open', () => {
    fc.assert(
      fc.property(fc.oneof(lives(25), contestedLives(25)), (life) => {
        const postings: Posting[] = [];
        for (const { events } of live(life)) {
          postings.push(...events.flatMap((event) => postingsFor(event, context)));
          for (const { account, minor } of balances(postings.filter(({ layer }) => layer === 'pending'))) {
            const open = OPENED_BY_CREDIT.test(account) ? -minor : minor;
            expect([account, open >= 0n]).toEqual([account, true]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  const sums = (debit: bigint, credit: bigint) => ({ debit, credit, balance: debit - credit });
  const balance = (type: AccountBalance['type'], pending: readonly [bigint, bigint]): AccountBalance => ({
    ...{ account: 'a', type, currency: 'EUR', position: 1n },
    ...{ posted: type === 'liability' ? sums(0n, 50_000n) : sums(0n, 0n), pending: sums(...pending) },
  });
  const EUR = (value: string) => ({ value, currency: 'EUR' });

  it.each([
    ['liability', [30_000n, 20_000n], { posted: '500.00', in: '0.00', out: '100.00', available: '400.00' }],
    ['liability', [30_000n, 30_000n], { posted: '500.00', in: '0.00', out: '0.00', available: '500.00' }],
    ['memo', [10_000n, 30_000n], { posted: '0.00', in: '0.00', out: '200.00', available: '0.00' }],
    ['memo', [30_000n, 10_000n], { posted: '0.00', in: '200.00', out: '0.00', available: '0.00' }],
  ] as const)(
    'is shown of a %s account with debits and credits of %s, and not what has ended',
    (type, pending, shown) => {
      const view = presentBalance(balance(type, pending));
      expect(view).toMatchObject({ pending_in: EUR(shown.in), pending_out: EUR(shown.out) });
      expect(view).toMatchObject({ posted: EUR(shown.posted), available: EUR(shown.available) });
      expect(Number(view.pending.value)).toBe(Number(shown.in) - Number(shown.out));
    },
  );
});
