import { bankLives, claimedLives, contestedLives, live, lives, overpaidLives } from '#libs/payments/testing';
import * as fc from 'fast-check';
import { balances } from './balances';
import { imbalances, incoherence } from './coherence';
import { postingsFor } from './postings-for';
import type { Posting } from './types';

const context = { merchantId: 'shop', orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };

describe('the books of any life of an order', () => {
  it('balance per currency and layer, and show what the order says after every event', () => {
    fc.assert(
      fc.property(
        fc.oneof(lives(25), contestedLives(25), claimedLives(25), overpaidLives(25), bankLives(25)),
        (life) => {
          const postings: Posting[] = [];
          const wrong = live(life).flatMap(({ events, after }) => {
            postings.push(...events.flatMap((event) => postingsFor(event, context)));
            const books = balances(postings);
            return [...imbalances(books), ...incoherence(books, after)];
          });
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });
});
