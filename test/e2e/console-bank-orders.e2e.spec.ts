import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { ConsoleClient } from './support/console-client';
import { Shop } from './support/shop';

const IBAN = 'SK3699520000002107842741';
const FIELDS = [
  ...['account', 'description', 'end_to_end_id', 'correspondent_bank', 'address.street', 'address.town'],
  ...['address.country', 'bank.bic', 'bank.clearing_number', 'bank.name', 'bank.address.street', 'bank.address.town'],
  'bank.address.country',
];

describe('the form of a bank order', () => {
  let app: TestApplication;
  let api: ApiClient;
  let operator: ConsoleClient;

  beforeAll(async () => {
    app = await startTestApplication({
      environment: {
        TRUSTPAY_EU_BANKING_USERNAME: 'banking',
        TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret',
        BANK_ORDER_APPROVAL_ABOVE: 'EUR:1.00',
      },
      simulator: { banking: { accounts: [] } },
    });
    api = new ApiClient(app.url, await app.key('admin'));
    operator = await ConsoleClient.signedIn(app.url, await app.key('operator'));
  });
  afterAll(() => app.stop());

  const payments = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => ({
        ...{ kind: 'sepa', amount: `${index + 1}.00`, name: `Beneficiary ${index + 1}`, iban: IBAN },
        // A browser sends what was left empty as well.
        ...Object.fromEntries(FIELDS.map((field) => [field, ''])),
      })).flatMap((fields, index) => Object.entries(fields).map(([name, text]) => [`${index}.${name}`, text])),
    );
  const order = async (): Promise<Record<string, string>> => {
    const { data } = (await api.get('/v1/banking/accounts')).body as { data: { id: string }[] };
    return { account_id: data[0]!.id, currency: 'EUR', purpose: 'suspense', for_provider: '', execution_date: '' };
  };
  const send = async (fields: Record<string, string>) =>
    operator.act('/bank-orders/new', { ...(await order()), ...fields });
  const shown = (text: string): number => text.match(/<legend>Payment \d+<\/legend>/g)?.length ?? 0;

  it('takes as many payments as the API', async () => {
    const { status, headers } = await send(payments(100));
    expect(status).toBe(303);
    const [, id] = /bank-orders\/([0-9a-f-]{36})\?done=ordered$/.exec(headers.get('location') ?? '') ?? [];
    const { body } = await api.get(`/v1/banking/orders/${id}`);
    expect(body).toMatchObject({ status: 'waiting_for_approval', amount: { value: '5050.00', currency: 'EUR' } });
    expect(body.instructions).toHaveLength(100);
    const more = await send(payments(101));
    expect([more.status, shown(more.text)]).toEqual([400, 100]);
  });

  it('grows and shrinks by its buttons, and asks for nothing meanwhile', async () => {
    const before = await app.running.persistence.store.head();
    const added = await send({ ...payments(2), '1.amount': '12,5', add: 'payment' });
    expect([added.status, shown(added.text)]).toEqual([200, 3]);
    expect(added.text).toContain('value="12,5"');
    expect(added.text).toMatch(/id="payment-3-amount"[^>]* autofocus/);
    const removed = await send({ ...payments(2), remove: '0' });
    expect([removed.status, shown(removed.text)]).toEqual([200, 1]);
    expect(removed.text).toContain('value="Beneficiary 2"');
    expect(removed.text).not.toContain('value="Beneficiary 1"');
    expect(shown((await send({ ...payments(100), add: 'payment' })).text)).toBe(100);
    const card = await send({ ...payments(1), '0.description': '4111 1111 1111 1111', add: 'payment' });
    expect(card.status).toBe(422);
    expect(card.text).not.toContain('4111');
    expect(await app.running.persistence.store.head()).toBe(before);
  });

  it('names the payment that is wrong', async () => {
    const { status, text } = await send({ ...payments(2), '1.iban': 'SK00' });
    expect(status).toBe(400);
    expect(text).toMatch(/id="payment-2-iban"[^>]* aria-invalid="true"/);
    expect(text).not.toMatch(/id="payment-1-iban"[^>]* aria-invalid="true"/);
  });

  it('asks for the refund of an order, and the pages of both name each other', async () => {
    const { id: sold } = await new Shop(app, api).paid();
    const unnamed = await send({ ...payments(1), purpose: 'refund' });
    expect([unnamed.status, /id="new-order_id"[^>]* aria-invalid="true"/.test(unnamed.text)]).toEqual([400, true]);
    const { status, headers } = await send({ ...payments(1), purpose: 'refund', order_id: sold });
    expect(status).toBe(303);
    const [, id] = /bank-orders\/([0-9a-f-]{36})\?done=ordered$/.exec(headers.get('location') ?? '') ?? [];
    expect((await operator.get(`/bank-orders/${id}`)).text).toContain(`/console/orders/${sold}`);
    const { text } = await operator.get(`/orders/${sold}`);
    expect(text).toContain(`/console/bank-orders/${id}`);
    expect(text).not.toContain('resolve-2');
  });

  it('takes nothing from fields that it does not have', async () => {
    const hostile = { '__proto__/polluted': 'yes', '0.__proto__.polluted': 'yes', '0.amount.value': '9.99' };
    expect((await send({ ...payments(1), ...hostile })).status).toBe(303);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
