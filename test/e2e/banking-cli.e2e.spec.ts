import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT_ID, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { ApiClient } from '../support/api-client';
import { runCli } from './support/run-cli';
import { eur } from './support/shop';

const FOR_SHOP = ['--merchant', 'shop'];

describe('the command line of bank accounts', () => {
  let app: TestApplication;
  let folder: string;

  beforeAll(async () => {
    const environment = { TRUSTPAY_EU_BANKING_USERNAME: 'banking', TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret' };
    app = await startTestApplication({ environment });
    folder = await mkdtemp(join(tmpdir(), 'bank-'));
    await app.simulator.control.wires.transfer({ amount: '7.00', reference: 'R1' });
  });
  afterAll(() => app.stop());

  const cli = async (...args: readonly string[]): Promise<{ code: number; out: string; error: string }> => {
    try {
      const { stdout, stderr } = await runCli(app, 'banking', ...args);
      return { code: 0, out: stdout, error: stderr };
    } catch (failure) {
      const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, error: stderr };
    }
  };
  const json = async (...args: readonly string[]) => {
    const { code, out, error } = await cli(...args, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as Record<string, unknown> & { data: Record<string, unknown>[] };
  };
  const file = async (order: object): Promise<string> => {
    const path = join(folder, 'order.json');
    await writeFile(path, JSON.stringify(order));
    return path;
  };
  const instruction = { kind: 'sepa', amount: eur('125.40'), name: 'Acme', iban: 'SK3699520000002107842741' };
  const ORDER = { account_id: ACCOUNT_ID, instructions: [instruction] };

  it('shows accounts, lines and statements', async () => {
    expect((await json('accounts')).data).toMatchObject([{ id: ACCOUNT_ID, currency: 'EUR' }]);
    expect((await json('transactions', ACCOUNT_ID)).data).toMatchObject([{ amount: eur('7.00') }]);
    expect((await cli('transactions', ACCOUNT_ID)).out).toContain('R1');
    const today = new Date(app.simulator.book()[0]!.operations[0]!.at).toISOString().slice(0, 10);
    const days = ['--from', today, '--to', today, '--output', join(folder, 'statement.xml')];
    await json('statement', ACCOUNT_ID, ...days);
    expect(await readFile(join(folder, 'statement.xml'), 'utf8')).toContain('camt.053.001.04');
    expect(await cli('accounts', 'x')).toMatchObject({ code: 2 });
  });

  it('asks before money moves, and the second person must be another', async () => {
    const path = await file(ORDER);
    const planned = await cli('orders', 'create', path, ...FOR_SHOP);
    expect(planned).toMatchObject({ code: 1, out: expect.stringContaining('Would pay 125.40 EUR from account') });
    const asked = await json('orders', 'create', path, ...FOR_SHOP, '--yes', '--key', 'k1');
    expect(asked).toMatchObject({ status: 'waiting_for_approval', amount: eur('125.40') });
    expect((await json('orders', 'create', path, ...FOR_SHOP, '--yes', '--key', 'k1')).id).toBe(asked.id);
    const id = String(asked.id);
    expect(await cli('orders', 'approve', id, ...FOR_SHOP, '--yes')).toMatchObject({
      ...{ code: 1, error: expect.stringContaining('second_person_required') },
    });
    const bob = new ApiClient(app.url, await app.key('operator'));
    expect((await bob.post(`/v1/banking/orders/${id}/approve`, {})).body.status).toBe('accepted');
    expect(await json('orders', 'show', id, ...FOR_SHOP)).toMatchObject({ status: 'accepted' });
    expect((await json('orders', 'list', ...FOR_SHOP)).data).toHaveLength(1);
  });

  it('rejects, and says what is wrong with an order', async () => {
    const { id } = await json('orders', 'create', await file(ORDER), ...FOR_SHOP, '--yes');
    expect(await json('orders', 'reject', String(id), ...FOR_SHOP, '--yes', '--reason', 'no')).toMatchObject({
      status: 'rejected',
    });
    const wrong = await file({ ...ORDER, instructions: [{ ...instruction, iban: 'SK00' }] });
    expect(await cli('orders', 'create', wrong, ...FOR_SHOP, '--yes')).toMatchObject({ code: 1 });
  });
});
