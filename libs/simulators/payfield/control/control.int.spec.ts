import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

describe('the control endpoints', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world.close());
  let count = 0;
  const opened = async (): Promise<string> => {
    const externalId = `CONTROL-${++count}`;
    await world.payin({ external_id: externalId });
    return externalId;
  };

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by a matcher
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(`${world.simulator.url}/_sim${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }
  const statusOf = async (externalId: string): Promise<unknown> =>
    (await ask('GET', `/book?externalId=${externalId}`)).body.operations[0]?.status;

  it('decide in place of a person and of the provider', async () => {
    const externalId = await opened();
    expect((await ask('POST', '/pay', { externalId })).status).toBe(200);
    expect(await statusOf(externalId)).toBe('success');
    expect((await ask('POST', '/end', { externalId, status: 'refunded' })).status).toBe(200);
    expect(await ask('POST', '/pay', { externalId })).toEqual({
      ...{ status: 422, body: { error: `payin ${externalId} is refunded, not to be success` } },
    });
    expect((await ask('POST', '/end', { externalId, status: 'paid' })).status).toBe(400);
    expect((await ask('POST', '/pay', { externalId: 'NOBODY' })).status).toBe(422);
  });

  it('pay another amount only where that is possible', async () => {
    const externalId = await opened();
    expect((await ask('POST', '/pay', { externalId, amount: '999.00' })).status).toBe(422);
    expect((await ask('POST', '/quirks', { otherAmounts: true })).body).toMatchObject({ otherAmounts: true });
    expect((await ask('POST', '/pay', { externalId, amount: '1.005' })).status).toBe(422);
    expect((await ask('POST', '/pay', { externalId, amount: '999.00' })).status).toBe(200);
    await ask('POST', '/quirks', { otherAmounts: false });
    expect((await ask('GET', `/book?externalId=${externalId}`)).body.operations).toMatchObject([{ amount: '999.00' }]);
  });

  it('let a payment that failed succeed late, unless told otherwise, and a payout never', async () => {
    const [late, later] = [await opened(), await opened()];
    await ask('POST', '/end', { externalId: late, status: 'failed' });
    expect((await ask('POST', '/pay', { externalId: late })).status).toBe(200);
    await ask('POST', '/quirks', { lateSuccess: false });
    await ask('POST', '/end', { externalId: later, status: 'expired' });
    expect((await ask('POST', '/pay', { externalId: later })).status).toBe(422);
    await ask('POST', '/quirks', { lateSuccess: true });
    const payout = { externalId: 'OUT', type: 'payout' };
    await world.payout({ external_id: 'OUT' });
    await ask('POST', '/end', { ...payout, status: 'failed' });
    expect((await ask('POST', '/pay', payout)).status).toBe(422);
  });

  it('hold an operation in an internal error until somebody decides', async () => {
    const externalId = await opened();
    expect((await ask('POST', '/stick', { externalId })).status).toBe(200);
    await ask('POST', '/clock', { advanceMs: 3_600_000 });
    expect(await statusOf(externalId)).toBe('pending');
    await ask('POST', '/end', { externalId, status: 'failed' });
    expect((await ask('POST', '/stick', { externalId })).status).toBe(422);
  });

  it('know every kind of fault and quirk, and refuse what is misspelt', async () => {
    const plain = ['silent', 'serverError', 'cut', 'answerLost', 'requestLost', 'garbage', 'wrongAmount'];
    const kinds = [...plain, 'wrongSignature', 'staleTimestamp', 'duplicate', 'reordered', 'noCallback'];
    const different = { kind: 'differentAnswer', field: 'amount', value: '1.00' };
    const faults = [...kinds.map((kind) => ({ kind })), { kind: 'slow', ms: 1 }, { kind: 'delayed', ms: 1 }, different];
    for (const fault of faults)
      expect([fault.kind, (await ask('POST', '/faults', { fault })).status]).toEqual([fault.kind, 200]);
    const { body } = await ask('GET', '/faults');
    expect(body.faults).toHaveLength(faults.length);
    await ask('DELETE', `/faults/${body.faults[0].id}`);
    await ask('DELETE', '/faults');
    expect((await ask('GET', '/faults')).body.faults).toEqual([]);
    expect((await ask('POST', '/faults', { fault: { kind: 'dublicate' } })).status).toBe(400);
    expect((await ask('POST', '/faults', { fault: { kind: 'cut' }, match: { reference: 'X' } })).status).toBe(400);
    const { body: quirks } = await ask('GET', '/quirks');
    expect((await ask('POST', '/quirks', quirks)).body).toEqual(quirks);
    expect((await ask('POST', '/quirks', { generation: 'C' })).status).toBe(400);
  });

  it('change a shop and a merchant', async () => {
    expect((await ask('POST', '/shops/shop-002', { available: '5.00', payinData: ['holder'] })).status).toBe(200);
    expect((await ask('GET', '/shops')).body.shops).toContainEqual(
      expect.objectContaining({ code: 'shop-002', available: '5.00', pending: '0.00' }),
    );
    expect((await ask('POST', '/shops/nowhere', { active: false })).status).toBe(422);
    expect((await ask('POST', '/shops/shop-002', { pending: '5.00' })).status).toBe(400);
    expect((await ask('POST', '/merchants', { apiKey: 'pk_test_payins_0001', secrets: ['new', 'old'] })).status).toBe(
      200,
    );
    expect((await world.payin()).body.message).toBe('Invalid signature');
    await ask('POST', '/merchants', { apiKey: 'pk_test_payins_0001', secrets: ['sk_test_payins_0001'] });
    expect((await ask('POST', '/merchants', { apiKey: 'nobody', active: false })).status).toBe(422);
  });

  it('show and repeat deliveries, and move the clock', async () => {
    const externalId = await opened();
    await ask('POST', '/pay', { externalId });
    await ask('POST', '/settle');
    const { id } = (await ask('GET', `/book?externalId=${externalId}`)).body.operations[0];
    const list = async () => (await ask('GET', `/deliveries?operationId=${id}`)).body.deliveries;
    const [delivery] = await list();
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1 });
    expect((await ask('POST', `/deliveries/${delivery.id}/redeliver`)).status).toBe(200);
    await ask('POST', '/settle');
    expect(await list()).toMatchObject([{ attempts: 2 }]);
    expect((await ask('POST', '/deliveries/999999/redeliver')).status).toBe(404);
    const before = Date.parse((await ask('GET', '/clock')).body.now as string);
    expect(Date.parse((await ask('POST', '/clock', { advanceMs: 5000 })).body.now as string) - before).toBe(5000);
  });

  it('have a page for people: the book, decisions and faults', async () => {
    const externalId = await opened();
    const post = (path: string, fields: Record<string, string>) =>
      fetch(world.simulator.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const page = async () => (await fetch(world.simulator.url)).text();
    expect(await page()).toContain(externalId);
    const which = { externalId, type: 'payin', shop: 'shop-001' };
    expect((await post('/_sim/page/decide', { ...which, status: 'success' })).status).toBe(303);
    expect((await post('/_sim/page/decide', { ...which, status: 'refunded' })).status).toBe(303);
    expect((await post('/_sim/page/decide', { ...which, status: 'canceled' })).status).toBe(422);
    expect((await post('/_sim/page/decide', { ...which, status: 'nonsense' })).status).toBe(422);
    expect(await statusOf(externalId)).toBe('refunded');
    for (const kind of ['slow', 'executed', 'differentAnswer', 'delayed', 'noCallback']) {
      expect((await post('/_sim/page/faults', { kind, ms: '5', times: '2', externalId: '' })).status).toBe(303);
    }
    expect(await page()).toContain('0 of 2 times');
    const [first] = (await ask('GET', '/faults')).body.faults;
    expect((await post(`/_sim/page/faults/${first.id}/clear`, {})).status).toBe(303);
    expect((await post('/_sim/page/faults', { kind: 'none' })).status).toBe(422);
    expect((await post('/_sim/page/faults', { kind: 'slow', times: '0' })).status).toBe(422);
    await ask('DELETE', '/faults');
    await ask('POST', '/settle');
    const attempts = async () => (await ask('GET', '/deliveries')).body.deliveries.at(0).attempts;
    const { id } = (await ask('GET', '/deliveries')).body.deliveries[0];
    const before = await attempts();
    expect(await page()).toContain(`/_sim/page/deliveries/${id}/redeliver`);
    expect((await post(`/_sim/page/deliveries/${id}/redeliver`, {})).status).toBe(303);
    await ask('POST', '/settle');
    expect(await attempts()).toBe(before + 1);
  });
});
