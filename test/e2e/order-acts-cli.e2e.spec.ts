import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop } from './support/shop';

const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');

describe('what an operator does to an order from a shell', () => {
  let app: TestApplication;
  let shop: Shop;

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    app = await startTestApplication({ environment: { CONSOLE_APPROVAL_LIMIT: 'EUR:20.00' } });
    shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
  });
  afterAll(() => app.stop());

  const json = async (...args: readonly string[]) => {
    const env = { PATH: process.env.PATH, ...app.environment };
    const { stdout } = await run(process.execPath, [PROGRAM, ...args, '--json'], { env });
    return JSON.parse(stdout) as Record<string, never>;
  };
  const orders = (...args: readonly string[]) => json('orders', ...args);
  const said = (text: string) => ({ code: 1, stderr: expect.stringContaining(text) });

  it('captures once under one key, and only after consent', async () => {
    const { id } = await shop.paid({ capture: 'manual' }, 'authorized');
    await expect(orders('capture', id)).rejects.toMatchObject({ code: 1 });
    expect(await orders('capture', id, '--dry-run')).toMatchObject({ done: false, dry_run: true });
    const capture = ['capture', id, '--amount', '60.00', '--key', 'k-1', '--yes'] as const;
    expect(await orders(...capture)).toMatchObject({ captured: '60.00 EUR' });
    expect(await orders(...capture)).toMatchObject({ captured: '60.00 EUR', operations: [{}, { type: 'capture' }] });
    await expect(orders('capture', id, '--amount', '10.00', '--key', 'k-1', '--yes')).rejects.toMatchObject(
      said('used for another request'),
    );
    await expect(orders('capture', id, '--amount', '60', '--yes')).rejects.toMatchObject(said('amount'));
    await expect(orders('cancel', id, '--yes')).rejects.toMatchObject({ code: 1 });
  });

  it('gives a hold back, and closes an order without money', async () => {
    const held = await shop.paid({ capture: 'manual' }, 'authorized');
    expect(await orders('void', held.id, '--yes')).toMatchObject({ voided: '100.00 EUR' });
    const open = await shop.create();
    expect(await orders('cancel', open.id, '--yes')).toMatchObject({ status: 'cancelled' });
  });

  it('refunds up to the limit of one person, and asks for another one above it', async () => {
    const { id } = await shop.paid();
    const refund = (amount: string) => orders('refund', id, '--amount', amount, '--reason', 'damaged', '--yes');
    expect(await refund('20.00')).toMatchObject({ refunded: '20.00 EUR' });
    expect(await refund('0.01')).toMatchObject({ id, done: false, approval_id: expect.any(String) });
    expect(await orders('show', id)).toMatchObject({ refunded: '20.00 EUR' });
    await shop.settled();
    const { data }: { data?: { id: string }[] } = await json(
      'approvals',
      'list',
      '--merchant',
      'shop',
      '--status',
      'waiting',
    );
    expect(data).toMatchObject([{ order_id: id, amount: '0.01 EUR' }]);
    const request = data![0]!.id;
    const decide = (word: string, ...more: string[]) => json('approvals', word, request, '--merchant', 'shop', ...more);
    await expect(decide('grant')).rejects.toMatchObject({ code: 1 });
    await expect(decide('grant', '--yes')).rejects.toMatchObject(said('Another person'));
    await expect(decide('reject', '--reason', 'no', '--yes')).rejects.toMatchObject(said('Another person'));
  });

  it('states what became of an operation in doubt', async () => {
    const { id } = await shop.paid({ capture: 'manual' }, 'authorized');
    app.simulator.control.addFault({ fault: { kind: 'requestLost' }, match: { paymentType: '6' } });
    expect(await orders('capture', id, '--yes')).toMatchObject({ status: 'in_doubt', in_doubt: '100.00 EUR' });
    const resolve = ['resolve', id, '2', '--outcome', 'failed', '--reason', 'case 12: not in the portal'] as const;
    await expect(orders(...resolve)).rejects.toMatchObject({ code: 1 });
    expect(await orders(...resolve, '--yes')).toMatchObject({ status: 'authorized', in_doubt: '0.00 EUR' });
  });

  it('states how a dispute ended', async () => {
    const order = await shop.paid();
    await app.simulator.control.chargeback(order.attempts[0].provider_reference);
    await shop.until(order.id, 'disputed');
    const end = ['end-dispute', order.id, '1', '--outcome', 'won', '--reason', 'case 31: reversed', '--yes'] as const;
    expect(await orders(...end)).toMatchObject({ status: 'captured' });
    await expect(orders(...end)).rejects.toMatchObject(said('operation_final'));
  });
});
