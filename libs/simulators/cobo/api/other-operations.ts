import type { Accounts } from '../accounts/accounts';
import { termsOf } from '../links/links';
import type { Links } from '../links/links';
import type { Deposits } from '../orders/deposits';
import { readTerms } from '../orders/order-terms';
import type { Orders } from '../orders/orders';
import type { Quirks } from '../quirks';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { asFields, optionalAmount, optionalText, requiredAmount, requiredList, requiredOneOf } from '../wire/fields';
import { requiredText, requiredToken } from '../wire/fields';
import type { Token } from '../wire/tokens';
import { allTokens, findToken } from '../wire/tokens';
import type { Call, Operation } from './call';
import { created, read } from './call';

/** Rates and tokens (sheet, 3.4, 5.5). */
export function rateOperations(rates: ReadonlyMap<string, string>): Operation[] {
  const rate = (token: Token, currency: string) => {
    if (currency !== 'USD') throw new ApiError(2006, 'currency');
    return { token_id: token.oldId, currency, rate: rates.get(token.id) ?? '1' };
  };
  return [
    {
      method: 'GET',
      path: 'exchange_rates/*/*',
      handle: (_, name, currency) => read(rate(requiredToken({ name }, 'name'), currency)),
    },
    {
      method: 'GET',
      path: 'exchange_rates',
      handle: ({ query }) => {
        const tokens = requiredText(Object.fromEntries(query), 'token_ids').split(',');
        const currencies = requiredText(Object.fromEntries(query), 'currencies').split(',');
        const pairs = tokens.flatMap((name) => currencies.map((currency) => ({ name, currency })));
        return read(pairs.map(({ name, currency }) => rate(requiredToken({ name }, 'name'), currency)));
      },
    },
    { method: 'GET', path: 'supported_tokens', handle: () => read(allTokens().map(tokenJson)) },
  ];
}

const tokenJson = (token: Token) => ({
  token_id: token.oldId,
  name: token.symbol === 'USDT' ? 'Tether USD' : 'USD Coin',
  symbol: token.symbol,
  decimal: token.decimals,
  token_address: null,
  chain_id: token.chain,
  chain_symbol: token.chain,
  chain_icon_url: '',
  token_icon_url: '',
  can_off_ramp: token.id === 'ETH_USDC',
});

interface LinkParts {
  readonly links: Links;
  readonly orders: Orders;
  readonly deposits: Deposits;
  readonly accounts: Accounts;
  readonly quirks: Quirks;
  readonly url: () => string;
}

/** The provider's own pages (sheet, 6, 7). `url` stands where this simulator listens. */
export const linkOperations = (the: LinkParts): Operation[] => {
  const { links, url } = the;
  const open = ({ body }: Call, kind: 'orders' | 'refunds', business: Fields) => {
    const display = asFields(body['display_info']);
    const { token } = links.open({
      ...{ kind, business, requestId: requiredText(body, 'request_id') },
      returnUrl: optionalText(display, 'return_url', 2000),
      developerName: optionalText(display, 'developer_name'),
    });
    return created({ url: `${url()}/pay/link`, token });
  };
  return [
    {
      method: 'POST',
      path: 'links/orders',
      handle: (call) => open(call, 'orders', readPaymentLink(call, the)),
    },
    {
      method: 'POST',
      path: 'links/refunds',
      handle: (call) => open(call, 'refunds', readRefundLink(call, the)),
    },
  ];
};

/** By the order, or by the transaction, whose token it then is (sheet, 7). */
function readRefundLink({ body }: Call, { orders, deposits }: LinkParts): Fields {
  const business = asFields(body['business_info']);
  const amount = requiredAmount(business, 'amount');
  requiredOneOf(business, 'refund_source', ['Merchant', 'Psp']);
  if ((optionalAmount(business, 'fee_amount') ?? 0n) >= amount) throw new ApiError(2006, 'fee_amount');
  const txId = optionalText(business, 'transaction_id');
  if (txId === undefined) {
    const { terms } = orders.get(requiredText(business, 'order_id'));
    return { ...business, token_id: terms.token.id };
  }
  if (optionalText(business, 'order_id') !== undefined) throw new ApiError(2006, 'order_id and transaction_id');
  const found = deposits.find(txId);
  if (!found) throw new ApiError(2028, `transaction ${txId}`);
  return { ...business, order_id: found.order.orderId, token_id: found.deposit.token.id };
}

/** Whatever the payer chooses must make an order. */
function readPaymentLink({ body }: Call, { accounts, quirks }: LinkParts): Fields {
  const business = asFields(body['business_info']);
  if (!accounts.hasMerchant(requiredText(business, 'merchant_id'))) throw new ApiError(2028, 'merchant_id');
  requiredOneOf(business, 'pricing_currency', ['USD']);
  requiredAmount(business, 'pricing_amount');
  const amounts = business['payable_amounts'] === undefined ? [] : requiredList(business, 'payable_amounts');
  const names = requiredList(business, 'payable_currencies');
  for (const name of names) readTerms(termsOf(business, name), quirks);
  for (const one of amounts.map(asFields)) {
    const token = requiredToken(one, 'token_id');
    requiredAmount(one, 'amount');
    if (!names.some((name) => findToken(String(name)) === token)) throw new ApiError(2006, 'payable_amounts');
  }
  return business;
}
