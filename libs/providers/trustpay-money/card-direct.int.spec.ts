import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import type { ClientAnswer } from '../spi';
import { FaultProxy } from '../spi/testing';
import type { Fault } from '../spi/testing';
import { query } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';

const GOOD = '4111111111111117';
const BAD = '4111111111111118';
const CVV = '7391';
const FAULTS: readonly Fault[] = ['none', 'server_error', 'not_http', 'garbage', 'cut', 'answer_lost', 'silent'];

describe('a charge of a card by its number', () => {
  let world: World;
  const lines: string[] = [];
  beforeEach(async () => {
    lines.length = 0;
    world = await startWorld({ log: (line) => lines.push(line) }, { cardDirect: true });
  });
  afterEach(() => world.close());

  const charge = (card_number: string, by = world.adapter, reference = world.orderNo()): Promise<ClientAnswer> =>
    by
      .clientOperations!.find(({ name }) => name === 'card-direct-payin')!
      .call(
        {
          ...{ amount: '20.50', currency: 'USD', notify_url: world.inbox.url, card_number, card_expiry: '2028-09' },
          ...{ card_cvv: CVV, card_holder_first_name: 'Test', card_holder_last_name: 'User' },
        },
        reference,
      );

  it('is an order like any other', async () => {
    const reference = world.orderNo();
    expect(await charge(GOOD, world.adapter, reference)).toMatchObject({
      kind: 'answered',
      data: {
        order_no: reference,
        status: '5',
        order_amount: '20.5',
        paid_amount: '20.5',
        fee: '4.53',
        reason: 'success',
      },
    });
    const asked = query({ reference, amount: { minor: 2_050n, currency: 'USD' } });
    expect((await world.adapter.query!(asked)).outcome).toMatchObject({ kind: 'succeeded' });
    expect(await charge(GOOD, world.adapter, reference)).toMatchObject({ kind: 'unknown' });
  });

  it('can be looked up and refunded by its number, once however often that is asked for', async () => {
    const reference = world.orderNo();
    await charge(GOOD, world.adapter, reference);
    const ask = (name: string, input: Record<string, string>, number: string) =>
      world.adapter.clientOperations!.find((one) => one.name === name)!.call({ order_no: reference, ...input }, number);
    const refund = { amount: '2.50', reason: 'returned goods' };
    for (const amount of [refund, refund]) {
      expect(await ask('refund', amount, 'R1')).toMatchObject({
        kind: 'answered',
        data: { merchant_refund_no: 'R1', refund_amount: '2.5', status: '9' },
      });
    }
    expect(await ask('refund', { amount: '20.00' }, 'R2')).toMatchObject({ kind: 'refused', code: '880015' });
    world.control.decideRefund(reference, 'R1', 'done');
    expect(await ask('order', {}, 'unused')).toMatchObject({
      kind: 'answered',
      data: { order_no: reference, status: '8', paid_amount: '20.5', refund_amount: '2.5' },
    });
  });

  it('that is declined is answered, not refused', async () => {
    expect(await charge(BAD)).toMatchObject({ kind: 'answered', data: { status: '3', reason: 'Invalid card number' } });
  });

  it('leaves neither number nor security code anywhere, also when the provider repeats them', async () => {
    world.control.setQuirks({ echoCard: true });
    const answers: unknown[] = [];
    const { write } = process.stdout;
    const printed: unknown[] = [];
    process.stdout.write = (chunk: unknown) => printed.push(chunk) > 0;
    try {
      for (const fault of FAULTS) {
        const proxy = new FaultProxy(world.simulator.url);
        proxy.fault = fault;
        const adapter = world.adapterFor({ apiUrl: await proxy.start(), deadlineMs: fault === 'silent' ? 200 : 5_000 });
        for (const number of [GOOD, BAD, '4000000000000002']) {
          answers.push(await charge(number, adapter).catch((error: unknown) => inspect(error, { depth: 9 })));
        }
        await adapter.close!();
        await proxy.stop();
      }
    } finally {
      process.stdout.write = write;
    }
    await world.control.settle();
    const callbacks = world.inbox.received.map((raw) => [
      raw.body.toString(),
      world.adapter.notifications!.verify(raw),
      world.adapter.notifications!.parse(raw),
    ]);
    const kept = [world.control.book(), world.control.deliveries()];
    const everything = inspect([answers, printed, callbacks, lines, kept], { depth: 12, maxStringLength: null });
    expect(answers.filter((answer) => (answer as ClientAnswer).kind === 'answered').length).toBe(3);
    expect(lines.length).toBeGreaterThan(5);
    expect(everything).toContain('[removed]');
    for (const number of [GOOD, BAD, '4000000000000002']) expect(everything).not.toContain(number);
    // By itself: random signatures and tokens may hold any four digits.
    expect(everything).not.toMatch(new RegExp(`(?<![0-9A-Za-z])${CVV}(?![0-9A-Za-z])`));
  });

  it.each([
    ['allow', 200, '5'],
    ['no', 200, '3'],
    ['', 403, '3'],
    ['', 503, '3'],
  ])('is held up to the risk control of the merchant: %s %d', async (body, status, expected) => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      void text(request).then((json) => {
        asked.push(JSON.parse(json));
        response.writeHead(status).end(body);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const riskUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/risk`;
    world.control.changeMerchant('8820250900009', { riskUrl });
    const reference = world.orderNo();
    expect(await charge(GOOD, world.adapter, reference)).toMatchObject({ data: { status: expected } });
    expect(asked).toEqual([
      { orderId: reference, cardPrefix: '411111', cardSuffix: '1117', cardHolderName: 'Test User' },
    ]);
    server.closeAllConnections();
    server.close();
  });
});
