import type { ClientField, ClientOperation } from '../../spi';
import { ASSETS } from '../assets';
import type { GatePayClient } from '../client';
import type { Reply } from '../envelope';
import { asObject, objectsOf } from '../json';
import { ADDRESS_QUERY, QUERY } from '../order/orders';
import { REFUND_DETAILS } from '../refund/refunds';
import { createAddress } from './address-orders';
import { BALANCE } from './balances';
import { answerOf, answered } from './client-answer';
import { clientRefunds } from './client-refunds';
import * as field from './fields';

type Input = Readonly<Record<string, string>>;

/** What the provider offers beside payments of orders (fact sheet 5, 6 and 8). */
export const clientOperations = (client: GatePayClient): readonly ClientOperation[] => [
  ...reads(client),
  createAddress(client),
  ...clientRefunds(client),
];

function reads(client: GatePayClient): readonly ClientOperation[] {
  const reading = (
    name: string,
    title: string,
    fields: readonly ClientField[],
    ask: (input: Input) => Promise<Reply>,
    present: (data: unknown, input: Input) => unknown = (data) => data,
  ): ClientOperation => ({
    ...{ name, title, fields, changes: false },
    call: async (input) => answerOf(await ask(input), (data) => answered(present(data, input))),
  });
  const get = (path: string) => (input: Input) => client.get(path, input);
  const post = (path: string) => (input: Input) => client.post(path, JSON.stringify(input));
  return [
    reading('currencies', 'Coins that can be paid to an address', [], get('/v1/pay/address/currencies')),
    reading(
      'chains',
      'Chains of a coin, compared with the table of this adapter',
      [field.coin],
      get('/v1/pay/address/chains'),
      (data, { currency }) => compareChains(data, currency),
    ),
    // The provider writes null for an account without any coins (8).
    reading('balance', 'Balances of the payment account', [], get(BALANCE), (data) => data ?? []),
    reading(
      'refund-chains',
      'Chains to which a refund can go, with fees',
      [field.coin],
      get('/v2/refund/support/chains'),
    ),
    reading('refund-details', 'A refund and what became of it', [field.refundId], get(REFUND_DETAILS)),
    reading('order', 'An order as the provider has it', [field.orderNumber], get(QUERY)),
    reading('order-v1', 'An order by the older query', [field.orderNumber], post('/v1/pay/order/query')),
    reading('address-order', 'An address and what it was paid', [field.addressNumber], get(ADDRESS_QUERY)),
    reading('refund-v1', 'A refund by the older query', [field.refundId], post('/v1/pay/order/refund/query')),
  ];
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
