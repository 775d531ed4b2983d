import { BankingClient } from '../testing/banking-client';
import { WireMerchant } from '../testing/wire-merchant';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const OWN = '4107111111';
const SAVINGS = '4107000002';
const PRIVATE = '4107000003';
const STEP_MS = 30_000;

describe('the accounts of API Banking', () => {
  let world: World;
  let bank: BankingClient;
  beforeEach(async () => {
    const rich = { balance: '15684.05', minimalBalance: '30.00', feeBalance: '256.00' };
    const savings = { accountId: SAVINGS, currency: 'EUR', ...rich, canCreateInternalOrder: false };
    const ofPerson = { accountType: 'Individual', hasIban: false, unlimited: true } as const;
    const accounts = [savings, { accountId: PRIVATE, currency: 'EUR', ...ofPerson }];
    const dollars = { accountId: '4107138076', currency: 'USD' };
    world = await startWorld({ banking: { accounts: [...accounts, dollars] } });
    bank = new BankingClient(world.simulator);
    await bank.login();
  });
  afterEach(() => world.close());

  const details = async (AccountId: string) =>
    (await bank.call('GetAccountDetails', { AccountId })).body.AccountDetails as object;
  const post = (path: string, body: object) =>
    fetch(`${world.simulator.url}/_sim/banking/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const pass = async (): Promise<void> => {
    world.clock.advance(STEP_MS);
    await world.simulator.control.settle();
  };

  it('are of both types; without an IBAN and without a limit these are empty', async () => {
    expect(await details(OWN)).toMatchObject({ AccountType: 'Merchant', CanCreateInternalOrder: true });
    expect(await details(PRIVATE)).toMatchObject({ AccountType: 'Individual', IBAN: '', DisposableBalance: '' });
  });

  it('have at hand what is booked, less the fees that are due and what must stay', async () => {
    expect(await details(SAVINGS)).toMatchObject({
      ...{ AccountingBalance: '15684.05', FeeBalance: '256.00', MinimalBalance: '30.00' },
      ...{ DisposableBalance: '15398.05', CanCreateInternalOrder: false },
    });
  });

  it('owe a fee until it is taken', async () => {
    expect((await post('fees/due', { accountId: OWN, amount: '2.50' })).status).toBe(200);
    expect(await details(OWN)).toMatchObject({
      ...{ AccountingBalance: '100000.00', FeeBalance: '2.50', DisposableBalance: '99997.50' },
    });
    expect((await post('fees', { accountId: OWN, amount: '2.00' })).status).toBe(200);
    expect(await details(OWN)).toMatchObject({
      ...{ AccountingBalance: '99998.00', FeeBalance: '0.50', DisposableBalance: '99997.50' },
    });
    await post('fees', { accountId: OWN, amount: '3.00' });
    expect(await details(OWN)).toMatchObject({ AccountingBalance: '99995.00', FeeBalance: '0.00' });
    expect((await post('fees/due', { accountId: OWN, amount: '1' })).status).toBe(422);
  });

  it('refund nothing of a fee that is due', async () => {
    const payer = new WireMerchant(world.simulator);
    const { paymentId } = await payer.pay({ Amount: '10.00' });
    world.simulator.control.changeAccount(OWN, { balances: { EUR: '10.00' } });
    world.simulator.bank.oweFee(OWN, '0.01');
    expect(await payer.refund(paymentId!, { Amount: '10.00' })).toBe('{"ResultCode":1007}');
    expect(await payer.refund(paymentId!, { Amount: '9.99' })).toBe('{"ResultCode":0}');
    expect(await details(OWN)).toMatchObject({ AccountingBalance: '0.01', DisposableBalance: '0.00' });
  });

  it('move money between each other by an internal order, which both histories tell as internal', async () => {
    world.simulator.bank.takeFee(OWN, '1.00');
    const answer = await post('transfers', { from: OWN, to: SAVINGS, amount: '7.00' });
    const { orderId } = (await answer.json()) as { orderId: string };
    expect(await bank.history({ Type: 'Internal' })).toMatchObject({ TotalCount: 0 });
    for (const State of ['Processing', 'Processed']) {
      await pass();
      expect((await bank.call('GetOrderDetails', { OrderId: orderId })).body.OrderDetail).toMatchObject({ State });
    }
    const [own, savings] = world.simulator.bank.accounts();
    expect(await bank.history({ Type: 'Internal' })).toMatchObject({
      TotalCount: 1,
      Transactions: [{ Amount: -7, OrderId: Number(orderId), CounterAccount: savings!.iban }],
    });
    expect(await bank.history({ AccountId: SAVINGS, Type: 'Internal' })).toMatchObject({
      TotalCount: 1,
      Transactions: [{ Amount: 7, OrderId: null, CounterAccount: own!.iban }],
    });
    expect(await bank.history({ Type: 'External' })).toMatchObject({ TotalCount: 1, Transactions: [{ Amount: -1 }] });
    expect(await bank.history()).toMatchObject({ TotalCount: 2 });
    world.simulator.bank.move(orderId, 'Reversed');
    expect([own, savings].map((one) => one!.balance)).toEqual(['99992.00', '15691.05']);
    expect(world.simulator.bank.accounts()).toMatchObject([{ balance: '99999.00' }, { balance: '15684.05' }, {}, {}]);
  });

  it.each([
    ['without the right', { from: SAVINGS, to: OWN, amount: '1.00' }, 403],
    ['to itself', { from: OWN, to: OWN, amount: '1.00' }, 400],
    ['in another currency', { from: OWN, to: '4107138076', amount: '1.00' }, 400],
    ['of more than there is', { from: OWN, to: SAVINGS, amount: '100000.01' }, 400],
    ['to nobody', { from: OWN, to: '1', amount: '1.00' }, 404],
    ['of no amount', { from: OWN, to: SAVINGS, amount: '1' }, 422],
  ])('refuse an internal order %s', async (_, order, status) => {
    expect((await post('transfers', order)).status).toBe(status);
    expect(world.simulator.bank.orders()).toEqual([]);
  });

  it('pay more than there is where there is no limit, and name themselves by number in a statement', async () => {
    world.simulator.bank.transferInternally({ from: PRIVATE, to: OWN, amount: '100000.01' });
    await pass();
    await pass();
    expect(await details(PRIVATE)).toMatchObject({ AccountingBalance: '-0.01', DisposableBalance: '' });
    const Filter = { AccountId: PRIVATE, DateFrom: '2026-03-01', DateTo: '2026-03-31', FileFormat: 'Camt53V2' };
    const { StatementBytes } = (await bank.call('GetStatement', { Filter })).body;
    const xml = Buffer.from(StatementBytes as string, 'base64').toString('utf8');
    expect(xml).toContain(`<Id><Othr><Id>${PRIVATE}</Id></Othr></Id>`);
  });
});
