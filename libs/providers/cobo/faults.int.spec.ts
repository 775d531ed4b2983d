import type { Fault } from '#libs/simulators/cobo';
import { dollars } from './testing/samples';
import { asked, opened, paid, startWorld } from './testing/world';
import type { World } from './testing/world';
import { ApiSecret } from './wire/signature';

describe('answers that cannot be believed', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());
  const plan = (fault: Fault, operation?: string) =>
    world.control.addFault({ fault, match: { step: 'request', operation } });
  const open = async () => {
    const { start } = await opened(world);
    return (await world.adapter.openPayment!({ ...start, reference: `${start.reference}B` })).outcome;
  };

  it.each([
    ['wrongReference', 'the answer is about another order'],
    ['wrongAnswerSignature', 'the signature of the answer is wrong'],
  ] as const)('leave a new payment in doubt: %s', async (kind, reason) => {
    const { start } = await opened(world);
    plan({ kind }, 'POST orders');
    const { outcome } = await world.adapter.openPayment!({ ...start, reference: 'OTHER' });
    expect(outcome).toMatchObject({ kind: 'unknown', reason });
  });

  it('leave a payment that is priced in coins in doubt when the amount is another one', async () => {
    const { start } = await opened(world);
    plan({ kind: 'wrongAmount' }, 'POST orders');
    const amount = { minor: 100_000_000n, currency: 'ETH_USDT' };
    const { outcome } = await world.adapter.openPayment!({
      ...start,
      reference: 'OTHER',
      amount,
      crypto: { asset: 'ETH_USDT' },
    });
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'the payer would send another amount than asked' });
  });

  it('leave a refund in doubt when its amount or its reference is another one', async () => {
    const { refund } = await paid(world);
    plan({ kind: 'wrongAmount' }, 'POST refunds');
    expect((await world.adapter.refund!({ ...refund, amount: dollars(100n) })).outcome).toMatchObject({
      kind: 'unknown',
      reason: 'the refund has another amount than asked',
    });
    plan({ kind: 'wrongReference' }, 'POST refunds');
    const other = { ...refund, amount: dollars(100n), reference: 'OTHER' };
    expect((await world.adapter.refund!(other)).outcome).toMatchObject({ kind: 'unknown' });
  });

  it('leave a question unanswered when they are about something else', async () => {
    const payment = await opened(world);
    plan({ kind: 'wrongReference' }, 'GET orders');
    expect((await asked(world, payment)).outcome).toMatchObject({ kind: 'unknown' });
  });

  it('are refusals when the gateway has too much to do', async () => {
    const { start } = await opened(world);
    plan({ kind: 'tooMany' }, 'POST orders');
    const { outcome } = await world.adapter.openPayment!({ ...start, reference: 'OTHER' });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'rate_limited' });
    expect(world.control.count()).toBe(1);
  });

  it('without a signature are believed, unless that is forbidden', async () => {
    plan({ kind: 'unsignedAnswer' });
    expect((await opened(world)).result.outcome).toMatchObject({ kind: 'pending' });
    await world.close();
    world = await startWorld({}, { strictSignatures: true });
    expect(await open()).toMatchObject({ kind: 'pending' });
    const { start } = await opened(world);
    plan({ kind: 'unsignedAnswer' });
    const { outcome } = await world.adapter.openPayment!({ ...start, reference: 'OTHER' });
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'the answer is not signed' });
  });

  it('say no to a caller whom the provider does not know, and then nothing was done', async () => {
    const { start } = await opened(world);
    const stranger = world.adapterAt(world.simulator.url, 5_000, { secret: new ApiSecret('f'.repeat(64)) });
    const { outcome } = await stranger.openPayment!({ ...start, reference: 'OTHER' });
    expect(outcome).toMatchObject({ kind: 'failed', code: '2024' });
    expect((await stranger.query!({ ...start, type: 'authorize', requestedAt: '' })).outcome.kind).toBe('unknown');
    expect(world.control.count()).toBe(1);
    await stranger.close?.();
  });
});

describe('webhooks of the platform', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());
  const received = async () => {
    await world.control.settle();
    return world.inbox.received;
  };

  it('ask about the order or refund that they name, in whatever order they come', async () => {
    const { reference, orderId, refund } = await paid(world);
    await world.adapter.refund!({ ...refund, amount: dollars(100n) });
    const facts = (await received()).flatMap((raw) => world.adapter.notifications!.parse(raw));
    expect(new Set(facts.map((fact) => fact.kind))).toEqual(new Set(['ask']));
    expect(new Set(facts.map((fact) => fact.reference))).toEqual(new Set([reference, refund.reference]));
    expect(facts).toContainEqual({
      kind: 'ask',
      reference,
      providerReference: orderId,
      code: 'payment.order.status.updated Completed',
    });
  });

  it('are the same message when they are repeated with another count of retries', async () => {
    const { orderId } = await opened(world);
    await world.control.settle();
    const [delivery] = world.control.deliveries(orderId);
    world.clock.advance(1_000);
    world.control.redeliver(delivery!.id);
    const [first, second] = await received();
    expect(second!.body.equals(first!.body)).toBe(false);
    const { verify } = world.adapter.notifications!;
    expect(verify(second!)).toEqual(verify(first!));
    expect(verify(second!)).toMatchObject({ valid: true });
  });

  it.each(['wrongSignature', 'tamperedBody'] as const)('are refused with a %s', async (kind) => {
    world.control.addFault({ fault: { kind } });
    await opened(world);
    const [forged] = await received();
    expect(world.adapter.notifications!.verify(forged!)).toMatchObject({ valid: false });
  });
});
