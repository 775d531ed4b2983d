import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

describe('the control endpoints', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world.close());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by a matcher
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(`${world.simulator.url}/_sim${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }

  it('pay in place of a person and tell where the browser would go', async () => {
    const url = world.merchant.address({ Reference: 'BYHTTP', Url: 'https://shop.example/' });
    const paid = await ask('POST', '/pay', { url, card: '4200 0000 0000 5555' });
    expect(paid).toMatchObject({ status: 200, body: { resultCode: 0 } });
    expect(paid.body.redirectTo).toContain('https://shop.example/?Reference=BYHTTP&ResultCode=0');
    expect((await ask('GET', '/book?reference=BYHTTP')).body.payments).toMatchObject([
      { paymentRequestId: paid.body.paymentRequestId, captured: '1.50', cardMask: '5555' },
    ]);
  });

  it('pay on a page that is already open, once', async () => {
    const page = await (await world.merchant.open({ Reference: 'OPEN' })).text();
    const url = `${world.simulator.url}${/action="([^"]+)"/.exec(page)?.[1] ?? ''}`;
    const first = await ask('POST', '/pay', { url });
    const second = await ask('POST', '/pay', { url, card: '4200000000000004' });
    expect(second.body).toEqual(first.body);
    expect((await ask('GET', '/book?reference=OPEN')).body.payments).toHaveLength(1);
  });

  it('say why an address gets no page', async () => {
    const url = world.merchant.address({}, 'not the key');
    expect(await ask('POST', '/pay', { url })).toMatchObject({ status: 422, body: { resultCode: 1004 } });
    expect(await ask('POST', '/pay', { url: 'nowhere' })).toMatchObject({ status: 422 });
    const outcome = 'unheard-of';
    expect(await ask('POST', '/pay', { url: world.merchant.address({}), outcome })).toMatchObject({ status: 422 });
  });

  it('plan, list and withdraw faults, and refuse what is misspelt', async () => {
    const { body } = await ask('POST', '/faults', {
      fault: { kind: 'duplicate' },
      match: { reference: 'X' },
      times: 2,
    });
    expect((await ask('GET', '/faults')).body.faults).toMatchObject([{ id: body.id, fault: { kind: 'duplicate' } }]);
    await ask('DELETE', `/faults/${body.id}`);
    expect((await ask('GET', '/faults')).body.faults).toEqual([]);
    expect((await ask('POST', '/faults', { fault: { kind: 'dublicate' } })).status).toBe(400);
    expect((await ask('POST', '/faults', { fault: { kind: 'cut' }, match: { ref: 'X' } })).status).toBe(400);
    expect((await ask('POST', '/faults', { fault: { kind: 'slow' } })).status).toBe(400);
  });

  it('know every kind of fault and quirk', async () => {
    const kinds = [
      ...[
        'slow',
        'silent',
        'serverError',
        'cut',
        'answerLost',
        'requestLost',
        'garbage',
        'wrongAmount',
        'wrongSignature',
      ],
      ...['rotatedKey', 'duplicate', 'delayed', 'reordered', 'noNotification', 'notificationFirst'],
      ...['decline', 'redirectLost', 'chargeback', 'refundRefused'],
    ];
    for (const kind of kinds) {
      const fault = kind === 'slow' || kind === 'delayed' ? { kind, ms: 1 } : { kind };
      expect([kind, (await ask('POST', '/faults', { fault })).status]).toEqual([kind, 200]);
    }
    await ask('DELETE', '/faults');
    const { body: quirks } = await ask('GET', '/quirks');
    expect((await ask('POST', '/quirks', quirks)).body).toEqual(quirks);
    expect((await ask('POST', '/quirks', { singleQuote: true })).status).toBe(400);
  });

  it('charge back, and not more than was captured', async () => {
    const paymentRequestId = await world.merchant.paid();
    expect((await ask('POST', '/chargeback', { paymentRequestId, amount: '1.00' })).status).toBe(200);
    expect(await ask('POST', '/chargeback', { paymentRequestId, amount: '0.51' })).toMatchObject({ status: 422 });
    expect((await ask('GET', `/book?paymentRequestId=${paymentRequestId}`)).body.payments).toMatchObject([
      { chargedBack: '1.00' },
    ]);
  });

  it('show and repeat deliveries', async () => {
    const paymentRequestId = await world.merchant.paid();
    await ask('POST', '/settle');
    const list = async () => (await ask('GET', `/deliveries?paymentRequestId=${paymentRequestId}`)).body.deliveries;
    const [delivery] = await list();
    expect(delivery).toMatchObject({ paymentRequestId, state: 'delivered', attempts: 1 });
    expect((await ask('POST', `/deliveries/${delivery.id}/redeliver`)).status).toBe(200);
    await ask('POST', '/settle');
    expect(await list()).toMatchObject([{ attempts: 2 }]);
    expect((await ask('POST', '/deliveries/999999/redeliver')).status).toBe(404);
  });

  it('change an account as its owner would: a new key signs from now on, the former one is still accepted', async () => {
    expect((await ask('POST', '/accounts/4107111111', { secrets: ['new key', '123456'] })).status).toBe(200);
    await world.merchant.paid({ Reference: 'ROTATED' });
    expect((await ask('POST', '/accounts/4107111111', { secrets: ['123456'] })).status).toBe(200);
    expect((await ask('POST', '/accounts/1', { enabled: false })).status).toBe(422);
    expect((await ask('POST', '/accounts/4107111111', { enable: false })).status).toBe(400);
  });

  it('move the clock, and what is due happens', async () => {
    const before = new Date((await ask('GET', '/clock')).body.now as string).getTime();
    const after = new Date((await ask('POST', '/clock', { advanceMs: 5000 })).body.now as string).getTime();
    expect(after - before).toBe(5000);
  });

  it('cancel a mandate, or forget it', async () => {
    const id = await world.merchant.paid({ PaymentType: '3' });
    const forgotten = await world.merchant.paid({ PaymentType: '12', Amount: '0.00' });
    expect((await ask('POST', `/mandates/${forgotten}/forget`)).status).toBe(200);
    expect(await world.merchant.call({ PaymentType: '4', PaymentRequestId: forgotten })).toEqual({ ResultCode: 1010 });
    expect((await ask('POST', `/mandates/${id}/cancel`)).status).toBe(200);
    expect(await world.merchant.call({ PaymentType: '4', PaymentRequestId: id })).toEqual({ ResultCode: 1011 });
    expect((await ask('POST', '/mandates/1/cancel')).status).toBe(422);
  });
});
