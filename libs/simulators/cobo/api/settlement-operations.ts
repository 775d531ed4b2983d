import { DEVELOPER } from '../accounts/accounts';
import type { Orders } from '../orders/orders';
import { settlementDetailJson, settlementJson } from '../payouts/payout-json';
import type { Payouts, PayoutTerms } from '../payouts/payouts';
import type { Quirks } from '../quirks';
import { merchantShare, namedOrders, unsettledOrders } from '../payouts/settled-orders';
import { sumOf } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { asFields, optionalAmount, optionalOneOf, optionalText } from '../wire/fields';
import { requiredAmount, requiredList, requiredText, requiredToken } from '../wire/fields';
import { pageOf } from '../wire/paging';
import type { Call, Operation } from './call';
import { created, read } from './call';

/** Settlement requests (sheet, 8). */
export const settlementOperations = (payouts: Payouts, orders: Orders, quirks: Quirks): Operation[] => [
  {
    method: 'POST',
    path: 'settlement_requests',
    handle: (call) => created(settlementJson(payouts.open(readSettlement(call, payouts, orders)), quirks)),
  },
  {
    method: 'GET',
    path: 'settlement_requests/*',
    handle: (_, id) => read(settlementJson(payouts.get('settlement', id), quirks)),
  },
  {
    method: 'GET',
    path: 'settlement_requests',
    handle: ({ query }) => read(pageOf(payouts.all('settlement'), query, (each) => settlementJson(each, quirks))),
  },
  {
    method: 'GET',
    path: 'settlement_details',
    // [G] Neither its filters nor its fields are published: the parts of all requests, newest first.
    handle: ({ query }) => {
      const parts = payouts
        .all('settlement')
        .flatMap((payout) =>
          payout.items.map((item, index) => ({ number: payout.number * PARTS + index, payout, item })).reverse(),
        );
      return read(pageOf(parts, query, ({ payout, item }) => settlementDetailJson(payout, item, quirks)));
    },
  },
];

/** More than a request can have. */
const PARTS = 1000;

function readSettlement({ body, apiKey }: Call, payouts: Payouts, orders: Orders): PayoutTerms {
  const requestId = requiredText(body, 'request_id');
  // Before the orders are looked at: those of a repeat are in the settlement already.
  payouts.assertFresh(requestId);
  const isPsp = optionalOneOf(body, 'settlement_type', ['Merchant', 'Psp']) === 'Psp';
  const isTopUp = optionalOneOf(body, 'acquiring_type', ['Order', 'TopUp']) === 'TopUp';
  const channel = optionalOneOf(body, 'payout_channel', ['Crypto', 'OffRamp']) ?? 'Crypto';
  const currency = optionalOneOf(body, 'currency', ['USD']);
  const bankAccountId = channel === 'OffRamp' ? requiredText(body, 'bank_account_id') : undefined;
  const items = requiredList(body, 'settlements')
    .map(asFields)
    .map((part) => readPart(part, isPsp ? DEVELOPER : requiredText(part, 'merchant_id'), isPsp || isTopUp, orders));
  const covered = items.flatMap((item) => item.orders);
  if (new Set(covered).size < covered.length) throw new ApiError(2006, 'an order is in it twice');
  return {
    ...{ kind: 'settlement', requestId, channel, items },
    recipient: { bank_account_id: bankAccountId, currency },
    remark: optionalText(body, 'remark', 500),
    initiator: `api_key_${apiKey}`,
  };
}

/** Without an amount, which only orders can do: what those brought the merchant, all unsettled ones or those named. */
function readPart(part: Fields, account: string, needsAmount: boolean, orders: Orders): PayoutTerms['items'][number] {
  const token = requiredToken(part, 'token_id');
  const to = { address: optionalText(part, 'crypto_address'), addressId: optionalText(part, 'crypto_address_id') };
  const isNamed = part['order_ids'] !== undefined && part['order_ids'] !== null;
  if (isNamed && (needsAmount || optionalAmount(part, 'amount') !== undefined)) throw new ApiError(2006, 'order_ids');
  if (needsAmount || optionalAmount(part, 'amount') !== undefined)
    return { account, token, amount: requiredAmount(part, 'amount'), orders: [], ...to };
  const chosen = isNamed
    ? namedOrders(orders, requiredList(part, 'order_ids'), account, token)
    : unsettledOrders(orders, account, token);
  if (chosen.length === 0) throw new ApiError(30012, `${account} has no unsettled order in ${token.oldId}`);
  return { account, token, amount: sumOf(chosen.map(merchantShare)), orders: chosen, ...to };
}
