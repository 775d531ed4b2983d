import { postingsFor } from '#libs/ledger';
import type { OrderEvent } from '#libs/payments';
import {
  bankLives,
  blockedLives,
  claimedLives,
  contestedLives,
  live,
  lives,
  overpaidLives,
} from '#libs/payments/testing';
import type { Life } from '#libs/payments/testing';
import * as fc from 'fast-check';
import { ReferenceLedger } from './reference-ledger';

/** Raise it to search longer. */
const LIVES = Number(process.env.COUNTINGHOUSE_LIVES ?? 10_000);
const BANK_LIVES = Math.ceil(LIVES / 5);
const context = { merchantId: 'shop', orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };

describe('the books and a second bookkeeper who shares nothing with them but the events', () => {
  it(`agree to the cent after every event of ${LIVES.toLocaleString('en-GB')} random lives of orders`, () => {
    const seen = { events: 0, types: new Set<string>() };
    const all = fc.oneof(lives(20), contestedLives(20), blockedLives(12), claimedLives(12), overpaidLives(12));
    fc.assert(
      fc.property(all, (life) => compare(life, seen)),
      { numRuns: LIVES },
    );
    fc.assert(
      fc.property(bankLives(12), (life) => compare(life, seen)),
      { numRuns: BANK_LIVES },
    );
    process.stdout.write(
      `reference ledger: ${LIVES + BANK_LIVES} lives, ${seen.events} events of ${seen.types.size} types, equal\n`,
    );
    // What was never lived proves nothing.
    expect(MONEY_MOVES.filter((what) => !seen.types.has(what))).toEqual([]);
  });
});

function compare(life: Life, seen: { events: number; readonly types: Set<string> }): void {
  const reference = new ReferenceLedger(context.merchantId);
  const sums = new Map<string, bigint>();
  for (const event of live(life).flatMap(({ events }) => events)) {
    reference.hear(event);
    for (const { layer, legs } of postingsFor(event, context)) {
      for (const { account, minor } of legs) {
        const key = `${layer} ${account}`;
        sums.set(key, (sums.get(key) ?? 0n) + minor);
      }
    }
    expectEqual(sums, reference.sums(), event.type);
    seen.events += 1;
    for (const what of told(event)) seen.types.add(what);
  }
}

/** The type of an event, and what else of the rules it exercises. */
const told = ({ type, data }: OrderEvent): string[] => [
  type,
  ...('available' in data && data.available?.minor.startsWith('-') ? [`${type} from available`] : []),
  ...('blockedAvailable' in data && data.blockedAvailable ? [`${type} moves a block`] : []),
  ...('beyond' in data && data.beyond ? [`${type} with a claim`] : []),
  ...('owed' in data && data.owed ? [`${type} of what is owed`] : []),
  ...('surplus' in data && data.surplus ? [`${type} of a surplus`] : []),
  ...('contested' in data && data.contested ? [`${type} leaves to ${data.contested.length} disputes`] : []),
  ...(type === 'CaptureConfirmedUnexpectedly' && data.amount.currency === 'CZK' ? [`${type} in another currency`] : []),
  ...('lost' in data && data.lost ? [`${type} pays a lost dispute`] : []),
  ...('bankOrderId' in data && data.bankOrderId ? [`${type} by a bank order`] : []),
  ...('exchange' in data && data.exchange ? ['exchange'] : []),
  ...('conversions' in data && data.conversions ? ['conversion'] : []),
  ...('feeCorrects' in data && data.feeCorrects ? ['fee correction'] : []),
  ...(type === 'SettlementRecorded' && data.developerFee ? ['developer fee paid out'] : []),
  ...('feeEstimated' in data && data.feeEstimated ? [data.feeBilled ? 'fee to be billed' : 'fee estimate'] : []),
];

const MONEY_MOVES = [
  'CaptureConfirmedUnexpectedly in another currency',
  ...['Authorized', 'Voided', 'AuthorizationExpired', 'Captured', 'OutcomeUnknown', 'PaymentUnderpaid'],
  ...['RefundRequested', 'Refunded', 'RefundFailed', 'RefundFailedAfterAcceptance', 'CaptureReversedByProvider'],
  ...[
    'UnexpectedMoneyExplained',
    'CaptureConfirmedUnexpectedly',
    'UnexpectedMoneyReturned',
    'DebitConfirmedUnexpectedly',
    'SettlementRecorded',
  ],
  ...['DisputeOpened', 'DisputeWon', 'DisputeLost', 'RefundRequested from available', 'DisputeLost from available'],
  'RefundFailed from available',
  'RefundFailedAfterAcceptance from available',
  ...['DisputeOpened', 'SettlementRecorded', 'RefundRequested', 'RefundFailed'].map((type) => `${type} moves a block`),
  ...['DisputeWon', 'DisputeLost', 'CaptureReversedByProvider'].map((type) => `${type} moves a block`),
  ...['DisputeOpened with a claim', 'DisputeWon with a claim', 'UnexpectedMoneyReturned of a surplus'],
  ...['RefundRequested', 'RefundFailed', 'CaptureReversedByProvider', 'DisputeLost'].map(
    (type) => `${type} of what is owed`,
  ),
  ...['RefundFailed', 'RefundFailedAfterAcceptance'].flatMap((type) =>
    [1, 2].map((disputes) => `${type} leaves to ${disputes} disputes`),
  ),
  ...['RefundFailed pays a lost dispute', 'RefundFailedAfterAcceptance pays a lost dispute'],
  ...['RefundRequested', 'Refunded', 'RefundFailed', 'RefundFailedAfterAcceptance'].map(
    (type) => `${type} by a bank order`,
  ),
  ...['exchange', 'conversion', 'fee estimate', 'fee to be billed', 'fee correction', 'developer fee paid out'],
];

/** By hand: a matcher that prints is too slow to be asked a hundred thousand times. */
function expectEqual(found: ReadonlyMap<string, bigint>, reference: ReadonlyMap<string, bigint>, after: string): void {
  const open = [...found].filter(([, minor]) => minor !== 0n);
  const isEqual = open.length === reference.size && open.every(([key, minor]) => reference.get(key) === minor);
  if (!isEqual)
    expect({ after, sums: Object.fromEntries(open) }).toEqual({ after, sums: Object.fromEntries(reference) });
}
