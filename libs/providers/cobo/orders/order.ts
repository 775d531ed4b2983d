import type { Money } from '#libs/money';
import { decimalText, readAmount } from '../wire/amounts';
import type { JsonObject } from '../wire/json';
import { asObject, listIn, textIn, wholeIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

const STATUSES = ['Pending', 'Processing', 'Completed', 'Underpaid', 'Expired'] as const;
export type OrderStatus = (typeof STATUSES)[number];

/** A transfer to the order's address that cleared: confirmed on chain and through screening. */
export interface Deposit {
  readonly txId: string;
  readonly amount: Money;
  /** When it cleared, as far as is known, in milliseconds. */
  readonly at: number;
}

/** An order as the provider tells it (fact sheet 3.2); what it need not tell is optional. */
export interface CoboOrder {
  readonly orderId: string;
  /** Our reference. */
  readonly code: string;
  readonly status: OrderStatus;
  readonly asset: string;
  readonly due: Money;
  readonly received: Money;
  readonly address: string;
  readonly chain: string;
  readonly price?: Money;
  readonly fee?: Money;
  readonly tolerance?: Money;
  /** What one coin is worth in the unit of the price, as the provider writes it (5.1): shown, never reckoned with. */
  readonly rate?: string;
  /** Unix seconds. */
  readonly expiredAt?: number;
  readonly updatedAt?: number;
  readonly deposits: readonly Deposit[];
}

/** Text where the answer is no order that can be understood: what is wrong with it. */
export function readOrder(data: unknown): CoboOrder | string {
  const object = asObject(data);
  if (!object) return 'the answer is no order';
  const asset = assetOf(textIn(object, 'payable_currency') ?? textIn(object, 'token_id') ?? '');
  const due = readAmount(textIn(object, 'payable_amount'), asset);
  const received = readAmount(textIn(object, 'received_token_amount') ?? '0', asset);
  const status = STATUSES.find((each) => each === object['status']);
  const [orderId, code, address, chain] = ['order_id', 'psp_order_code', 'receive_address', 'chain_id'].map((name) =>
    textIn(object, name),
  );
  if (orderId === undefined || code === undefined) return 'the order has no id';
  if (status === undefined) return 'the order has no status that is known';
  if (!due || due.minor === 0n || !received) return 'the order has no amount that can be read';
  if (address === undefined || chain === undefined) return 'the order has no address';
  const deposits = depositsIn(object, asset);
  if (!deposits) return 'the order has a deposit that cleared and cannot be read';
  return { orderId, code, status, asset, due, received, address, chain, deposits, ...termsOf(object, asset) };
}

/**
 * The amounts that were asked for, echoed. Only with their currency, which need not be echoed either: without one they
 * may be dollars or coins.
 */
function termsOf(object: JsonObject, asset: string) {
  const unit = textIn(object, 'pricing_currency') ?? textIn(object, 'currency');
  return {
    price: readPrice(textIn(object, 'pricing_amount') ?? textIn(object, 'order_amount'), unit),
    fee: readPrice(textIn(object, 'fee_amount'), unit),
    tolerance: readAmount(textIn(object, 'amount_tolerance'), asset),
    rate: decimalText(textIn(object, 'exchange_rate')),
    expiredAt: wholeIn(object, 'expired_at'),
    updatedAt: wholeIn(object, 'updated_timestamp'),
  };
}

const readPrice = (text: string | undefined, unit: string | undefined): Money | undefined =>
  unit === undefined ? undefined : readAmount(text, unit);

/**
 * Cleared deposits of the order's own token, each once, in the order of their clearing. Undefined where one of them
 * could not be booked: left out, its coins would be missing without a remark.
 */
function depositsIn(object: JsonObject, asset: string): Deposit[] | undefined {
  const deposits = new Map<string, Deposit>();
  for (const item of listIn(object, 'transactions')) {
    const transaction = asObject(item);
    const isOwn = transaction && assetOf(textIn(transaction, 'token_id') ?? asset) === asset;
    if (!isOwn || transaction['status'] !== 'Completed') continue;
    const txId = textIn(transaction, 'tx_id');
    const amount = readAmount(textIn(transaction, 'amount'), asset);
    if (txId === undefined || !amount) return undefined;
    // In milliseconds, unlike the order's own times (fact sheet 3.3).
    const at = wholeIn(transaction, 'updated_timestamp') ?? wholeIn(transaction, 'created_timestamp') ?? 0;
    if (amount.minor > 0n) deposits.set(txId, { txId, amount, at });
  }
  // Where two cleared at once they stay as the provider lists them.
  return [...deposits.values()].sort((one, other) => one.at - other.at);
}
