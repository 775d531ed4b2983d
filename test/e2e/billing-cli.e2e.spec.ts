import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SandboxClock, systemClock } from '#libs/clock';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Billing, BILLING_ENVIRONMENT, eur, monthly } from './support/billing';

const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');

describe('recurring billing from a shell', () => {
  let app: TestApplication;
  let billing: Billing;
  let id: string;

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    const clock = new SandboxClock(systemClock);
    app = await startTestApplication({ clock, environment: { ...BILLING_ENVIRONMENT, SCHEDULER_POLL_MS: '60000' } });
    billing = await Billing.at(app, clock);
    const tomorrow = new Date(clock.now().getTime() + 26 * 3_600_000).toISOString().slice(0, 10);
    const schedule = { ...monthly, zone: 'UTC', start: tomorrow, anchor_day: undefined };
    ({ id } = await billing.signed({ schedule }));
    await billing.periods(id);
  });
  afterAll(() => app.stop());

  const json = async (...args: readonly string[]) => {
    const env = { PATH: process.env.PATH, ...app.environment };
    const { stdout } = await run(process.execPath, [PROGRAM, ...args, '--json'], { env });
    return JSON.parse(stdout) as Record<string, never>;
  };

  it('lists agreements, their periods, and what they wait for', async () => {
    expect(await json('agreements', 'list', '--merchant', 'shop')).toMatchObject({ data: [{ id, status: 'active' }] });
    expect(await json('agreements', 'show', id)).toMatchObject({ id, open_charges: [], next_step: 'nothing' });
    expect(await json('agreements', 'periods', id)).toEqual({ data: [], more: false });
    const { data } = await json('schedule', 'due', '--merchant', 'shop', '--limit', '1');
    expect(data).toMatchObject([{ agreement_id: id, kind: 'period', period: 0, amount: eur('9.90') }]);
    expect(await json('schedule', 'due', '--merchant', 'shop', '--now')).toEqual({ data: [], more: false });
    await expect(json('schedule', 'due', '--merchant', 'shop', '--to', '2999-01-01')).rejects.toMatchObject({
      code: 1,
    });
    await expect(json('agreements', 'show', 'nobody')).rejects.toMatchObject({ code: 1 });
  });

  it('changes an agreement only when it is told twice', async () => {
    await expect(json('agreements', 'pause', id)).rejects.toMatchObject({ code: 1 });
    expect(await json('agreements', 'pause', id, '--dry-run')).toMatchObject({ done: false });
    expect(await json('agreements', 'pause', id, '--yes', '--reason', 'holiday')).toMatchObject({ status: 'paused' });
    expect(await json('agreements', 'resume', id, '--yes')).toMatchObject({ status: 'active' });
    expect(await json('agreements', 'amount', id, '12.90', '--yes')).toMatchObject({ amount: eur('12.90') });
    expect(await json('agreements', 'zone', id, 'Asia/Tokyo', '--yes')).toMatchObject({
      schedule: { zone: 'Asia/Tokyo' },
    });
    expect(await json('agreements', 'card', id, '--yes')).toMatchObject({ next_action: { type: 'redirect' } });
    await expect(json('agreements', 'resume-billing', id, '--reason', 'not parked', '--yes')).rejects.toMatchObject({
      stderr: expect.stringContaining('not parked'),
    });
    await expect(json('agreements', 'retry', id, '--yes')).rejects.toMatchObject({ code: 1 });
    await expect(json('agreements', 'review', id, 'waive', '--yes')).rejects.toMatchObject({ code: 1 });
  });

  it('runs what is due, by the moved clock of the sandbox', async () => {
    expect(await json('schedule', 'run', '--merchant', 'shop', '--dry-run')).toMatchObject({ runs: [], done: false });
    const { body } = await billing.api.get(`/v1/agreements/${id}`);
    const ordered = await billing.api.post('/v1/sandbox/clock', {
      to: new Date(Date.parse(body.due.at) - 1_000).toISOString(),
    });
    expect(ordered.body.moving).toBeNull();
    await waitFor(async () => (await billing.api.get('/v1/sandbox/clock')).body.now >= body.due.at);
    expect(await json('schedule', 'run', '--merchant', 'shop', '--dry-run')).toMatchObject({
      runs: [{ agreement_id: id, events: ['PeriodOpened', 'ChargeRequested'] }],
    });
    expect(await json('schedule', 'run', '--merchant', 'shop', '--yes')).toMatchObject({ runs: [{ kind: 'period' }] });
    await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    expect(await json('agreements', 'cancel', id, '--yes')).toMatchObject({ status: 'ended', end_reason: 'cancelled' });
  });

  it('tells the time that it moved the sandbox to', async () => {
    const before = await json('clock', 'show');
    const after = await json('clock', 'advance', '40', 'days', '--yes');
    expect(after.moving).toBeNull();
    expect(Date.parse(String(after.now)) - Date.parse(String(before.now))).toBeGreaterThanOrEqual(40 * 86_400_000);
  });
});
