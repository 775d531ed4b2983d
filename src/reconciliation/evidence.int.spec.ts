import { randomUUID } from 'node:crypto';
import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { AggregateType } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import { operationReference } from '#libs/payments';
import { answer, create, ok, outcome } from '#libs/payments/testing';
import type { BreakFacts } from '#libs/settlements';
import { bankLineAggregate, breakAggregate, settlementAggregate } from '../settlements/aggregates';
import { stateToJson } from '../read-models/support/state-json';
import { orderAggregate } from '../orders/order-aggregate';
import { ReadModelHarness } from '../read-models/testing/read-model-harness';
import { loadEvidence } from './evidence';
import { loadMatchedCredits } from './matched-credits';

const ORDER = '00000000-0000-4000-8000-000000000001';
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });

describe('the evidence that matching sees', () => {
  let harness: ReadModelHarness;
  let shell: CommandShell;
  beforeEach(async () => {
    harness = await ReadModelHarness.create(new MemoryEventStore());
    shell = new CommandShell(harness.store, systemClock);
    harness.start();
    await harness.caughtUp(0n);
  });
  afterEach(() => harness.close());

  const item = (number: number, operationId: number, gross: number, settled: boolean) =>
    harness.pool.query(
      `INSERT INTO rm.receivable_item (item_id, order_id, operation_id, attempt_id, merchant_id, provider, method, kind,
         currency, gross, known_fee, fee_estimated, earned, order_currency, reference, at, position, settled)
       VALUES ($1, $2, $3, 1, 'shop', 'trustpay-eu', 'bank_transfer', 'Captured', 'EUR', $4, 0, false, $4, 'EUR', $5,
         '2026-03-01', $6, $7)`,
      [
        `00000000-0000-4000-8000-00000000010${number}`,
        ORDER,
        operationId,
        gross,
        operationReference(ORDER, operationId),
        number,
        settled,
      ],
    );

  it('tells the first item of an operation from each that moves its money again, settled or not', async () => {
    await item(1, 1, 100, true);
    await item(2, 2, -30, false);
    await item(3, 2, 30, false);
    await item(4, 1, -100, false);
    const { items } = await loadEvidence(harness.pool, 'shop');
    const told = items.map(({ operationId, gross, isFurther }) => [operationId, gross, isFurther]);
    expect(told.sort()).toEqual([
      [1, -100n, true],
      [2, -30n, false],
      [2, 30n, true],
    ]);
  });

  it('sees a payment once that was told otherwise before it was told as asked for', async () => {
    const told = (minor: number, reference: string) => outcome(1, ok(minor, answer, reference));
    const items = async () =>
      (await loadEvidence(harness.pool, 'shop')).items.map((one) => [one.gross, one.earned?.minor, one.isFurther]);
    await execute(orderAggregate, ORDER, create({ orderId: ORDER, captureMode: 'automatic' }));
    await execute(orderAggregate, ORDER, told(9_999, 'pay-1'));
    await execute(orderAggregate, ORDER, told(9_999, 'pay-2'));
    const unexpected = [9_999n, '0', false];
    expect(await items()).toEqual([unexpected, [9_999n, '0', true]]);
    await execute(orderAggregate, ORDER, told(10_000, 'pay-2'));
    expect(await items()).toEqual([unexpected, [10_000n, '10000', true]]);
  });

  /** Until the read models show it. */
  async function execute<S, C, E extends { type: string; data: object }, R>(
    aggregate: AggregateType<S, C, E, R>,
    id: string,
    command: C,
  ): Promise<void> {
    const envelope = { commandId: randomUUID(), correlationId: randomUUID(), actor: 'test', merchantId: 'shop' };
    const { kind, folded } = await shell.execute(aggregate, id, command, envelope);
    expect(kind).not.toBe('rejected');
    await harness.caughtUp(folded.position);
  }

  const payout = async (payoutId: string, withheld: number, released: number): Promise<string> => {
    const settlementId = randomUUID();
    const named = {
      settlementId,
      merchantId: 'shop',
      provider: 'acme',
      payoutId,
      currency: 'EUR',
      paidAt: '2026-03-07',
    };
    const sums = { withheld: String(withheld), released: String(released), net: String(released - withheld) };
    const announced = { ...named, ...sums, source: 'report' } as const;
    await execute(settlementAggregate, settlementId, { type: 'Announce', payout: announced });
    return settlementId;
  };
  const bankLine = async (minor: number, references: readonly string[] = []): Promise<string> => {
    const bankLineId = randomUUID();
    const line = {
      ...{ bankLineId, merchantId: 'shop', account: 'SK17', amount: eur(minor), bookedOn: '2026-03-03' },
      ...{ references, importId: randomUUID(), place: '1/1' },
    };
    await execute(bankLineAggregate, bankLineId, { type: 'ImportLine', line });
    return bankLineId;
  };

  it('knows the closed payout of a payment that a line names as its provider does', async () => {
    const reference = operationReference(ORDER, 1);
    await item(1, 1, 100, true);
    await harness.pool.query(`UPDATE rm.receivable_item SET provider_reference = 'pay-1'`);
    await payout(reference, 0, 0);
    await payout('PO-1', 0, 0);
    await bankLine(100, ['pay-1', 'other']);
    const { bankLines, payouts, items } = await loadEvidence(harness.pool, 'shop');
    expect(bankLines).toMatchObject([{ references: ['pay-1', 'other'], operations: [reference] }]);
    expect(payouts.map(({ payoutId }) => payoutId)).toEqual([reference]);
    expect(items).toEqual([]);
  });

  it('knows the line that showed an order, also when the order was not told of it any more', async () => {
    const sent = '2026-03-02T12:00:00.000Z';
    const amount = eur(100);
    const order = { bankOrderId: ORDER, merchantId: 'shop', provider: 'trustpay-eu', account: 'SK17', amount };
    const instructions = [1, 2].map((number) => ({ number, minor: 100n, status: 'executed' }));
    await harness.pool.query(
      `INSERT INTO rm.bank_order (bank_order_id, merchant_id, status, awaits_lines, revision, position,
                                  created_position, created_at, updated_at, state)
       VALUES ($1, 'shop', 'accepted', true, 1, 1, 1, $2, $2, $3)`,
      [ORDER, sent, stateToJson({ stage: 'accepted', order, instructions, submittedAt: sent })],
    );
    const bankLineId = await bankLine(-100);
    await execute(bankLineAggregate, bankLineId, { type: 'MatchLine', to: 'bank_order', id: ORDER, instruction: 2 });
    const { ordered } = await loadEvidence(harness.pool, 'shop');
    expect(ordered).toMatchObject([
      { instruction: 1, hasLeft: false, hasReturned: false },
      { instruction: 2, hasLeft: true, hasReturned: false },
    ]);
  });

  it('counts a matched line for its payouts, also when they were not told of it any more', async () => {
    const { pool, store } = harness;
    const [one, two] = [await payout('PO-1', 0, 500), await payout('PO-2', 0, 300)];
    const seen = async () => {
      const { payouts } = await loadEvidence(pool, 'shop', await loadMatchedCredits(pool, store, 'shop'));
      return payouts.map(({ payoutId, credited, parts }) => [payoutId, credited, parts]).sort();
    };
    const bankLineId = await bankLine(700);
    const parts = [
      { id: one, amount: eur(500) },
      { id: two, amount: eur(200) },
    ];
    await execute(bankLineAggregate, bankLineId, { type: 'MatchLine', to: 'payout', parts });
    const both = [
      ['PO-1', 500n, 1],
      ['PO-2', 200n, 1],
    ];
    expect(await seen()).toEqual(both);
    expect((await loadMatchedCredits(pool, store, 'other')).size).toBe(0);
    const whole = await bankLine(200);
    await execute(bankLineAggregate, whole, { type: 'MatchLine', to: 'payout', id: two });
    expect(await seen()).toEqual([both[0], ['PO-2', 400n, 2]]);
    const credit = { type: 'Credit', account: 'SK17', bankLineId } as const;
    for (const { id, amount } of parts) await execute(settlementAggregate, id, { ...credit, amount });
    expect(await seen()).toEqual([['PO-2', 400n, 2]]);
    // The reaction sets the second aside, which it could not tell, and saves its checkpoint behind both afterwards.
    await pool.query(
      `INSERT INTO ops.held_event (subscriber, policy, position, key, stream, revision, event_type, attempts, next_attempt_at)
       VALUES ('settle-payouts', 'hold', 1, $1, $1, 1, 'BankLineMatched', 1, now())`,
      [`bankline-${whole}`],
    );
    expect(await seen()).toEqual([['PO-2', 400n, 2]]);
    await pool.query(
      `INSERT INTO ops.checkpoint (name, kind, version, position) VALUES ('settle-payouts', 'reaction', 1, $1)`,
      [String(await store.head())],
    );
    expect(await seen()).toEqual([['PO-2', 400n, 2]]);
    await pool.query('DELETE FROM ops.held_event');
    expect(await seen()).toEqual([['PO-2', 200n, 1]]);
  });

  it('tells what a reserve keeps and what was decided about it, also when the missing report comes afterwards', async () => {
    const found = async () => (await loadEvidence(harness.pool, 'shop')).reserves;
    await payout('PO-1', 50, 0);
    expect(await found()).toMatchObject([{ provider: 'acme', currency: 'EUR', kept: 50n }]);
    await payout('PO-2', 0, 100);
    expect(await found()).toMatchObject([{ kept: -50n, takenOver: 0n, decided: 0 }]);
    const breakId = randomUUID();
    const facts: BreakFacts = {
      ...{ kind: 'extra', subject: 'reserve:acme:EUR', merchantId: 'shop', provider: 'acme', evidence: [] },
      ...{ expected: 'less', found: '0.50 EUR more', since: '2026-03-07T00:00:00.000Z' },
      residuals: [{ place: 'reserve', minor: '-50', currency: 'EUR' }],
    };
    await execute(breakAggregate, breakId, { type: 'Observe', breakId, facts });
    await execute(breakAggregate, breakId, { type: 'Resolve', treatment: 'difference', reason: 'so', by: 'eva' });
    expect(await found()).toMatchObject([{ kept: -50n, takenOver: -50n, decided: 1 }]);
    await payout('PO-0', 50, 0);
    expect(await found()).toMatchObject([{ kept: 0n, takenOver: -50n, decided: 1 }]);
  });
});
