import { dollars, followUp, query, refundQuery } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';

const usd = (minor: string) => ({ minor, currency: 'USD' });

describe('a refund at the cashier', () => {
  let world: World;
  let orderNo: string;
  beforeEach(async () => {
    world = await startWorld();
    orderNo = await world.open();
    world.control.pay({ orderNo });
  });
  afterEach(() => world.close());
  const numberOf = (operation: number) => orderNo.slice(0, 22) + String(operation);
  const refund = async (operation: number, minor: bigint, by = world.adapter) =>
    (await by.refund!(followUp({ reference: numberOf(operation), providerReference: orderNo, amount: dollars(minor) })))
      .outcome;
  const ask = async (operation: number, minor: bigint, by = world.adapter) =>
    (
      await by.query!(
        refundQuery({ reference: numberOf(operation), providerReference: orderNo, amount: dollars(minor) }),
      )
    ).outcome;

  it.each([
    ['whole', 2_000n, '7'],
    ['in part', 250n, '8'],
  ])('of the %s is accepted, then done', async (_, minor, state) => {
    expect(await refund(2, minor)).toMatchObject({ kind: 'pending', evidence: { code: '9' } });
    expect(await ask(2, minor)).toMatchObject({ kind: 'pending' });
    await world.advance(10_000);
    expect(await ask(2, minor)).toMatchObject({
      kind: 'succeeded',
      amount: usd(String(minor)),
      evidence: { code: state },
    });
    const { verify, parse } = world.adapter.notifications!;
    const facts = world.inbox.received.filter((raw) => verify(raw).valid).flatMap((raw) => parse(raw));
    expect(facts.map((fact) => [fact.reference, fact.code])).toEqual([
      [orderNo, '5'],
      [orderNo, '9'],
      [numberOf(2), '9'],
      [orderNo, state],
      [numberOf(2), state],
    ]);
    expect(await world.adapter.query!(query({ reference: orderNo }))).toMatchObject({
      outcome: { kind: 'succeeded', amount: usd('2000') },
    });
  });

  it('that is rejected after it was accepted was not done', async () => {
    await refund(2, 250n);
    world.control.decideRefund(orderNo, numberOf(2), 'rejected');
    expect(await ask(2, 250n)).toMatchObject({ kind: 'failed', code: 'absent' });
    expect(await refund(3, 2_000n)).toMatchObject({ kind: 'pending' });
  });

  it('is done at once where the provider says so', async () => {
    world.control.setQuirks({ refundAfterMs: 0 });
    expect(await refund(2, 250n)).toMatchObject({ kind: 'succeeded', amount: usd('250') });
  });

  it('is refused: more than was paid, too small a balance, an unpaid order', async () => {
    expect(await refund(2, 2_001n)).toMatchObject({ kind: 'failed', code: '880015' });
    world.control.changeMerchant('8820250900009', { available: { USD: '1.00' } });
    expect(await refund(2, 250n)).toMatchObject({ kind: 'failed', code: '880005' });
    orderNo = await world.open();
    expect(await refund(2, 250n)).toMatchObject({ kind: 'failed', code: '880015' });
    expect(await ask(2, 250n)).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('is unknown after a lost answer or an answer about another amount, and found by asking', async () => {
    world.control.addFault({ fault: { kind: 'answerLost' } });
    expect(await refund(2, 250n)).toMatchObject({ kind: 'unknown' });
    await world.advance(10_000);
    expect(await ask(2, 250n)).toMatchObject({ kind: 'succeeded' });
    world.control.addFault({ fault: { kind: 'otherAmount' } });
    expect(await refund(3, 100n)).toMatchObject({
      kind: 'unknown',
      reason: 'the answer names another refund_amount',
    });
  });

  it('that was lost on its way was not done', async () => {
    world.control.addFault({ fault: { kind: 'requestLost' } });
    expect(await refund(2, 250n)).toMatchObject({ kind: 'unknown' });
    expect(await ask(2, 250n)).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('in several parts is guessed at by nobody: certain only once all is refunded', async () => {
    const several = world.adapterFor({ multipleRefunds: true });
    await refund(2, 500n, several);
    await world.advance(10_000);
    expect(await ask(2, 500n, several)).toMatchObject({ kind: 'unknown' });
    expect(await ask(3, 501n, several)).toMatchObject({ kind: 'failed', code: 'absent' });
    await refund(3, 1_500n, several);
    await world.advance(10_000);
    expect(await ask(2, 500n, several)).toMatchObject({ kind: 'succeeded' });
    expect(await ask(3, 1_500n, several)).toMatchObject({ kind: 'succeeded' });
    await several.close!();
  });

  it('that was rejected is not done when others have given all back, though the provider still names it', async () => {
    world.control.setQuirks({ nameRejectedRefunds: true });
    const several = world.adapterFor({ multipleRefunds: true });
    await refund(2, 2_000n, several);
    world.control.decideRefund(orderNo, numberOf(2), 'rejected');
    await refund(3, 2_000n, several);
    await world.advance(10_000);
    const told = world.inbox.received.flatMap((raw) => several.notifications!.parse(raw));
    expect(told.filter(({ code, reference }) => code === '7' && reference === numberOf(2))).toHaveLength(1);
    const asked = { reference: numberOf(2), providerReference: orderNo, amount: dollars(2_000n) };
    const { outcome } = await several.query!(refundQuery({ ...asked, otherRefunds: dollars(2_000n) }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'absent' });
    expect(await ask(3, 2_000n, several)).toMatchObject({ kind: 'succeeded' });
    await several.close!();
  });

  it('is told apart by its number where the query names the numbers', async () => {
    world.control.setQuirks({ refundNumbersInQuery: true });
    const several = world.adapterFor({ multipleRefunds: true });
    await refund(2, 500n, several);
    await world.advance(10_000);
    expect(await ask(2, 500n, several)).toMatchObject({ kind: 'succeeded' });
    expect(await ask(3, 500n, several)).toMatchObject({ kind: 'failed', code: 'absent' });
    await several.close!();
  });

  it('is never sent, nor asked for, without a form', async () => {
    const without = followUp({ providerReference: 'no order' });
    expect((await world.adapter.refund!(without)).outcome).toMatchObject({ code: 'unsupported_request' });
    expect(await refund(2, 0n)).toMatchObject({ code: 'unsupported_request' });
    const nameless = refundQuery({ providerReference: undefined });
    expect((await world.adapter.query!(nameless)).outcome).toMatchObject({ kind: 'unknown' });
    expect((await world.adapter.query!(query({ type: 'void' }))).outcome).toMatchObject({ kind: 'unknown' });
  });
});
