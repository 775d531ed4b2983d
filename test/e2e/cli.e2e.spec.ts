import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

  const cli = async (...args: readonly string[]): Promise<Said> => {
    const options = { env: { PATH: process.env.PATH, ...world.environment }, maxBuffer: 10_000_000 };
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
    expect(await json('notifications', 'apply', stream)).toEqual({ stream, changed: false });
    expect(await cli('notifications', 'apply', 'notification-none')).toMatchObject({ code: 1 });
  });

  it('lists providers and what they offer beside payments', async () => {
    const names = (await json('providers', 'list')).data.map(({ name }) => name);
    expect(names).toEqual(['trustpay-eu', 'payfield', 'cobo', 'gatepay', 'trustpay-money']);
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
    expect(JSON.parse(dry.out)).toEqual({ provider: 'payfield', operation: change, done: false });
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
    expect((await json('projections', 'list')).data.map(({ name }) => name)).toContain('journal');
  });

  it('explains itself, and what is wrong with a call', async () => {
    expect((await cli('--help')).out).toContain('providers');
    expect(await cli('orders', 'shwo')).toMatchObject({ code: 2 });
  });
});
