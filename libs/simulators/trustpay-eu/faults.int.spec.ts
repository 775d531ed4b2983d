import { waitFor } from '../../../test/support/wait-for';
import type { Fault } from '.';
import { isGenuine } from './testing/receiver';
import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('faults', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({}, { secrets: ['123456', 'former'] })));
  afterEach(() => world.close());

  const plan = (fault: Fault, match = {}): number => world.simulator.control.addFault({ fault, match });
  const received = async () => {
    await world.simulator.control.settle();
    return world.receiver.received;
  };

  describe('of an answer', () => {
    let id: string;
    beforeEach(async () => void (id = await world.merchant.paid()));

    const refund = () => world.merchant.open({ PaymentType: '8', PaymentRequestId: id, Amount: '0.50' });
    const refunded = (): string | undefined => world.simulator.book({ paymentRequestId: id })[0]?.refunded;

    it('slow: comes late but whole', async () => {
      plan({ kind: 'slow', ms: 150 });
      const start = performance.now();
      expect(await (await refund()).json()).toMatchObject({ ResultCode: 0 });
      expect(performance.now() - start).toBeGreaterThan(140);
    });

    it.each([
      [true, '0.50'],
      [false, '0.00'],
    ])('silent: never comes (executed: %s)', async (executed, expected) => {
      plan({ kind: 'silent', executed });
      const url = world.merchant.address({ PaymentType: '8', PaymentRequestId: id, Amount: '0.50' });
      await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/aborted|timeout/);
      // The caller gives up before the answer, which may be before the request was worked on.
      await waitFor(() => refunded() === expected, { describe: 'the request to be worked on' });
    });

    it('serverError: nothing executed, unless it says so', async () => {
      plan({ kind: 'serverError', status: 503 });
      expect((await refund()).status).toBe(503);
      expect(refunded()).toBe('0.00');
      plan({ kind: 'serverError', executed: true });
      expect((await refund()).status).toBe(500);
      expect(refunded()).toBe('0.50');
    });

    it('cut: breaks off in the middle of the body, executed', async () => {
      plan({ kind: 'cut' });
      const answer = await refund();
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
      expect(refunded()).toBe('0.50');
    });

    it('answerLost: the connection is reset, executed', async () => {
      plan({ kind: 'answerLost' });
      await expect(refund()).rejects.toThrow('fetch failed');
      expect(refunded()).toBe('0.50');
    });

    it('requestLost: the connection is reset, nothing executed', async () => {
      plan({ kind: 'requestLost' });
      await expect(refund()).rejects.toThrow('fetch failed');
      expect(refunded()).toBe('0.00');
    });

    it('garbage: no JSON, executed', async () => {
      plan({ kind: 'garbage' });
      const answer = await refund();
      expect(answer.status).toBe(200);
      await expect(answer.json()).rejects.toThrow();
      expect(refunded()).toBe('0.50');
    });

    it('decline: refuses with the code that it is given; executed all the same only when it says so', async () => {
      plan({ kind: 'decline', acquirerCode: '800.120.100', resultCode: 1015 });
      expect(await (await refund()).json()).toEqual({ ResultCode: 1015, AcquirerResponseId: '800.120.100' });
      expect(refunded()).toBe('0.00');
      plan({ kind: 'decline', acquirerCode: '900.100.300', resultCode: 1100, executed: true });
      expect(await (await refund()).json()).toEqual({ ResultCode: 1100, AcquirerResponseId: '900.100.300' });
      expect(refunded()).toBe('0.50');
    });

    it('strikes the hosted page and its form as well', async () => {
      plan({ kind: 'serverError' }, { step: 'request' });
      expect((await world.merchant.open({})).status).toBe(500);
      plan({ kind: 'serverError' }, { step: 'form', reference: 'FORM' });
      const page = await (await world.merchant.open({ Reference: 'FORM' })).text();
      const form = `${world.simulator.url}${/action="([^"]+)"/.exec(page)?.[1] ?? ''}`;
      const body = new URLSearchParams({ testCard: '4200000000000000' });
      expect((await fetch(form, { method: 'POST', body })).status).toBe(500);
      expect(world.simulator.book({ reference: 'FORM' })).toMatchObject([{ state: 'open' }]);
    });
  });

  describe('of a notification', () => {
    it('wrongAmount: correctly signed for another amount', async () => {
      plan({ kind: 'wrongAmount' });
      await world.merchant.paid();
      plan({ kind: 'wrongAmount', amount: '0.01' });
      await world.merchant.paid();
      const notices = await received();
      expect(notices.map((notice) => notice.fields['Amount'])).toEqual(['1.51', '0.01']);
      expect(notices.every((notice) => isGenuine(notice))).toBe(true);
    });

    it('wrongSignature: 64 hex digits that do not verify', async () => {
      plan({ kind: 'wrongSignature' });
      await world.merchant.paid();
      const [notice] = await received();
      expect(notice?.fields['Signature']).toMatch(/^[0-9A-F]{64}$/);
      expect(isGenuine(notice!)).toBe(false);
    });

    it('rotatedKey: signed with a former key, or with one that nobody knows yet', async () => {
      plan({ kind: 'rotatedKey' });
      plan({ kind: 'rotatedKey', secret: 'future' }, { reference: 'NEXT' });
      await world.merchant.paid();
      await world.merchant.paid({ Reference: 'NEXT' });
      const [former, future] = await received();
      expect([isGenuine(former!), isGenuine(former!, 'former'), isGenuine(future!, 'future')]).toEqual([
        false,
        true,
        true,
      ]);
    });

    it('duplicate: as many more as it says', async () => {
      plan({ kind: 'duplicate', copies: 2 });
      await world.merchant.paid();
      const notices = await received();
      expect(notices).toHaveLength(3);
      expect(new Set(notices.map((notice) => JSON.stringify(notice))).size).toBe(1);
    });

    it('delayed: not before its time on the simulator’s clock', async () => {
      plan({ kind: 'delayed', ms: 3_600_000 });
      await world.merchant.paid();
      world.clock.advance(3_599_999);
      expect(await received()).toHaveLength(0);
      world.clock.advance(1);
      expect(await received()).toHaveLength(1);
    });

    it('reordered: after the next one of the same payment', async () => {
      plan({ kind: 'reordered' });
      const id = await world.merchant.paid({ PaymentType: '5' });
      await world.merchant.paid({ Reference: 'OTHER' });
      await received();
      await world.merchant.call({ PaymentType: '6', PaymentRequestId: id });
      const notices = await received();
      const ours = notices.filter((notice) => notice.fields['PaymentRequestId'] === id);
      expect(ours.map((notice) => notice.fields['ResultCode'])).toEqual(['3', '5']);
    });

    it('reordered: alone after a minute, if nothing follows', async () => {
      plan({ kind: 'reordered' });
      await world.merchant.paid();
      expect(await received()).toHaveLength(0);
      world.clock.advance(60_000);
      expect(await received()).toHaveLength(1);
    });

    it('noNotification: the payment is made, nobody is told', async () => {
      plan({ kind: 'noNotification' });
      const id = await world.merchant.paid();
      expect(await received()).toHaveLength(0);
      expect(world.merchant.state(id)).toBe('captured');
    });

    it('notificationFirst: it has arrived before the browser may go on', async () => {
      plan({ kind: 'notificationFirst' });
      await world.merchant.paid();
      expect(world.receiver.received).toHaveLength(1);
    });

    it('combines with others on one message', async () => {
      plan({ kind: 'duplicate' });
      plan({ kind: 'wrongAmount' });
      await world.merchant.paid();
      expect((await received()).map((notice) => notice.fields['Amount'])).toEqual(['1.51', '1.51']);
    });
  });

  describe('of a payment', () => {
    it('redirectLost: paid and notified, but the browser stays', async () => {
      plan({ kind: 'redirectLost' });
      const url = world.merchant.address({ Url: 'https://shop.example/' });
      expect(await world.simulator.control.pay({ url })).toMatchObject({ resultCode: 0, redirectTo: undefined });
      expect(await received()).toHaveLength(1);
    });

    it('decline: the page tells the payer the code', async () => {
      plan({ kind: 'decline', acquirerCode: '800.100.100' });
      const id = await world.merchant.paid();
      expect(world.simulator.book({ paymentRequestId: id })).toMatchObject([
        { state: 'declined', resultCode: 1014, acquirerCode: '800.100.100', captured: '0.00' },
      ]);
    });

    it('chargeback: a debit with result 0 under the original reference, when its time has come', async () => {
      plan({ kind: 'chargeback', afterMs: 1000 }, { reference: 'DISPUTED' });
      const id = await world.merchant.paid({ Reference: 'DISPUTED' });
      expect(await received()).toHaveLength(1);
      world.clock.advance(1000);
      const notices = await received();
      expect(notices[1]?.fields).toMatchObject({
        ...{ Type: 'DBIT', ResultCode: '0', Reference: 'DISPUTED', Amount: '1.50', PaymentRequestId: id },
      });
      expect(isGenuine(notices[1]!)).toBe(true);
      expect(world.simulator.book({ paymentRequestId: id })).toMatchObject([{ chargedBack: '1.50' }]);
    });
  });
});
