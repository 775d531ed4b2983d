import { asObject, listIn, textIn } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { objectsIn, optionalObject, optionalText, optionalTime, readRow, requiredText } from './members';

/** The states in which money has left for good. */
export const ENDED_WITH_MONEY: readonly string[] = ['Completed', 'PartiallyCompleted'];

export interface Item {
  readonly token_id: string;
  readonly amount: string;
  /** Of coins that arrive as another token. */
  readonly bridging_fee?: CoboBridge;
}

export interface CoboBridge {
  readonly fee_amount?: string;
  readonly received_token_id?: string;
  readonly received_amount?: string;
}

/** As the provider lists it, as far as it is read (fact sheet 8). */
export interface CoboPayout {
  readonly payout_id: string;
  readonly request_id?: string;
  readonly status: string;
  readonly payout_channel?: string;
  readonly payout_items: readonly Item[];
  readonly recipient_info?: { readonly address?: string; readonly currency?: string };
  /** What arrived: of `OffRamp` in the currency of the recipient. */
  readonly actual_payout_amount?: string;
  readonly updated_timestamp?: number;
}

/** A part of a settlement request: one token of one account. What client libraries of the provider know of it. */
export interface Part {
  readonly merchant_id?: string;
  readonly token_id?: string;
  readonly amount?: string;
  readonly settled_amount?: string;
  readonly status?: string;
  readonly crypto_address?: string;
  readonly crypto_address_id?: string;
  readonly transactions?: readonly { readonly to_address?: string }[];
  readonly bridging_fee?: CoboBridge;
  readonly updated_timestamp?: number;
}

export interface SettlementRequest {
  readonly settlement_request_id: string;
  readonly request_id?: string;
  readonly status: string;
  readonly payout_channel?: string;
  readonly currency?: string;
  readonly received_amount_fiat?: string;
  readonly settlements: readonly Part[];
  readonly updated_timestamp?: number;
}

/** @throws InvalidAmountError for a row that is none, or in which a member that is read is of another type */
export const payoutIn = (row: unknown): CoboPayout =>
  readRow('payout', row, (payout) => ({
    payout_id: requiredText(payout, 'payout_id'),
    status: requiredText(payout, 'status'),
    ...texts(payout, 'request_id', 'payout_channel', 'actual_payout_amount'),
    payout_items: objectsIn(payout, 'payout_items').map((item) => ({
      token_id: requiredText(item, 'token_id'),
      amount: requiredText(item, 'amount'),
      bridging_fee: bridgeIn(item),
    })),
    recipient_info: texts(optionalObject(payout, 'recipient_info') ?? {}, 'address', 'currency'),
    updated_timestamp: optionalTime(payout, 'updated_timestamp'),
  }));

/** @throws InvalidAmountError as `payoutIn` */
export const requestIn = (row: unknown): SettlementRequest =>
  readRow('settlement request', row, (request) => ({
    settlement_request_id: requiredText(request, 'settlement_request_id'),
    status: requiredText(request, 'status'),
    ...texts(request, 'request_id', 'payout_channel', 'currency', 'received_amount_fiat'),
    settlements: objectsIn(request, 'settlements').map((part) => ({
      ...texts(part, 'merchant_id', 'token_id', 'amount', 'settled_amount', 'status'),
      ...texts(part, 'crypto_address'),
      // Both only where the address is not told, and of no published form: what is odd says nothing.
      crypto_address_id: textIn(part, 'crypto_address_id'),
      transactions: listIn(part, 'transactions').map((one) => ({
        to_address: textIn(asObject(one) ?? {}, 'to_address'),
      })),
      bridging_fee: bridgeIn(part),
      updated_timestamp: optionalTime(part, 'updated_timestamp'),
    })),
    updated_timestamp: optionalTime(request, 'updated_timestamp'),
  }));

function bridgeIn(item: JsonObject): CoboBridge | undefined {
  const bridge = optionalObject(item, 'bridging_fee');
  return bridge && texts(bridge, 'fee_amount', 'received_token_id', 'received_amount');
}

const texts = <N extends string>(object: JsonObject, ...names: readonly N[]): { readonly [K in N]?: string } =>
  Object.fromEntries(names.map((name) => [name, optionalText(object, name)])) as { readonly [K in N]?: string };
