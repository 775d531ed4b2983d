import { bankOrderStatus } from '#libs/banking';
import type { BankOrderCommand } from '#libs/banking';
import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { RecordedEvent } from '#libs/event-store';
import { refundable } from '#libs/payments';
import type { OrderCommand } from '#libs/payments';
import { NOON, create, ok, order as sold, outcome, refund } from '#libs/payments/testing';
import { Sealer } from '#libs/sealing';
import type { Config } from '../../config';
import { orderAggregate } from '../../orders/order-aggregate';
import { PersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';
import { silentLog } from '../../read-models/testing/read-model-harness';
import { Bank } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import { BankOrderCalls } from '../orders/bank-order-calls';
import { Beneficiaries } from '../orders/beneficiaries';
import { OrderNumbers } from '../orders/order-numbers';
import { BankRefunds } from './bank-refunds';
import { TOLD, TellOrder } from './tell-order';

const ID = 'b3f1d2c4-9dc0-41d1-9245-5ffdce74fad2';
const KEY = { keyId: 'k', key: Buffer.alloc(32, 1) };
const keyring = { keyFor: async () => KEY, find: async () => KEY, destroy: async () => 0 };
const config = { limits: { callAbandonedMs: 300_000 }, providers: [] } as unknown as Config;
const eur = (minor: string) => ({ minor, currency: 'EUR' });

/** An order over 100.00 that is paid, and a bank order, unknown to it yet, that is to give back 40.00 of it. */
async function world(purposeOf: object = { orderId: sold.orderId }) {
  const clock = new ManualClock(NOON);
  const store = new MemoryEventStore({ clock });
  const shell = new CommandShell(store, clock);
  const envelope = (commandId: string) => ({ commandId, correlationId: 'c', actor: 'key:ann', merchantId: 'shop' });
  const sells = (commandId: string, command: OrderCommand) =>
    shell.execute(orderAggregate, sold.orderId, command, envelope(commandId));
  const banks = (commandId: string, command: BankOrderCommand) =>
    shell.execute(bankOrderAggregate, ID, command, envelope(commandId));
  await sells('create', create({ captureMode: 'automatic' }));
  await sells('paid', outcome(1, ok(10_000)));
  const beneficiaries = new Beneficiaries(new PersonalData(new Sealer(keyring, Buffer.alloc(32, 2))));
  await banks('request', {
    type: 'Request',
    order: {
      ...{ bankOrderId: ID, merchantId: 'shop', provider: 'bank', account: 'SK17', accountId: '4107' },
      ...{ purpose: 'refund', forProvider: 'acme', requestedBy: 'key:ann', ...purposeOf },
      instructions: [{ kind: 'sepa', amount: eur('4000') }],
      details: await beneficiaries.seal(ID, 'details', []),
    },
  });
  const refunds = new BankRefunds(shell);
  const bank = new Bank(new Providers([], clock), config);
  const numbers = new OrderNumbers(shell, bank, beneficiaries);
  const calls = new BankOrderCalls(shell, bank, beneficiaries, numbers, refunds, clock, config, silentLog as never);
  const tell = new TellOrder(shell, refunds);
  const order = async () => (await shell.load(orderAggregate, sold.orderId)).state;
  const bankOrder = () => shell.load(bankOrderAggregate, ID);
  const last = async (): Promise<RecordedEvent> => (await store.read(`bankorder-${ID}`)).events.at(-1)!;
  /** The bank is not there, so what gets as far as asking it ends as not sent. */
  const approveAndSend = async () => {
    const approved = await banks('approve', { type: 'Approve', actor: 'key:bob', today: '2026-03-01' });
    return (await calls.send(approved.folded, 'approve')).state;
  };
  return { store, sells, banks, refunds, tell, order, bankOrder, last, approveAndSend };
}

describe('the promise of a refund that a bank order pays', () => {
  it('is made by the step that sends, where whoever asked was cut off before', async () => {
    const { order, approveAndSend } = await world();
    expect((await order()).operations).toHaveLength(1);
    expect(await approveAndSend()).toMatchObject({ reason: expect.stringContaining('not_sent') });
    expect((await order()).operations[1]).toMatchObject({ status: 'pending', bankOrderId: ID, amount: 4_000n });
  });

  it('is made once, however often it is asked for', async () => {
    const { store, refunds, bankOrder, order } = await world();
    expect(await refunds.promise(await bankOrder())).toBeUndefined();
    const head = await store.head();
    expect(await refunds.promise(await bankOrder())).toBeUndefined();
    expect([await store.head(), refundable(await order())]).toEqual([head, 6_000n]);
  });

  it('is refused where the order has nothing left, and then nothing is sent', async () => {
    const { sells, approveAndSend, order } = await world();
    await sells('refund', refund());
    const state = await approveAndSend();
    expect([bankOrderStatus(state), state.reason]).toEqual([
      'failed',
      'At most 0.00 EUR is left, operations under way counted. (amount_exceeds_refundable)',
    ]);
    expect((await order()).operations).toHaveLength(2);
  });

  it('does not outlive its end: nothing is sent for a refund that has failed meanwhile', async () => {
    const { sells, refunds, bankOrder } = await world();
    await refunds.promise(await bankOrder());
    const told = { code: 'absent', reason: 'not there' };
    await sells('ended', { type: 'RecordBankRefund', bankOrderId: ID, result: 'failed', ...told });
    expect(await refunds.promise(await bankOrder())).toEqual({ code: 'bank_order_over', bankOrderId: ID });
  });

  it('is asked of no order by a bank order of before orders were named', async () => {
    const { store, refunds, bankOrder, tell, last } = await world({});
    const head = await store.head();
    expect(await refunds.promise(await bankOrder())).toBeUndefined();
    await tell.handle(await last());
    expect(await store.head()).toBe(head);
  });
});

describe('what an order is told of the bank order that pays its refund', () => {
  it('is that it was asked for, where nobody else has said so', async () => {
    const { tell, last, order } = await world();
    await tell.handle(await last());
    expect(refundable(await order())).toBe(6_000n);
  });

  it('counts once, however often it is brought', async () => {
    const { store, banks, refunds, bankOrder, tell, last, order } = await world();
    await refunds.promise(await bankOrder());
    await banks('reject', { type: 'Reject', actor: 'key:ann' });
    await tell.handle(await last());
    const head = await store.head();
    await tell.handle(await last());
    expect(await store.head()).toBe(head);
    expect((await order()).operations[1]).toMatchObject({ status: 'failed', failure: { code: 'rejected' } });
  });

  it('is also that its money left although it was given up, by a line of the account', async () => {
    const { store, banks, tell, order, approveAndSend } = await world();
    expect(bankOrderStatus(await approveAndSend())).toBe('failed');
    const line = { instruction: 1, movement: 'left', bankLineId: 'line-1', state: 'booked' } as const;
    await banks('line', { type: 'RecordBooked', ...line });
    const { events } = await store.read(`bankorder-${ID}`);
    for (const event of events.filter(({ type }) => (TOLD as readonly string[]).includes(type)))
      await tell.handle(event);
    const { amounts, operations } = await order();
    expect([amounts.refunded, refundable(await order())]).toEqual([4_000n, 6_000n]);
    expect(operations.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded']);
  });

  it('bars a promise that comes after the end', async () => {
    const { banks, refunds, bankOrder, tell, last, order } = await world();
    const before = await bankOrder();
    await banks('reject', { type: 'Reject', actor: 'key:ann' });
    await tell.handle(await last());
    expect(await refunds.promise(before)).toEqual({ code: 'bank_order_over', bankOrderId: ID });
    expect(refundable(await order())).toBe(10_000n);
  });
});
