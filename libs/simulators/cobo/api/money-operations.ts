import type { Accounts, Change } from '../accounts/accounts';
import { DEVELOPER, SOURCE_TYPES } from '../accounts/accounts';
import { changeJson, developerBalanceJson, merchantBalanceJson } from '../accounts/account-json';
import { payoutJson, payoutWithTransactionsJson } from '../payouts/payout-json';
import type { Payouts } from '../payouts/payouts';
import type { Quirks } from '../quirks';
import type { Atto } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { asFields, optionalText, requiredAmount, requiredList, requiredOneOf } from '../wire/fields';
import { requiredText, requiredToken } from '../wire/fields';
import { pageOf } from '../wire/paging';
import type { Token } from '../wire/tokens';
import type { Call, Operation } from './call';
import { created, read } from './call';

/** Balances and allocations (sheet, 5.3, 8). */
export const balanceOperations = (accounts: Accounts): Operation[] => [
  {
    method: 'GET',
    path: 'balance/merchants',
    handle: ({ query }) => {
      const merchants = query.get('merchant_ids')?.split(',');
      const token = query.has('token_id') ? tokenOf(query) : undefined;
      if (!merchants && !token) throw new ApiError(2003, 'merchant_ids');
      const rows = accounts
        .all()
        .filter(({ account }) => account !== DEVELOPER && (!merchants || merchants.includes(account)))
        .filter((balance) => !token || balance.token === token);
      return read({ data: rows.map(merchantBalanceJson) });
    },
  },
  {
    method: 'GET',
    path: 'balance/psp',
    handle: ({ query }) => read(developerBalanceJson(accounts.balance(DEVELOPER, tokenOf(query)))),
  },
  {
    method: 'GET',
    path: 'balance_changes',
    handle: ({ query }) => {
      if (query.get('source_account') !== DEVELOPER) throw new ApiError(2006, 'source_account');
      const rows = accounts.changes().filter(({ account }) => account === DEVELOPER);
      return read(pageOf(rows.filter(isWanted(query)), query, changeJson));
    },
  },
  { method: 'POST', path: 'batch_allocations', handle: ({ body }) => created(allocate(accounts, body)) },
];

/** By token, direction, time in seconds, both ends included, and by what caused it. @throws ApiError 2006 */
function isWanted(query: URLSearchParams): (change: Change) => boolean {
  const token = query.has('token_id') ? tokenOf(query) : undefined;
  const direction = query.get('flow_direction');
  const from = secondsIn(query, 'min_created_timestamp') ?? 0;
  const until = secondsIn(query, 'max_created_timestamp') ?? Infinity;
  const fields = Object.fromEntries(query);
  const type = query.has('source_type') ? requiredOneOf(fields, 'source_type', SOURCE_TYPES) : undefined;
  const id = optionalText(fields, 'source_id');
  if (id !== undefined && type === undefined) throw new ApiError(2006, 'source_id needs source_type');
  return (change) => {
    const at = Math.floor(change.at / 1000);
    const isCause = (!type || change.sourceType === type) && (!id || change.sourceId === id);
    const isDirection = direction === null || (change.amount < 0n ? 'out' : 'in') === direction;
    return (!token || change.token === token) && isDirection && at >= from && at <= until && isCause;
  };
}

function secondsIn(query: URLSearchParams, name: string): number | undefined {
  const text = optionalText(Object.fromEntries(query), name);
  if (text !== undefined && !/^\d{1,11}$/.test(text)) throw new ApiError(2006, name);
  return text === undefined ? undefined : Number(text);
}

const tokenOf = (query: URLSearchParams): Token => requiredToken(Object.fromEntries(query), 'token_id');

/** No transfer on chain: two entries in the provider's books, all of the batch or none. */
function allocate(accounts: Accounts, body: Fields): object {
  const requestId = requiredText(body, 'request_id');
  accounts.assertFresh(requestId);
  const parts = requiredList(body, 'allocation_params').map((item) => {
    const fields = asFields(item);
    const source = requiredText(fields, 'source_account');
    const destination = requiredText(fields, 'destination_account');
    for (const account of [source, destination]) accounts.assertAccount(account);
    requiredText(fields, 'description');
    return { source, destination, token: requiredToken(fields, 'token_id'), amount: requiredAmount(fields, 'amount') };
  });
  for (const { source, token, amount } of parts) accounts.assertCovered(source, token, amount);
  accounts.use(requestId);
  for (const { source, destination, token, amount } of parts) {
    accounts.move(source, token, -amount, 'Allocation', requestId);
    accounts.move(destination, token, amount, 'Allocation', requestId);
  }
  return { request_id: requestId, status: 'Completed' };
}

/** Payouts (sheet, 8). */
export const payoutOperations = (payouts: Payouts, quirks: Quirks): Operation[] => [
  { method: 'POST', path: 'payouts', handle: (call) => created(payoutJson(openPayout(payouts, call), quirks)) },
  {
    method: 'GET',
    path: 'payouts/*',
    handle: (_, id) => read(payoutWithTransactionsJson(payouts.get('payout', id), quirks)),
  },
  {
    method: 'GET',
    path: 'payouts',
    handle: ({ query }) => {
      const requestId = query.get('request_id');
      const rows = payouts.all('payout').filter((payout) => requestId === null || payout.requestId === requestId);
      return read(pageOf(rows, query, (payout) => payoutJson(payout, quirks)));
    },
  },
];

function openPayout(payouts: Payouts, { body, apiKey }: Call) {
  const channel = requiredOneOf(body, 'payout_channel', ['Crypto', 'OffRamp']);
  const recipient = asFields(body['recipient_info']);
  requiredText(recipient, channel === 'Crypto' ? 'address' : 'bank_account_id');
  const account = requiredText(body, 'source_account');
  return payouts.open({
    kind: 'payout',
    requestId: requiredText(body, 'request_id'),
    channel,
    items: requiredList(body, 'payout_params').map((item) => ({ account, ...readItem(item), orders: [] })),
    recipient,
    remark: optionalText(body, 'remark', 500),
    initiator: `api_key_${apiKey}`,
  });
}

function readItem(item: unknown): { token: Token; amount: Atto } {
  const fields = asFields(item);
  return { token: requiredToken(fields, 'token_id'), amount: requiredAmount(fields, 'amount') };
}
