import { BankingClient, sampleOrder } from '../testing/banking-client';
import { WireMerchant } from '../testing/wire-merchant';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const STEP_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('API Banking', () => {
  let world: World;
  let bank: BankingClient;
  let payer: WireMerchant;
  beforeEach(async () => {
    const usd = { accountId: '4107138076', currency: 'USD', balance: '1000.00' };
    const closed = { accountId: '4107000001', currency: 'EUR', canCreateBankWireOrder: false };
    world = await startWorld({ banking: { accounts: [usd, closed] } });
    bank = new BankingClient(world.simulator);
    payer = new WireMerchant(world.simulator);
    await bank.login();
  });
  afterEach(() => world.close());

  const pass = async (milliseconds: number): Promise<void> => {
    world.clock.advance(milliseconds);
    await world.simulator.control.settle();
    await bank.login();
  };
  const stateOf = async (OrderId: string): Promise<string> =>
    (await bank.call('GetOrderDetails', { OrderId })).body.OrderDetail.State as string;

  describe('the token', () => {
    it('is given for the right user, lives 1799 seconds of the clock, and is refused afterwards', async () => {
      expect(await bank.login()).toEqual({
        status: 200,
        body: { access_token: expect.stringMatching(/^.{10,235}$/), token_type: 'Bearer', expires_in: 1799 },
      });
      world.clock.advance(1_798_999);
      expect((await bank.call('GetAccountList')).status).toBe(200);
      world.clock.advance(1);
      expect(await bank.call('GetAccountList')).toMatchObject({ status: 401, body: { Message: expect.any(String) } });
    });

    it('is refused to a wrong password, and every operation without one', async () => {
      expect((await bank.login('banking', 'wrong')).status).toBe(401);
      expect((await bank.call('GetAccountList')).status).toBe(401);
    });
  });

  it('lists accounts for nothing, {} and [], with balances as texts and a right IBAN', async () => {
    for (const body of [undefined, '{}', '[]']) {
      const { AccountList } = (await bank.call('GetAccountList', body, 'text/json')).body;
      expect(AccountList).toHaveLength(3);
      expect(AccountList[0]).toMatchObject({
        ...{ AccountId: 4107111111, CurrencyCode: 'EUR', AccountType: 'Merchant', CanCreateBankWireOrder: true },
        ...{ AccountingBalance: '100000.00', DisposableBalance: '100000.00', FeeBalance: '0.00' },
      });
    }
    expect((await bank.call('GetAccountDetails', { AccountId: '4107138076' })).body.AccountDetails).toMatchObject({
      CurrencyCode: 'USD',
    });
    expect((await bank.call('GetAccountDetails', { AccountId: 1 })).status).toBe(404);
  });

  it('knows the IBAN rule of the sheet', async () => {
    await world.close();
    world = await startWorld({}, { accountId: '4107347927' });
    expect(world.simulator.bank.accounts()[0]!.iban).toBe('SK1799520000004107347927');
  });

  it('shows bank transfers of the hosted page, newest first, page by page', async () => {
    for (const Amount of ['1.00', '2.00', '3.00']) await payer.pay({ Amount });
    const first = await bank.history({}, { Page: 0, PageSize: 2 });
    expect(first).toMatchObject({ TotalCount: 3, Paging: { Page: 0, PageSize: 2 } });
    expect(first.Transactions.map(({ Amount }: { Amount: number }) => Amount)).toEqual([3, 2]);
    expect((await bank.history({}, { Page: 1, PageSize: 2 })).Transactions).toMatchObject([
      { Amount: 1, ClientReference: 'WIRE1', Date: '2026-03-02', CounterAccountName: 'TestAccount' },
    ]);
    expect(await bank.history({ ClientReference: 'WIRE2' })).toMatchObject({ TotalCount: 1 });
    expect(await bank.history({ Direction: 'Debit' })).toMatchObject({ TotalCount: 0 });
    expect(await bank.history({ AmountFrom: '2.00', AmountTo: '2.00' })).toMatchObject({ TotalCount: 1 });
    expect(await bank.history({ DateFrom: '2026-03-03' })).toMatchObject({ TotalCount: 0 });
  });

  it('takes exactly one id for the details of a transaction', async () => {
    const { paymentId: PaymentId } = await payer.pay();
    const { TransactionDetails } = (await bank.call('GetTransactionDetails', { PaymentId })).body;
    expect(TransactionDetails).toMatchObject({ PaymentId: Number(PaymentId), Amount: 1.5, RefundedAmount: 0 });
    const { TransactionId } = TransactionDetails;
    expect((await bank.call('GetTransactionDetails', { TransactionId })).status).toBe(200);
    expect((await bank.call('GetTransactionDetails', { TransactionId, PaymentId })).status).toBe(400);
    expect((await bank.call('GetTransactionDetails', {})).status).toBe(400);
  });

  it('books the bulk credit of a period of cards, and fees', async () => {
    await world.merchant.paid();
    await pass(DAY_MS);
    world.simulator.bank.takeFee('4107111111', '2.50');
    const { Transactions } = await bank.history();
    expect(Transactions).toMatchObject([
      { Amount: -2.5, Description: 'fee' },
      { Amount: 1.5, Description: 'card settlement 2026-03-02, 1 transactions' },
    ]);
  });

  it.each([
    ['sepa', '4107111111', '125.40', 'EUR'],
    ['us', '4107138076', '900.00', 'USD'],
  ] as const)('carries out an order %s in steps of the clock', async (kind, account, amount, currency) => {
    const { body } = await bank.call('CreateOrder', { Xml: sampleOrder(kind, account) });
    const OrderId = body.OrderId as string;
    expect(OrderId).toMatch(/^\d{1,10}$/);
    const { OrderDetail, Xml } = (await bank.call('GetOrderDetails', { OrderId })).body;
    expect(OrderDetail).toMatchObject({ Amount: Number(amount), Currency: currency, State: 'Waiting' });
    expect(OrderDetail.Created).toMatch(/\.\d{7}Z$/);
    expect(Xml).toContain('pain.001.001.05');
    await pass(kind === 'us' ? DAY_MS : STEP_MS);
    expect(await stateOf(OrderId)).toBe('Processing');
    await pass(STEP_MS);
    expect(await stateOf(OrderId)).toBe('Processed');
    const { Transactions } = await bank.history({ AccountId: account });
    expect(Transactions).toMatchObject([{ Amount: -Number(amount), OrderId: Number(OrderId) }]);
  });

  it('carries out an order on its day in Slovakia, though it is still the day before by UTC', async () => {
    await pass(Date.parse('2026-03-02T23:15:00Z') - world.clock.now().getTime());
    const order = (day: string) =>
      bank.call('CreateOrder', { Xml: sampleOrder('sepa').replace('<ReqdExctnDt>2026-03-02', `<ReqdExctnDt>${day}`) });
    expect((await order('2026-03-02')).status).toBe(400);
    const { body } = await order('2026-03-03');
    for (const state of ['Processing', 'Processed']) {
      await pass(STEP_MS);
      expect(await stateOf(body.OrderId as string)).toBe(state);
    }
  });

  it('takes a mass file whole or not at all', async () => {
    const { body } = await bank.call('CreateOrders', { Xml: sampleOrder('mass') });
    expect(body.OrderIds).toHaveLength(2);
    expect((await bank.call('CreateOrder', { Xml: sampleOrder('mass') })).status).toBe(400);
    expect((await bank.call('CreateOrders', { Xml: sampleOrder('us', '4107138076') })).status).toBe(400);
    const tooMuch = sampleOrder('mass').replace('>10.00<', '>100000.00<');
    expect((await bank.call('CreateOrders', { Xml: tooMuch })).status).toBe(400);
    expect(world.simulator.bank.orders()).toHaveLength(2);
  });

  it.each([
    ['no XML', () => 'x'],
    ['a document type', (xml: string) => xml.replace('<Document', '<!DOCTYPE x><Document')],
    ['another version', (xml: string) => xml.replace('001.03', '001.05')],
    ['an element too many', (xml: string) => xml.replace('<PmtMtd>', '<Hack/><PmtMtd>')],
    ['a wrong count', (xml: string) => xml.replace('<NbOfTxs>1<', '<NbOfTxs>2<')],
    ['three decimals', (xml: string) => xml.replace('125.40', '125.400')],
    ['an IBAN that fails its check', (xml: string) => xml.replace('SK3699520', 'SK3799520')],
    ['a day in the past', (xml: string) => xml.replace('<ReqdExctnDt>2026-03-02', '<ReqdExctnDt>2026-03-01')],
    ['a name too long', (xml: string) => xml.replace('Acme s.r.o.', 'A'.repeat(36))],
    ['another currency', (xml: string) => xml.replace('Ccy="EUR"', 'Ccy="USD"')],
    ['more than there is', (xml: string) => xml.replace('125.40', '100000.01')],
  ])('refuses an order with %s, and makes none', async (_, spoil) => {
    const answer = await bank.call('CreateOrder', { Xml: spoil(sampleOrder('sepa')) });
    expect(answer).toMatchObject({ status: 400, body: { Message: expect.any(String) } });
    expect(world.simulator.bank.orders()).toEqual([]);
  });

  it.each(['Canada', 'Australia'])('checks the clearing number of %s', async (country) => {
    const xml = sampleOrder(country.toLowerCase() as 'canada', '4107138076');
    expect((await bank.call('CreateOrder', { Xml: xml })).status).toBe(400); // CAD and AUD, from an account in USD
    const inDollars = xml.replace(/Ccy="\w{3}"/, 'Ccy="USD"').replace(/>\d+\.\d\d</, '>1.00<');
    expect((await bank.call('CreateOrder', { Xml: inDollars })).status).toBe(200);
    const wrong = inDollars.replace(/<MmbId>\d/, '<MmbId>x');
    expect((await bank.call('CreateOrder', { Xml: wrong })).status).toBe(400);
  });

  it('may not order from an account without the right', async () => {
    expect((await bank.call('CreateOrder', { Xml: sampleOrder('sepa', '4107000001') })).status).toBe(403);
  });

  describe('RefundPayment', () => {
    const refund = async (PaymentId: string | undefined, more: object = {}) =>
      bank.call('RefundPayment', { PaymentId, Amount: '1.00', BeneficiaryName: 'Jana', Description: 'R1', ...more });

    it('orders the money back, and tells the debit under the original reference', async () => {
      const { paymentId } = await payer.pay();
      const { OrderId } = (await refund(paymentId)).body;
      expect((await bank.call('GetTransactionDetails', { PaymentId: paymentId })).body).toMatchObject({
        TransactionDetails: { RefundedAmount: 1 },
      });
      await pass(STEP_MS);
      await pass(STEP_MS);
      expect(await stateOf(OrderId as string)).toBe('Processed');
      expect(world.receiver.received.at(-1)?.fields).toMatchObject({
        ...{ Type: 'DBIT', ResultCode: '0', Amount: '1.00', OrderId, Reference: 'WIRE1', PaymentId: paymentId },
      });
      expect(payer.booked(paymentId!)).toMatchObject({ refunded: '1.00', operations: [{}, { orderId: OrderId }] });
    });

    it('refuses more than is left, a missing name, an unknown payment', async () => {
      const { paymentId } = await payer.pay();
      expect((await refund(paymentId, { Amount: '1.51' })).status).toBe(400);
      expect((await refund(paymentId, { BeneficiaryName: '' })).status).toBe(400);
      expect((await refund('1')).status).toBe(404);
      expect((await refund(paymentId)).status).toBe(200);
      expect((await refund(paymentId)).status).toBe(400);
    });

    it('can end otherwise, and then can be asked for again', async () => {
      const { paymentId } = await payer.pay();
      world.simulator.control.addFault({ fault: { kind: 'bankOrder', state: 'Refused' } });
      const { OrderId } = (await refund(paymentId)).body;
      await pass(STEP_MS);
      expect(await stateOf(OrderId as string)).toBe('Refused');
      expect(world.receiver.received.at(-1)?.fields).toMatchObject({ Type: 'DBIT', RefuseReason: 'refused' });
      expect((await refund(paymentId, { Amount: '1.50' })).status).toBe(200);
    });
  });

  it('reverses an order that was done: the money is back', async () => {
    world.simulator.control.addFault({ fault: { kind: 'bankOrder', state: 'Reversed' } });
    await bank.call('CreateOrder', { Xml: sampleOrder('sepa') });
    await pass(STEP_MS);
    const { Transactions } = await bank.history();
    expect(Transactions).toMatchObject([{ Amount: 125.4 }, { Amount: -125.4 }]);
    expect(world.simulator.bank.accounts()[0]).toMatchObject({ balance: '100000.00', disposable: '100000.00' });
  });

  describe('statements', () => {
    beforeEach(async () => {
      await payer.pay({ Amount: '6.00', Reference: 'CRED1' });
      world.simulator.bank.takeFee('4107111111', '2.50');
    });

    it('come as CSV with the columns of the sheet', async () => {
      const lines = (await bank.statement('Csv')).split('\r\n');
      expect(lines[0]).toMatch(/^TransactionId;PaymentId;OrderId;Date;.*;Currency;RefundedAmount$/);
      expect(lines[1]).toMatch(/;CRED1;6\.00;EUR;0\.00$/);
    });

    it('come as an HTML table', async () => {
      expect(await bank.statement('Html')).toContain('<td>CRED1</td>');
    });

    it.each([
      ['Camt53V2', 'camt.053.001.02', '<BIC>'],
      ['Camt53V4', 'camt.053.001.04', '<BICFI>'],
    ])('come as %s', async (format, version, bic) => {
      const xml = await bank.statement(format);
      expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<Document/);
      for (const part of [
        version,
        bic,
        '<Amt Ccy="EUR">100000.00</Amt>',
        '<Amt Ccy="EUR">100003.50</Amt>',
        'CREF:CRED1',
      ])
        expect(xml).toContain(part);
    });
  });

  it.each([
    ['serverError', { kind: 'serverError' }, 500],
    ['refusal', { kind: 'refusal', status: 429 }, 429],
  ] as const)('has faults as the other calls have: %s', async (_, fault, status) => {
    world.simulator.control.addFault({ fault, match: { operation: 'GetAccountList' } });
    const call = () => fetch(`${world.simulator.url}/ApiBanking/GetAccountList`, { method: 'POST' });
    expect((await call()).status).toBe(status);
    expect((await call()).status).toBe(401);
  });

  it('shows its book on the page, and lets a person move orders', async () => {
    await bank.call('CreateOrder', { Xml: sampleOrder('sepa') });
    const { orderId } = world.simulator.bank.orders()[0]!;
    const post = (path: string, body: object) =>
      fetch(`${world.simulator.url}/_sim/banking/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('orders', { orderId, state: 'Blocked' })).status).toBe(200);
    expect((await post('orders', { orderId, state: 'Lost' })).status).toBe(422);
    await pass(STEP_MS);
    expect(await (await fetch(world.simulator.url)).text()).toContain('Blocked');
    expect((await (await fetch(`${world.simulator.url}/_sim/banking`)).json()) as object).toMatchObject({
      orders: [{ orderId, state: 'Blocked', amount: '125.40' }],
    });
  });
});
