import { postingsFor } from '#libs/ledger';
import type { OrderEvent } from '#libs/payments';
import { blockedLives, contestedLives, live, lives } from '#libs/payments/testing';
import * as fc from 'fast-check';
import { ReferenceLedger } from './reference-ledger';

/** Raise it to search longer. */
const LIVES = Number(process.env.COUNTINGHOUSE_LIVES ?? 10_000);
const context = { merchantId: 'shop', orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };

describe('the books and a second bookkeeper who shares nothing with them but the events', () => {
  it(`agree to the cent after every event of ${LIVES.toLocaleString('en-GB')} random lives of orders`, () => {
    const seen = { events: 0, types: new Set<string>() };
    fc.assert(
      fc.property(fc.oneof(lives(20), contestedLives(20), blockedLives(12)), (life) => {
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
      }),
      { numRuns: LIVES },
    );
    process.stdout.write(
      `reference ledger: ${LIVES} lives, ${seen.events} events of ${seen.types.size} types, equal\n`,
    );
    // What was never lived proves nothing.
    expect(MONEY_MOVES.filter((what) => !seen.types.has(what))).toEqual([]);
  });
});

/** The type of an event, and what else of the rules it exercises. */
const told = ({ type, data }: OrderEvent): string[] => [
  type,
  ...('available' in data && data.available?.minor.startsWith('-') ? [`${type} from available`] : []),
  ...('blockedAvailable' in data && data.blockedAvailable ? [`${type} moves a block`] : []),
  ...('exchange' in data && data.exchange ? ['exchange'] : []),
  ...('conversions' in data && data.conversions ? ['conversion'] : []),
  ...('feeCorrects' in data && data.feeCorrects ? ['fee correction'] : []),
  ...(type === 'SettlementRecorded' && data.developerFee ? ['developer fee paid out'] : []),
  ...('feeEstimated' in data && data.feeEstimated ? [data.feeBilled ? 'fee to be billed' : 'fee estimate'] : []),
];

const MONEY_MOVES = [
  ...['Authorized', 'Voided', 'AuthorizationExpired', 'Captured', 'OutcomeUnknown', 'PaymentUnderpaid'],
  ...['RefundRequested', 'Refunded', 'RefundFailed', 'RefundFailedAfterAcceptance', 'CaptureReversedByProvider'],
  ...['CaptureConfirmedUnexpectedly', 'UnexpectedMoneyReturned', 'DebitConfirmedUnexpectedly', 'SettlementRecorded'],
  ...['DisputeOpened', 'DisputeWon', 'DisputeLost', 'RefundRequested from available', 'DisputeLost from available'],
  ...['DisputeOpened', 'SettlementRecorded', 'RefundRequested', 'RefundFailed'].map((type) => `${type} moves a block`),
  ...['DisputeWon', 'DisputeLost', 'CaptureReversedByProvider'].map((type) => `${type} moves a block`),
  ...['exchange', 'conversion', 'fee estimate', 'fee to be billed', 'fee correction', 'developer fee paid out'],
];

/** By hand: a matcher that prints is too slow to be asked a hundred thousand times. */
function expectEqual(found: ReadonlyMap<string, bigint>, reference: ReadonlyMap<string, bigint>, after: string): void {
  const open = [...found].filter(([, minor]) => minor !== 0n);
  const isEqual = open.length === reference.size && open.every(([key, minor]) => reference.get(key) === minor);
  if (!isEqual)
    expect({ after, sums: Object.fromEntries(open) }).toEqual({ after, sums: Object.fromEntries(reference) });
}
