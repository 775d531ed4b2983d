import type { UntoldMoney } from '../../spi';
import type { Requests } from './read-rows';
import { ENDED_WITH_MONEY } from './rows';
import type { CoboPayout, Part, SettlementRequest } from './rows';

export interface SettlementsTold {
  /** As payouts are listed, each part by itself. */
  readonly payouts: readonly CoboPayout[];
  readonly untold: readonly UntoldMoney[];
}

type PartTold = { readonly part: Part; readonly name: string; readonly moved: string | undefined };

const NOTHING = '0';
const isNothing = (amount: string): boolean => /^0+(\.0+)?$/.test(amount);
const ENDED_WITHOUT = ['Failed', 'Canceled'];

/**
 * Settlement requests that ended with money moved, the former way to pay out (fact sheet 8). Only
 * how much of a part left the account is asked for: `settled_amount` [G: that it is this and not what arrived], else of
 * a completed part its `amount`. What each of its orders has of it is not told, nor what the chain took [G].
 */
export function settledRequests(rows: readonly SettlementRequest[]): SettlementsTold {
  const told = rows.filter(({ status }) => ENDED_WITH_MONEY.includes(status)).map(settled);
  return { payouts: told.flatMap(({ payouts }) => payouts), untold: told.flatMap(({ untold }) => untold) };
}

/**
 * Payouts that are no part of a settlement request. [G] Whether Cobo lists the money of a request among its payouts as
 * well is not published: it would bear the request's id or ours, and is then read with the request alone, which is
 * there from the beginning. One that failed moved nothing, so it stands in nobody's way.
 */
export function besidesSettlements(
  payouts: readonly CoboPayout[],
  { names: requests }: Pick<Requests, 'names'>,
): readonly CoboPayout[] {
  const moving = requests.filter(({ status = '' }) => !ENDED_WITHOUT.includes(status));
  const names = new Set(moving.flatMap(({ settlement_request_id: id, request_id }) => [id, request_id]));
  names.delete(undefined);
  names.delete('');
  return payouts.filter(({ payout_id, request_id }) => !names.has(payout_id) && !names.has(request_id));
}

function settled(request: SettlementRequest): SettlementsTold {
  if (request.settlements.length === 0)
    return { payouts: [], untold: [untoldOf({}, request.settlement_request_id, request)] };
  const parts = named(request).map(({ part, name }): PartTold => ({ part, name, moved: movedBy(part, request) }));
  const sold = soldAtOnce(request, parts);
  const untold = parts.flatMap(({ part, name, moved }) => (moved === undefined ? [untoldOf(part, name, request)] : []));
  if (sold) return { payouts: untold.length > 0 ? [] : [sold], untold };
  const payouts = parts.flatMap(({ part, name, moved }) =>
    moved === undefined || isNothing(moved) ? [] : [payoutOf(request, part, name, moved)],
  );
  return { payouts, untold };
}

/** By what they are of, and not by their place: [G] that they always come in one order is not published. */
function named({ settlement_request_id: id, settlements }: SettlementRequest) {
  const seen = new Map<string, number>();
  return settlements.map((part) => {
    const of = `${id}.${part.merchant_id || 'developer'}.${part.token_id ?? 'fiat'}`;
    const count = (seen.get(of) ?? 0) + 1;
    seen.set(of, count);
    const name = settlements.length === 1 ? id : count === 1 ? of : `${of}.${count}`;
    return { part, name };
  });
}

/** What left the account, a decimal text; undefined where that is not told. Without a token it is no coins. */
function movedBy({ token_id, amount, settled_amount, status }: Part, request: SettlementRequest): string | undefined {
  const own = status || request.status;
  if (ENDED_WITHOUT.includes(own)) return NOTHING;
  if (token_id === undefined || !ENDED_WITH_MONEY.includes(own)) return undefined;
  return settled_amount ?? (own === 'Completed' ? amount : undefined);
}

const untoldOf = ({ amount, token_id, status }: Part, id: string, request: SettlementRequest): UntoldMoney => ({
  what: 'settlement',
  id,
  says: `${status || request.status}, of ${amount ?? 'no amount'} ${token_id ?? request.currency ?? ''}`.trim(),
});

/** To a bank: one payout of all its coins, for the money that arrived there; in coins while that is not told. */
function soldAtOnce(request: SettlementRequest, parts: readonly PartTold[]): CoboPayout | undefined {
  const { settlement_request_id: payout_id, received_amount_fiat: arrived, currency = 'USD' } = request;
  if (request.payout_channel !== 'OffRamp' || !(Number(arrived) > 0)) return undefined;
  const payout_items = parts
    .filter(({ moved }) => moved !== undefined && !isNothing(moved))
    .map(({ part, moved }) => ({ token_id: part.token_id!, amount: moved! }));
  return { ...commonOf(request), payout_id, payout_items, recipient_info: { currency }, actual_payout_amount: arrived };
}

function payoutOf(request: SettlementRequest, part: Part, payout_id: string, amount: string): CoboPayout {
  const { token_id = '', bridging_fee, updated_timestamp, crypto_address_id } = part;
  const to = part.transactions?.find(({ to_address }) => to_address)?.to_address;
  const address = part.crypto_address || to || crypto_address_id;
  return {
    ...{ ...commonOf(request), payout_id, recipient_info: { address } },
    ...(updated_timestamp && { updated_timestamp }),
    payout_items: [{ token_id, amount, ...(bridging_fee?.received_amount && { bridging_fee }) }],
  };
}

const commonOf = (request: SettlementRequest) => ({
  ...(request.request_id && { request_id: request.request_id }),
  status: 'Completed',
  payout_channel: request.payout_channel || 'Crypto',
  updated_timestamp: request.updated_timestamp,
});
