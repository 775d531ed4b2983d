import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { providerDefinitions } from '#libs/providers';
import { simulatorDefinitions } from '#libs/simulators';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { Shop } from './support/shop';

const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');
const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };

interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

describe('the command line', () => {
  let world: ProviderWorld;
  let shop: Shop;
  let order: { id: string };

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
    order = await shop.paid({ customer: CUSTOMER });
    await shop.settled();
  });
  afterAll(() => world.stop());

  const cli = (...args: readonly string[]): Promise<Said> => cliWith({}, ...args);
  const cliWith = async (settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Said> => {
    const options = { env: { PATH: process.env.PATH, ...world.environment, ...settings }, maxBuffer: 10_000_000 };
    try {
      const { stdout, stderr } = await run(process.execPath, [PROGRAM, ...args], options);
      return { code: 0, out: stdout, error: stderr };
    } catch (failure) {
      const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, error: stderr };
    }
  };
  const json = async (...args: readonly string[]) => {
    const { code, out, error } = await cli(...args, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as Record<string, never> & { data: Record<string, unknown>[] };
  };

  it('shows an order and its trail', async () => {
    expect(await json('orders', 'show', order.id)).toMatchObject({ id: order.id, status: 'captured' });
    const { data } = await json('audit', 'show', order.id);
    expect(data.map(({ type }) => type)).toEqual(['OrderCreated', 'PaymentStarted', 'Authorized', 'Captured']);
    expect((await cli('orders', 'show', order.id)).out).toContain('captured');
  });

  it('verifies the ledger', async () => {
    expect(await json('verify')).toMatchObject({ ok: true });
  });

  it('lists notifications and applies one again, which changes nothing', async () => {
    const { data } = await json('notifications', 'list', '--provider', 'trustpay-eu');
    expect(data).toMatchObject([{ provider: 'trustpay-eu' }]);
    const stream = data[0]!.stream as string;
    expect(await json('notifications', 'apply', stream, '--dry-run')).toMatchObject({ stream, dry_run: true });
    expect(await cli('notifications', 'apply', stream)).toMatchObject({ code: 1 });
    expect(await json('notifications', 'apply', stream, '--yes')).toEqual({ stream, changed: false });
    expect(await cli('notifications', 'apply', 'notification-none')).toMatchObject({ code: 1 });
  });

  it('lists providers and what they offer beside payments', async () => {
    const names = (await json('providers', 'list')).data.map(({ name }) => name);
    const simulated = new Set(simulatorDefinitions.map(({ name }) => name));
    expect(names).toEqual(providerDefinitions.map(({ name }) => name).filter((name) => simulated.has(name)));
    const { data } = await json('providers', 'operations', 'trustpay-money');
    expect(data.map(({ name }) => name)).toContain('balance');
    expect(await cli('providers', 'operations', 'nobody')).toMatchObject({ code: 1 });
  });

  it('asks a provider, and only says what a change would be until it is told twice', async () => {
    expect(await json('providers', 'call', 'payfield', 'balance', '--set', 'currency=BDT')).toMatchObject({
      kind: 'answered',
    });
    const { data } = await json('providers', 'operations', 'payfield');
    const change = data.find(({ changes }) => changes)!.name as string;
    const dry = await cli('providers', 'call', 'payfield', change, '--json');
    expect(dry).toMatchObject({ code: 1 });
    expect(JSON.parse(dry.out)).toEqual({
      provider: 'payfield',
      operation: change,
      done: false,
      dry_run: false,
      needs: '--yes',
    });
    expect((await cli('providers', 'call', 'payfield', 'balance', '--set', 'surprise=1')).error).toMatch(
      /does not fit/,
    );
  });

  it('lists what stands in suspense, with its age', async () => {
    expect(await json('suspense')).toEqual({ data: [] });
    const short = await shop.create({
      ...{ provider: 'trustpay-money', reference: 'S', method: 'cashier', amount: { value: '20.00', currency: 'USD' } },
      customer: CUSTOMER,
    });
    await world.sim('trustpay-money', 'pay', { orderNo: short.operations[0].reference, amount: '15.00' });
    await shop.until(short.id, 'underpaid');
    await shop.settled();
    const { data } = await json('suspense');
    const amount = { value: '15.00', currency: 'USD' };
    expect(data).toMatchObject([
      { account: 'suspense:trustpay-money:USD:in', amount, order_id: short.id, age_days: 0 },
    ]);
  });

  it('says that nothing is set aside, and how projections stand', async () => {
    expect(await json('held', 'list')).toEqual({ data: [] });
    expect(await json('held', 'retry', 'register-cards', '--dry-run')).toEqual({ due: 0, more: false, dry_run: true });
    expect(await cli('held', 'retry', 'register-cards')).toMatchObject({ code: 1 });
    expect((await json('projections', 'list')).data.map(({ name }) => name)).toContain('journal');
  });

  it('shows what goes on by itself, and helps only what stands', async () => {
    const { data } = await json(
      'processes',
      'list',
      '--process',
      'settlement',
      '--merchant',
      'shop',
      '--status',
      'running',
    );
    const instance = `${order.id}.1`;
    expect(data.map((one) => one.instance)).toContain(instance);
    expect(await json('processes', 'stuck')).toEqual({ data: [] });
    expect(await json('processes', 'show', 'settlement', instance)).toMatchObject({
      status: 'running',
      timers: [{ name: 'expected' }],
    });
    expect((await cli('processes', 'show', 'settlement', instance)).out).toContain('waits for     a settlement');
    const resumed = await cli('processes', 'resume', 'settlement', instance, '--yes');
    expect(resumed).toMatchObject({ code: 1, error: expect.stringContaining('not parked') });
    expect(await cli('processes', 'show', 'nobody', instance)).toMatchObject({ code: 1 });
  });

  it('lists orders, balances and postings of a merchant', async () => {
    const found = await json('orders', 'list', '--merchant', 'shop', '--status', 'captured', '--limit', '1');
    expect(found).toMatchObject({ data: [{ id: order.id, status: 'captured', provider: 'trustpay-eu' }], more: false });
    expect(await json('orders', 'list', '--merchant', 'nobody')).toEqual({ data: [], more: false });
    const account = 'psp:trustpay-eu:EUR:receivable';
    const { data: balances } = await json('balances', '--merchant', 'shop', '--account', account);
    expect(balances).toMatchObject([{ account, posted: { value: '100.00', currency: 'EUR' } }]);
    expect(await json('balances', '--merchant', 'shop', '--as-of', '2020-01-01')).toMatchObject({ data: [] });
    const { data: postings } = await json('journal', '--merchant', 'shop', '--order', order.id, '--account', account);
    expect(postings).toMatchObject([{ rule: 'capture', order_id: order.id }]);
    expect((await cli('journal', '--merchant', 'shop')).out).toContain(account);
    expect(await cli('balances')).toMatchObject({ code: 2 });
    expect((await cli('balances', '--merchant', 'shop', '--as-of', 'soon')).error).toContain('A time is like');
  });

  it('searches events by type', async () => {
    const { data } = await json('audit', 'search', '--merchant', 'shop', '--type', 'Captured');
    expect(data).toMatchObject([{ type: 'Captured', stream: `order-${order.id}` }]);
  });

  it('lists cards on file, shows one and takes it off file when it is told twice', async () => {
    const kept = await shop.paid({ customer: CUSTOMER, save_card: true });
    expect(kept.status).toBe('captured');
    await shop.settled();
    const { data } = await json('cards', 'list', '--merchant', 'shop', '--customer', CUSTOMER.id);
    expect(data).toMatchObject([{ status: 'active', order_id: kept.id }]);
    const card = data[0]!.id as string;
    expect(await json('cards', 'show', card)).toMatchObject({ id: card, status: 'active' });
    expect(await cli('cards', 'remove', card)).toMatchObject({ code: 1, out: expect.stringContaining('--yes') });
    expect(await json('cards', 'remove', card, '--yes')).toMatchObject({ id: card, status: 'removed' });
    const trail = await json('audit', 'show', `card-${card}`);
    expect(trail.data.at(-1)).toMatchObject({ actor: expect.stringMatching(/^cli:/) });
    expect(await cli('cards', 'show', order.id)).toMatchObject({ code: 1 });
  });

  it('examines the deployment, and says what to do', async () => {
    const report = await json('doctor');
    const verdicts = Object.fromEntries(
      (report.checks as unknown as { check: string; verdict: string }[]).map(({ check, verdict }) => [check, verdict]),
    );
    expect(verdicts).toMatchObject({
      ...{ settings: 'ok', providers: 'ok', database: 'ok', clock: 'ok', migrations: 'ok' },
      ...{ 'master key': 'ok', 'API keys': 'ok', 'event store': 'ok', 'read models': 'ok', 'held events': 'ok' },
    });
    expect(report.ok).toBe(true);
    // The tests' server does without fsync, which the configuration accepts.
    expect(verdicts.durability).toBe('warn');
  });

  it('finds what is wrong with a deployment, and goes on with the other checks', async () => {
    const wrongKey = await cliWith({ MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }, 'doctor');
    expect(wrongKey.code).toBe(1);
    expect(wrongKey.out).toMatch(/FAIL master key[^]*MASTER_KEY[^]*ok {3}event store/);
    const noDatabase = await cliWith({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'doctor');
    expect(noDatabase).toMatchObject({ code: 1, out: expect.stringMatching(/FAIL database[^]*DATABASE_URL/) });
    const noSettings = await cliWith({ PORT: 'many' }, 'doctor', '--json');
    expect(JSON.parse(noSettings.out)).toMatchObject({ ok: false, failed: 1, checks: [{ check: 'settings' }] });
  });

  it('tells a failure to a person and to a script, and leaves standard output to the result', async () => {
    const unknown = await cli('approvals', 'grant', order.id, '--merchant', 'shop', '--yes', '--json');
    expect(unknown).toMatchObject({ code: 1, error: 'There is no such request. (not_found)\n' });
    expect(JSON.parse(unknown.out)).toEqual({ error: { code: 'not_found', detail: 'There is no such request.' } });
    const refund = ['orders', 'refund', order.id, '--amount', '5,0', '--reason', 'x', '--yes'] as const;
    const wrong = await cli(...refund);
    expect(wrong.error).toMatch(/2 fields[^]*\/amount: [^]*\/reason: /);
    expect(wrong.out).toBe('');
    const usage = await cli('orders', 'list', '--json');
    expect(usage).toMatchObject({ code: 2, error: expect.stringContaining('--merchant') });
    expect(JSON.parse(usage.out)).toMatchObject({ error: { code: 'usage' } });
    const down = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const nowhere = await cliWith(down, 'orders', 'list', '--merchant', 'shop', '--json');
    expect(nowhere).toMatchObject({ code: 1, error: expect.stringMatching(/^The database does not answer: .*\n$/) });
    expect(JSON.parse(nowhere.out)).toMatchObject({ error: { code: 'unavailable' } });
  });

  it('prints completion for a shell', async () => {
    expect((await cli('completion', 'bash')).out).toContain('projections rebuild');
    expect(await cli('completion', 'tcsh')).toMatchObject({ code: 2 });
  });

  it('lets a read model stand still, go on and be built again', async () => {
    expect(await json('projections', 'pause', 'cards')).toEqual({ name: 'cards', paused: true });
    expect((await json('doctor')).checks).toContainEqual(
      expect.objectContaining({ check: 'subscribers', verdict: 'warn', says: 'paused: cards' }),
    );
    expect(await json('projections', 'resume', 'cards')).toEqual({ name: 'cards', resumed: true });
    expect(await cli('projections', 'resume', 'nobody')).toMatchObject({ code: 1 });
    const rewind = ['projections', 'rewind', 'apply-notifications'] as const;
    expect(await json(...rewind, '--dry-run')).toMatchObject({ name: 'apply-notifications', to: '0', done: false });
    expect(await cli(...rewind)).toMatchObject({ code: 1 });
    expect(await cli(...rewind, '--to', '99999999', '--yes')).toMatchObject({ code: 1 });
    expect(await cli(...rewind, '--to', 'start', '--yes')).toMatchObject({ code: 2 });
    expect(await json(...rewind, '--yes')).toEqual({ name: 'apply-notifications', rewound: true });
    expect(await json('projections', 'rebuild', 'cards', '--dry-run')).toMatchObject({ projections: ['cards'] });
    expect(await cli('projections', 'rebuild', 'cards')).toMatchObject({ code: 1 });
    expect((await json('projections', 'rebuild', 'cards', '--yes')).data).toMatchObject([{ projection: 'cards' }]);
    expect(await cli('projections', 'rebuild', 'nobody')).toMatchObject({ code: 2 });
  });

  it('makes, lists and revokes keys', async () => {
    const made = (await json('keys', 'create', '--merchant', 'shop', '--role', 'auditor')) as unknown as {
      key_id: string;
      token: string;
    };
    expect(made.token).toContain(made.key_id);
    expect((await json('keys', 'list')).data).toContainEqual(
      expect.objectContaining({ key_id: made.key_id, revoked_at: null }),
    );
    const untold = await cli('keys', 'revoke', made.key_id);
    expect(untold).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was done') });
    expect((await json('keys', 'list')).data).toContainEqual(
      expect.objectContaining({ key_id: made.key_id, revoked_at: null }),
    );
    expect(await json('keys', 'revoke', made.key_id, '--yes')).toEqual({ key_id: made.key_id, revoked: true });
    const again = await cli('keys', 'revoke', made.key_id, '--yes');
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('revoked before') });
    expect(await cli('keys', 'create', '--merchant', 'shop', '--role', 'owner')).toMatchObject({ code: 2 });
  });

  it('erases a person only when it is told so', async () => {
    const erase = ['customers', 'erase', 'cust-9', '--merchant', 'shop', '--reason', 'asked for it'];
    const subject = 'customer:shop:cust-9';
    expect(await json(...erase, '--dry-run')).toEqual({ subject, done: false, dry_run: true });
    expect(await cli(...erase)).toMatchObject({ code: 1, out: expect.stringContaining('--yes') });
    expect(await json(...erase, '--yes')).toEqual({ subject, keys_destroyed: 0 });
  });

  it('migrates as often as it is told to', async () => {
    expect(await json('migrate')).toEqual({ migrated: true });
  });

  it('explains itself, and what is wrong with a call', async () => {
    expect((await cli('--help')).out).toContain('providers');
    expect(await cli('orders', 'shwo')).toMatchObject({ code: 2 });
  });
});
