import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

const DAY = 86_400_000;
const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');

describe('process managers', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00Z'));
  let app: TestApplication;
  let api: ApiClient;
  let rival: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
    rival = new ApiClient(app.url, await app.key('admin', 'rival'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  const until = (path: string, found: (body: Answer['body']) => boolean): Promise<Answer['body']> =>
    waitFor(async () => {
      const { body } = await api.get(path);
      return found(body) && body;
    });
  const metrics = async (): Promise<string[]> =>
    (await fetch(`${app.url}/metrics`).then((answer) => answer.text())).split('\n');

  /** An event that no watch can take, as a defect of another version might have left it. */
  async function parked(): Promise<string> {
    const order = await shop.paid({ capture: 'manual' }, 'authorized');
    await shop.settled();
    const { store } = app.running.persistence;
    const { events } = await store.read(`order-${order.id}`);
    const { metadata, data, revision } = events.find(({ type }) => type === 'Authorized')!;
    const broken = {
      ...(data as object),
      attemptId: 9,
      captureBefore: 'soon',
      amount: { minor: '0', currency: 'EUR' },
    };
    const commandId = randomUUID();
    await store.append(`order-${order.id}`, revision, [
      { id: randomUUID(), type: 'Authorized', data: broken, metadata: { ...metadata, commandId } },
    ]);
    const path = `/v1/processes/authorization/${order.id}.9`;
    await until(path, ({ status }) => status === 'parked');
    await shop.settled();
    return path;
  }

  it('are listed by process and status, in pages, to their own merchant', async () => {
    const older = await shop.paid({ capture: 'manual' }, 'authorized');
    await shop.settled(); // they are listed by the time of their start, which is when they see their first event
    clock.advance(1000);
    const orders = [older, await shop.paid({ capture: 'manual' }, 'authorized')];
    await shop.settled();
    const first = (await api.get('/v1/processes?process=authorization&status=running&limit=1')).body;
    const second = (
      await api.get(`/v1/processes?process=authorization&status=running&limit=1&cursor=${first.next_cursor}`)
    ).body;
    expect([...first.data, ...second.data]).toMatchObject(
      orders.map(({ id }) => ({
        process: 'authorization',
        instance: `${id}.1`,
        status: 'running',
        merchant_id: 'shop',
      })),
    );
    expect(second.next_cursor).toBeNull();
    expect((await api.get('/v1/processes?status=parked')).body.data).toEqual([]);
    expect((await rival.get('/v1/processes')).body.data).toEqual([]);
    expect((await rival.get(`/v1/processes/authorization/${orders[0].id}.1`)).status).toBe(404);
    for (const path of ['authorization/none', 'nobody/none', 'authorization/%00', 'authorization/a%20b'])
      expect({ path, status: (await api.get(`/v1/processes/${path}`)).status }).toEqual({ path, status: 404 });
    expect((await api.get('/v1/processes?process=a-b')).body.errors).toMatchObject([{ pointer: '?process' }]);
  });

  it('that cannot take an input are parked and seen; resumed in vain they are parked again', async () => {
    const path = await parked();
    const shown = (await api.get(path)).body;
    expect(shown.parked).toMatchObject({ source_type: 'Authorized', error: expect.stringMatching(/invalid/i) });
    expect(shown.waiting_inputs).toMatchObject([{ event_type: 'Authorized' }]);
    const stuck = (await api.get('/v1/processes/stuck')).body.data;
    expect(stuck).toContainEqual(expect.objectContaining({ stuck: 'parked', reason: shown.parked.error }));
    expect((await rival.get('/v1/processes/stuck')).body.data).toEqual([]);
    expect(await metrics()).toContain('ledger_processes_stuck{process="authorization",stuck="parked"} 1');
    const resumed = await api.post(`${path}/resume`, { reason: 'perhaps it is repaired' });
    expect(resumed).toMatchObject({ status: 200 });
    await until(path, ({ status, revision }) => status === 'parked' && revision > shown.revision + 1);
  });

  it('go on behind an input that an operator leaves out by name and with a reason, once', async () => {
    const path = await parked();
    const { parked: at } = (await api.get(path)).body;
    const reason = 'case 4711: left by an old version';
    expect(await api.post(`${path}/skip`, { source_event_id: randomUUID(), reason })).toMatchObject({
      status: 409,
      body: { code: 'process_before_another_input' },
    });
    expect(await api.post(`${path}/skip`, { source_event_id: at.source_event_id })).toMatchObject({ status: 400 });
    expect((await rival.post(`${path}/skip`, { source_event_id: at.source_event_id, reason })).status).toBe(404);
    const key = randomUUID();
    const skip = (body: object) => api.post(`${path}/skip`, { source_event_id: at.source_event_id, ...body }, { key });
    expect(await skip({ reason })).toMatchObject({ status: 200, body: { status: 'running', waiting_commands: [] } });
    const again = await skip({ reason });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await skip({ reason: 'another reason' })).toMatchObject({ body: { code: 'idempotency_key_reused' } });
    expect(await api.post(`${path}/resume`, {})).toMatchObject({ status: 409, body: { code: 'process_not_parked' } });
    await shop.settled();
    const stream = `process-authorization-${path.split('/').at(-1)}`;
    const { data } = (await api.get(`/v1/audit/events?stream=${stream}&type=InputSkipped`)).body;
    expect(data).toMatchObject([{ summary: expect.stringMatching(/left out Authorized for ever: case 4711/) }]);
  });

  it('are resumed and go on behind an input from a shell as well, each act with who did it and why', async () => {
    const path = await parked();
    const instance = path.split('/').at(-1)!;
    const cli = async (...args: readonly string[]) => {
      const env = { PATH: process.env.PATH, ...app.environment };
      const { stdout } = await run(process.execPath, [PROGRAM, 'processes', ...args, '--json'], { env });
      return JSON.parse(stdout);
    };
    const shown = await cli('show', 'authorization', instance);
    expect(shown).toMatchObject({ status: 'parked', parked: { source_type: 'Authorized' } });
    await cli('resume', 'authorization', instance, '--reason', 'perhaps it is repaired', '--yes');
    await until(path, ({ status, revision }) => status === 'parked' && revision > shown.revision + 1);
    const reason = 'case 4712: left by an old version';
    const skip = ['skip', 'authorization', instance, '--input', shown.parked.source_event_id, '--reason', reason];
    expect(await cli(...skip, '--dry-run')).toMatchObject({ dry_run: true });
    expect(await cli(...skip, '--yes')).toMatchObject({ status: 'running' });
    const { events } = await app.running.persistence.store.read(`process-authorization-${instance}`);
    const acts = events.filter(({ type }) => type === 'ProcessResumed' || type === 'InputSkipped');
    expect(acts.map(({ type, data, metadata }) => ({ type, data, actor: metadata.actor }))).toMatchObject([
      { type: 'ProcessResumed', data: { reason: 'perhaps it is repaired' }, actor: expect.stringMatching(/^cli:/) },
      { type: 'InputSkipped', data: { reason, sourceEventId: shown.parked.source_event_id } },
    ]);
  });

  it('say when a capture should have been settled and was not, of that alone, and once', async () => {
    const card = await shop.paid();
    const refunded = await shop.paid();
    await api.post(`/v1/orders/${refunded.id}/refunds`, {});
    await shop.settled();
    clock.advance(3 * DAY - 1);
    await shop.settled();
    expect((await api.get('/v1/audit/events?type=SettlementOverdue')).body.data).toEqual([]);
    expect((await api.get(`/v1/processes/settlement/${card.id}.1`)).body.awaits).toEqual([
      expect.stringMatching(/^a settlement, expected by /),
    ]);
    clock.advance(1);
    await until('/v1/audit/events?type=SettlementOverdue', ({ data }) => data.length === 1);
    await until(`/v1/processes/settlement/${refunded.id}.1`, ({ status }) => status === 'ended');
    const { data } = (await api.get(`/v1/orders/${card.id}/events`)).body;
    expect(data.at(-1)).toMatchObject({ type: 'SettlementOverdue', data: { amount: { minor: '10000' } } });
    expect(await metrics()).toContain('ledger_settlements_overdue_total{provider="trustpay-eu"} 1');
    clock.advance(30 * DAY);
    expect(await until(`/v1/processes/settlement/${card.id}.1`, ({ status }) => status === 'ended')).toMatchObject({
      outcome: 'not settled',
    });
    expect((await api.get(`/v1/orders/${card.id}`)).body).toMatchObject({
      status: 'captured',
      captured: eur('100.00'),
    });
  });
});
