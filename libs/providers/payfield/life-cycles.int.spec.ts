import type { NextAction, ProviderResult } from '../spi';
import { API_KEY, SECRET, payment, taka } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';

const MINUTE = 60_000;
const externalId = 'PIN-001';
const PAID = { kind: 'succeeded', amount: { minor: '100000', currency: 'BDT' }, providerReference: '12345' };

/** What the payer does on the page: a button, by its name. */
async function press(action: NextAction | undefined, button: string): Promise<number> {
  if (action?.type !== 'redirect') throw new Error('there is no page');
  const body = new URLSearchParams({ action: button });
  return (await fetch(action.url, { method: 'POST', body, redirect: 'manual' })).status;
}
const actionOf = ({ outcome }: ProviderResult) => (outcome.kind === 'pending' ? outcome.nextAction : undefined);

describe('the life of a payin', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  it('paid on the page: a callback makes us ask, and the answer says so', async () => {
    const opened = await world.open();
    expect(opened.outcome).toMatchObject({ kind: 'pending', providerReference: '12345' });
    expect((await world.query()).outcome).toMatchObject({ kind: 'pending', nextAction: actionOf(opened) });
    expect(await press(actionOf(opened), 'success')).toBe(303);
    await world.control.settle();
    const [raw] = world.inbox.received;
    expect(world.adapter.notifications!.verify(raw!).valid).toBe(true);
    expect(world.adapter.notifications!.parse(raw!)).toEqual([
      { kind: 'ask', reference: externalId, code: 'success', providerReference: '12345' },
    ]);
    expect((await world.query()).outcome).toMatchObject(PAID);
  });

  it('cannot be paid twice', async () => {
    const page = actionOf(await world.open());
    await press(page, 'success');
    expect(await press(page, 'success')).toBe(409);
    const { outcome, also } = await world.query();
    expect(outcome).toMatchObject(PAID);
    expect(also).toBeUndefined();
  });

  it.each([
    ['fail', 'failed'],
    ['cancel', 'cancelled'],
    ['expire', 'expired'],
  ])('ended by the button %s', async (button, code) => {
    await press(actionOf(await world.open()), button);
    expect((await world.query()).outcome).toMatchObject({ kind: 'failed', code });
  });

  it('expired with its page, and paid all the same later: the query says paid', async () => {
    const opened = await world.open({ amount: { minor: 50_000n, currency: 'INR' } });
    expect(opened.outcome).toMatchObject({ kind: 'pending', expiresAt: '2025-12-05T10:15:00.000Z' });
    const inRupees = { amount: { minor: 50_000n, currency: 'INR' } };
    await world.advance(15 * MINUTE);
    expect((await world.query(inRupees)).outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    expect(await press(actionOf(opened), 'success')).toBe(303);
    expect((await world.query(inRupees)).outcome).toMatchObject({ kind: 'succeeded' });
  });

  it('cancelled stays cancelled, and so does an expired one where late payments are impossible', async () => {
    const cancelled = actionOf(await world.open());
    await press(cancelled, 'cancel');
    expect(await press(cancelled, 'success')).toBe(409);
    world.control.setQuirks({ lateSuccess: false });
    const expired = actionOf(await world.open({ reference: 'PIN-002' }));
    await press(expired, 'expire');
    expect(await press(expired, 'success')).toBe(409);
    expect((await world.query({ reference: 'PIN-002' })).outcome).toMatchObject({ code: 'expired' });
  });

  it.each([
    ['less', '999.99', '99999'],
    ['more', '1000.01', '100001'],
  ])('paid with %s than asked: the amount that came is told', async (_how, amount, minor) => {
    await world.open();
    world.control.setQuirks({ otherAmounts: true });
    world.control.pay({ externalId, amount });
    expect((await world.query()).outcome).toMatchObject({ kind: 'succeeded', amount: { minor, currency: 'BDT' } });
  });

  it('given back by the provider: paid, and the whole amount refunded, told the same however often', async () => {
    await world.open();
    world.control.pay({ externalId });
    world.control.end({ externalId, status: 'refunded' });
    const first = await world.query();
    expect(first.outcome).toMatchObject(PAID);
    expect(first.also).toEqual([
      {
        ...{ kind: 'refunded', reference: externalId, code: 'refunded' },
        providerReference: '12345-refunded',
        amount: taka(100_000n),
      },
    ]);
    expect(await world.query()).toEqual(first);
  });

  it('stays pending through an internal error of the provider', async () => {
    await world.open();
    world.control.stick({ externalId });
    await world.advance(60 * MINUTE);
    expect((await world.query()).outcome.kind).toBe('pending');
  });

  it('absent where it was never opened, and in a shop that is gone in doubt', async () => {
    expect((await world.query()).outcome).toMatchObject({ kind: 'failed', code: 'absent' });
    world.control.changeShop('shop-001', { active: false });
    expect((await world.query()).outcome.kind).toBe('unknown');
    expect((await world.query({ amount: { minor: 1n, currency: 'EUR' } })).outcome.kind).toBe('unknown');
  });

  it('found in a former shop of its currency', async () => {
    await world.open();
    const shops = new Map([['BDT', ['shop-009', 'shop-001']]]);
    const moved = world.adapterWith({ shops });
    expect((await world.query({}, moved)).outcome.kind).toBe('unknown');
    const known = world.adapterWith({ shops: new Map([['BDT', ['shop-002', 'shop-001']]]) });
    expect((await world.query({}, known)).outcome.kind).toBe('pending');
    await Promise.all([moved.close!(), known.close!()]);
  });

  it('told in the older contract as well', async () => {
    world.control.setQuirks({ generation: 'A' });
    expect((await world.open()).outcome.kind).toBe('pending');
    world.control.pay({ externalId });
    expect((await world.query()).outcome).toMatchObject(PAID);
    expect((await world.query({ reference: 'PIN-404' })).outcome).toMatchObject({ code: 'absent' });
  });

  describe('opened again with the same reference', () => {
    it('opens nothing new, and brings a lost page back', async () => {
      world.control.addFault({ fault: { kind: 'serverError', executed: true } });
      const inRupees = { amount: { minor: 50_000n, currency: 'INR' } };
      expect((await world.open(inRupees)).outcome.kind).toBe('unknown');
      // The status query of a page shop has no page (fact sheet 5): found, and pending, without an address.
      expect((await world.query(inRupees)).outcome).toMatchObject({ kind: 'pending', nextAction: undefined });
      expect(actionOf(await world.open(inRupees))?.type).toBe('redirect');
      expect(world.control.book()).toHaveLength(1);
    });

    describe('after its shop was replaced', () => {
      const inRupees = { amount: { minor: 50_000n, currency: 'INR' } };
      const both = new Map([['INR', ['shop-new', 'shop-002']]]);
      let moved: World;
      beforeEach(async () => {
        const shops = ['shop-002', 'shop-new'].map((code) => ({ code, currency: 'INR' }));
        moved = await startWorld({ merchants: [{ apiKey: API_KEY, secrets: [SECRET], shops }] });
      });
      afterEach(() => moved.close());
      const again = async (): Promise<ProviderResult> => {
        const adapter = moved.adapterWith({ shops: both });
        const found = { ...payment({ notificationUrl: moved.inbox.url, ...inRupees }), isThere: true } as const;
        const result = await adapter.openPayment!(found);
        await adapter.close!();
        return result;
      };
      const booked = () => moved.control.book().map(({ shop, status }) => [shop, status]);

      it('brings the page back from the shop that has it, and opens none in the new one', async () => {
        const page = actionOf(await moved.open(inRupees));
        expect(actionOf(await again())).toEqual(page);
        expect(booked()).toEqual([['shop-002', 'pending']]);
      });

      it('opens nothing when the shops do not say which of them has it, or it is over', async () => {
        await moved.open(inRupees);
        moved.control.addFault({ fault: { kind: 'serverError', executed: false } });
        expect((await again()).outcome.kind).toBe('unknown');
        moved.control.end({ externalId, status: 'canceled' });
        expect((await again()).outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
        expect(booked()).toEqual([['shop-002', 'canceled']]);
      });

      it('opens nothing when no shop has it any more', async () => {
        expect((await again()).outcome.kind).toBe('unknown');
        expect(booked()).toEqual([]);
      });
    });

    it.each([
      [{ amount: taka(99_999n) }, '1000.00 BDT instead of 999.99 BDT'],
      [{ customerId: 'somebody-else' }, 'another merchant_user_id'],
    ])('but with %p is in doubt', async (change, difference) => {
      await world.open();
      expect((await world.open(change)).outcome).toMatchObject({
        ...{ kind: 'unknown', reason: `the answer is about something else: ${difference}` },
      });
    });
  });

  it.each(['slow', 'silent', 'serverError', 'cut', 'answerLost', 'requestLost', 'garbage'] as const)(
    'after the fault %s, our book and the provider’s agree',
    async (kind) => {
      world.control.addFault({ fault: kind === 'slow' ? { kind, ms: 50 } : { kind } });
      const impatient = world.adapterWith({ deadlineMs: kind === 'silent' ? 300 : 5_000 });
      const { outcome } = await impatient.openPayment!(payment({ notificationUrl: world.inbox.url }));
      expect(outcome.kind).toBe(kind === 'slow' ? 'pending' : 'unknown');
      const isThere = world.control.book().length === 1;
      expect((await world.query()).outcome).toMatchObject(isThere ? { kind: 'pending' } : { code: 'absent' });
      await impatient.close!();
    },
  );

  it.each(['amount', 'currency', 'external_id', 'merchant_user_id'] as const)(
    'an answer with another %s is in doubt',
    async (field) => {
      const value = field === 'currency' ? 'INR' : '7.00';
      world.control.addFault({ fault: { kind: 'differentAnswer', field, value } });
      expect((await world.open()).outcome.kind).toBe('unknown');
    },
  );

  it('is refused by the adapter before anything is sent', async () => {
    const { outcome } = await world.open({ payer: {} });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'unsupported_request' });
    expect(world.control.book()).toEqual([]);
  });

  it('is refused by the provider with a reason', async () => {
    world.control.changeShop('shop-001', { payinData: ['mobile_number'] });
    expect((await world.open()).outcome).toMatchObject({
      ...{ kind: 'failed', code: 'validation_error', reason: 'Invalid paymentData: mobile_number' },
    });
  });
});
