import type { FollowUp, StartPayment } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness } from '../spi/testing';
import { MERCHANT, coins, dollars, followUp, payment, query } from './testing/samples';
import { API_KEY } from './testing/vectors';
import { opened, paid, referenceOf, startWorld } from './testing/world';
import type { World } from './testing/world';
import { ApiSecret, PlatformKeys } from './wire/signature';

providerContract('Cobo: the contract of providers', ['openPayment', 'cancelPayment', 'refund', 'query'], startHarness);

/** Bytes 20…3f, as the simulator has them (fact sheet 2.4). */
const PLATFORM = new ApiSecret(Buffer.from(Array.from({ length: 32 }, (_, index) => 0x20 + index)).toString('hex'));

const IMPOSSIBLE: readonly Partial<StartPayment>[] = [
  { method: 'card' },
  { capture: 'manual' },
  { crypto: undefined },
  { crypto: { asset: 'BTC' } },
  { crypto: { asset: 'constructor' } },
  { amount: { minor: 100n, currency: 'EUR' } },
  { amount: dollars(0n) },
  { amount: coins(1n), crypto: { asset: 'ETH_USDT' } },
  { amount: coins(100_000_000n, 'TRON_USDT') },
  { amount: coins(1_000_000n), crypto: { asset: 'ETH_USDT', tolerance: coins(1_000_000n) } },
  { crypto: { asset: 'ETH_USDT', tolerance: coins(550_000n) } },
  { crypto: { asset: 'ETH_USDT', tolerance: dollars(50n) } },
  { crypto: { asset: 'ETH_USDT', developerFee: coins(2_000_000n) } },
  { saveCard: 'customer' },
  { expiresAt: 'soon' },
];

async function startHarness(): Promise<ProviderHarness> {
  const world = await startWorld({ stepMs: 0 });
  const { control, inbox } = world;
  control.fund(MERCHANT, 'ETH_USDT', '1000000');
  control.fund('developer', 'ETH_USDT', '1000000');
  const fresh = async (): Promise<FollowUp> => {
    const { reference, orderId } = await opened(world);
    return followUp({ reference, providerReference: orderId });
  };
  return {
    serverUrl: world.simulator.url,
    adapter: (url, deadlineMs) => world.adapterAt(url, deadlineMs),
    adapterWithOtherKeys: () => world.adapterAt(world.simulator.url, 5_000, { platform: new PlatformKeys([API_KEY]) }),
    requests: {
      openPayment: async () => payment({ reference: world.reference() }),
      cancelPayment: fresh,
      refund: async () => (await paid(world)).refund,
      query: async () => query({ reference: (await paid(world)).reference }),
    },
    operations: async () => {
      const { reference, refund } = await paid(world);
      await world.adapter.refund!(refund);
      const operations = [query({ reference }), query({ ...refund, type: 'refund' })];
      return operations.map((there) => ({ there, none: { ...there, reference: world.reference() } }));
    },
    funded: async () => {
      await paid(world);
      return ['ETH_USDT'];
    },
    strayed: async () => {
      const { reference: order } = await opened(world);
      for (let coins = 1; coins <= 60; coins++) control.pay({ order, token: 'ETH_USDC', amount: `${coins}` });
    },
    answers: { openPayment: 'pending', cancelPayment: 'failed', refund: 'pending' },
    impossiblePayments: IMPOSSIBLE.map(payment),
    notifications: async () => {
      await control.settle();
      inbox.received.length = 0;
      const { refund } = await paid(world);
      await world.adapter.refund!(refund);
      await control.settle();
      return inbox.received.filter(({ body }) => !body.includes('PaymentAccountBalanceUpdate'));
    },
    signedAgain: (raw) => {
      const signature = PLATFORM.sign(`${raw.body.toString('utf8')}|${raw.headers['biz-timestamp']}`);
      return { ...raw, headers: { ...raw.headers, 'biz-resp-signature': signature } };
    },
    clientInputs: () => clientInputs(world),
    paidOut: () => paidOut(world),
    close: world.close,
  };
}

const token = { token_id: 'ETH_USDT' };
const transfer = { ...token, amount: '1.00', address: 'TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf' };
const payout = { ...transfer, source_account: MERCHANT, payout_channel: 'Crypto' };

/** A payout and a settlement request, both just asked for. */
async function moneyOut({ adapter, reference }: World) {
  const call = async (name: string, input: Record<string, string>): Promise<unknown> => {
    const operation = adapter.clientOperations!.find((each) => each.name === name);
    const answer = await operation!.call(input, reference());
    return answer.kind === 'answered' ? answer.data : answer;
  };
  const { payout_id: payoutId } = (await call('create-payout', payout)) as { payout_id: string };
  const request = (await call('request-settlement', transfer)) as { settlement_request_id: string };
  return { payoutId, requestId: request.settlement_request_id };
}

async function paidOut(world: World): Promise<void> {
  const { payoutId, requestId } = await moneyOut(world);
  world.control.payout('payout', payoutId, 'Completed');
  world.control.payout('settlement', requestId, 'Completed');
}

/** Everything that an operation names is made for it. */
async function clientInputs(world: World) {
  const { refund, orderId } = await paid(world);
  const waiting = async () =>
    referenceOf(
      await world.adapter.refund!({ ...refund, amount: dollars(100n), reference: world.reference(), destination: '' }),
    );
  const { payoutId, requestId } = await moneyOut(world);
  return {
    'exchange-rate': { ...token, currency: 'USD' },
    'exchange-rates': { token_ids: 'ETH_USDT,MATIC_USDC', currencies: 'USD' },
    'supported-tokens': {},
    merchants: {},
    'merchant-balance': token,
    'developer-balance': token,
    'balance-changes': { ...token, limit: '2' },
    'estimate-fee': { ...token, amount: '1.00', fee_type: 'Refund' },
    orders: { limit: '2', statuses: 'Completed,Pending' },
    order: { order_id: orderId },
    refunds: { limit: '2', statuses: 'Pending,Failed' },
    refund: { refund_id: await waiting() },
    payout: { payout_id: payoutId },
    payouts: { limit: '2' },
    settlements: { limit: '2' },
    settlement: { settlement_request_id: requestId },
    'settlement-details': { limit: '2' },
    'create-payout': payout,
    allocate: {
      ...token,
      amount: '1.00',
      source_account: 'developer',
      destination_account: MERCHANT,
      description: 'late',
    },
    'request-settlement': transfer,
    'set-refund-address': { refund_id: await waiting(), address: '0x52908400098527886E0F7030069857D2E4169EE7' },
    'cancel-refund': { refund_id: await waiting() },
    'payment-link': {
      ...{ psp_order_code: world.reference(), pricing_amount: '100.00', fee_amount: '2.00' },
      payable_currencies: 'ETH_USDT,TRON_USDT',
    },
    'create-merchant': { name: 'Second shop', developer_fee_rate: '0.01' },
    'topup-address': { ...token, custom_payer_id: 'PAYER' },
    'topup-transactions': { custom_payer_id: 'PAYER', limit: '2' },
    'trigger-webhook': { event_type: 'payment.order.status.updated' },
    'refund-link': { order_id: orderId, amount: '1.00', refund_source: 'Psp' },
  };
}
