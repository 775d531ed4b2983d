import type { ClientAnswer, ClientField, ClientOperation } from '../../spi';
import { ASSETS, COINS } from '../assets';
import type { GatePayClient } from '../client';
import type { Reply } from '../envelope';
import { asObject, objectsOf } from '../json';
import { QUERY } from '../order/orders';
import { REFUND_DETAILS } from '../refund/refunds';

const COIN: ClientField = {
  name: 'currency',
  description: `Coin in capitals, e.g. ${COINS.join(', ')}`,
  required: true,
  pattern: '[A-Z0-9]{2,12}',
  example: 'USDT',
};

const ORDER_NUMBER: ClientField = {
  name: 'merchantTradeNo',
  description: 'Our reference of the payment, which is the order number at the provider',
  required: true,
  pattern: '[A-Za-z0-9_-]{1,100}',
  example: '7Hq2mX0aVb93kLr5TzPd8w1',
};

const REFUND_ID: ClientField = {
  name: 'refundRequestId',
  description: 'Our reference of the refund',
  required: true,
  pattern: '[A-Za-z0-9_-]{1,32}',
  example: '7Hq2mX0aVb93kLr5TzPd8w2',
};

/** What the provider tells beside payments (fact sheet 5, 6 and 8). Nothing of it changes anything. */
export function clientOperations(client: GatePayClient): readonly ClientOperation[] {
  const reading = (
    name: string,
    title: string,
    fields: readonly ClientField[],
    ask: (input: Readonly<Record<string, string>>) => Promise<Reply>,
    present: (data: unknown, input: Readonly<Record<string, string>>) => unknown = (data) => data,
  ): ClientOperation => ({
    ...{ name, title, fields, changes: false },
    call: async (input) => answerOf(await ask(input), (data) => present(data, input)),
  });
  const get = (path: string) => (input: Readonly<Record<string, string>>) => client.get(path, input);
  return [
    reading('currencies', 'Coins that can be paid to an address', [], get('/v1/pay/address/currencies')),
    reading(
      'chains',
      'Chains of a coin, compared with the table of this adapter',
      [COIN],
      get('/v1/pay/address/chains'),
      (data, { currency }) => compareChains(data, currency),
    ),
    // The provider writes null for an account without any coins (8).
    reading('balance', 'Balances of the payment account', [], get('/v1/pay/balance'), (data) => data ?? []),
    reading('refund-chains', 'Chains to which a refund can go, with fees', [COIN], get('/v2/refund/support/chains')),
    reading('refund-details', 'A refund and what became of it', [REFUND_ID], get(REFUND_DETAILS)),
    reading('order', 'An order as the provider has it', [ORDER_NUMBER], get(QUERY)),
    reading('refund-v1', 'A refund by the older query', [REFUND_ID], ({ refundRequestId }) =>
      client.post('/v1/pay/order/refund/query', JSON.stringify({ refundRequestId })),
    ),
  ];
}

function answerOf(reply: Reply, present: (data: unknown) => unknown): ClientAnswer {
  switch (reply.kind) {
    case 'data':
      return { kind: 'answered', data: present(reply.data) ?? null };
    case 'refused':
      return { kind: 'refused', code: reply.code, reason: reply.reason };
    case 'unknown':
      return { kind: 'unknown', reason: reply.reason };
    case 'not_sent':
      return reply;
  }
}

/** The provider's list as it came, and beside it each of our assets in this coin: offered under that name, or not. */
function compareChains(data: unknown, currency: string | undefined): unknown {
  const offered = objectsOf(asObject(data)?.chains);
  const table = ASSETS.filter(({ coin }) => coin === currency).map(({ asset, chain, fullCurrType }) => ({
    ...{ asset, chain, fullCurrType },
    offered: offered.some((each) => each.chain === chain && each.full_curr_type === fullCurrType),
  }));
  return { provider: data, table };
}
