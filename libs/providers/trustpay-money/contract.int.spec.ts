import { createHttpClient } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness } from '../spi/testing';
import { createTrustPayMoneyAdapter } from './adapter';
import { API_KEY, MERCHANT, config, dollars, followUp, payment, query } from './testing/samples';
import { startWorld } from './testing/world';
import { Credentials } from './wire/credentials';

providerContract('TrustPay money: the contract of providers', ['openPayment', 'refund', 'query'], startHarness);

const create = (overrides: Parameters<typeof config>[0]) =>
  createTrustPayMoneyAdapter(config({ cardDirect: true, ...overrides }), { http: createHttpClient() });

async function startHarness(): Promise<ProviderHarness> {
  const world = await startWorld({ quirks: { refundAfterMs: 0 } });
  const { control, inbox } = world;
  const paid = async () => {
    const orderNo = await world.open();
    control.pay({ orderNo });
    return orderNo;
  };
  return {
    serverUrl: world.simulator.url,
    adapter: (apiUrl, deadlineMs) => create({ apiUrl, deadlineMs }),
    adapterWithOtherKeys: () =>
      create({ apiUrl: world.simulator.url, credentials: new Credentials(API_KEY, ['other']) }),
    requests: {
      openPayment: async () => payment({ reference: world.orderNo(), notificationUrl: inbox.url }),
      refund: async () => followUp({ reference: world.orderNo(), providerReference: await paid() }),
      query: async () => query({ reference: await paid() }),
    },
    operations: async () => {
      const asked = followUp({ reference: world.orderNo(), providerReference: await paid() });
      await world.adapter.refund!(asked);
      const refund = query({ ...asked, type: 'refund' });
      return [
        { there: query({ reference: await paid() }), none: query({ reference: world.orderNo() }) },
        { there: refund, none: { ...refund, reference: world.orderNo(), providerReference: await paid() } },
      ];
    },
    answers: { openPayment: 'pending' },
    impossiblePayments: [
      payment({ method: 'card' }),
      payment({ capture: 'manual' }),
      payment({ amount: { minor: 2_000n, currency: 'EUR' } }),
      payment({ amount: dollars(0n) }),
      payment({ saveCard: 'customer' }),
      payment({ reference: 'not an order number' }),
      payment({ notificationUrl: 'ftp://ledger.example' }),
    ],
    notifications: async () => {
      await control.settle();
      inbox.received.length = 0;
      const [first, second] = [await paid(), await world.open()];
      await world.adapter.refund!(followUp({ reference: world.orderNo(), providerReference: first }));
      control.decline({ orderNo: second });
      control.timeOut({ orderNo: await world.open() });
      await control.settle();
      return inbox.received;
    },
    clientInputs: async () => ({
      ...clientInputs(control, inbox.url),
      order: { order_no: await paid() },
      refund: { order_no: await paid(), amount: '2.50', reason: 'returned goods' },
    }),
    close: () => world.close(),
  };
}

function clientInputs(
  control: Awaited<ReturnType<typeof startWorld>>['control'],
  notify_url: string,
): Record<string, Record<string, string>> {
  const { cardId, cardholderId } = control.issueCard(MERCHANT);
  const name = { first_name: 'Test', last_name: 'User' };
  const card = { card_number: '4111111111111117', card_expiry: '2028-09', card_cvv: '739' };
  const paged = { page: '1', page_size: '20' };
  return {
    balance: { currency: 'USD' },
    'fee-overview': {},
    'vcard-available': {},
    'vcard-open': { card_type_id: '23', amount: '35.50', notify_url, ...name },
    'vcard-detail': { card_id: '1001' },
    'vcard-recharge': { card_id: '1001', amount: '30', notify_url },
    'vcard-charges': paged,
    'vcard-cards': paged,
    'vcard-transactions': { card_id: '1001', ...paged },
    'vcard-fee-config': { card_type_id: '23' },
    'pcard-cardholder-create': {
      ...name,
      email: 'a@b.example',
      country_code: 'SG',
      phone_number: '81234567',
      notify_url,
    },
    'pcard-cardholders': paged,
    'pcard-assign': { cardholder_id: cardholderId, card_number: card.card_number },
    'pcard-assigned-cards': paged,
    'pcard-card-balance': { card_id: cardId },
    'pcard-card-transactions': { card_id: cardId, ...paged },
    'pcard-account': {},
    'pcard-charge': { card_id: cardId, amount: '15.00' },
    'card-direct-payin': {
      ...{ amount: '20.00', currency: 'USD', notify_url, ...card },
      ...{ card_holder_first_name: 'Test', card_holder_last_name: 'User' },
    },
  };
}
