import type { ProviderAsset } from '../assets';
import { assetByType } from '../assets';
import type { GatePayClient } from '../client';
import { textOf } from '../json';
import type { Reply } from '../envelope';
import { QUERY } from '../order/orders';
import { orderFields } from '../order/read-order';
import { Unsupported } from '../unsupported';

/** How addresses of a chain look: enough to see that an address is of another one, where coins would be lost. */
const ADDRESSES: Readonly<Record<string, RegExp>> = {
  ETH: /^0x[0-9a-fA-F]{40}$/,
  BSC: /^0x[0-9a-fA-F]{40}$/,
  MATIC: /^0x[0-9a-fA-F]{40}$/,
  TRX: /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
  SOL: /^[1-9A-HJ-NP-Za-km-z]{32,44}$/,
  BTC: /^(bc1[02-9ac-hj-np-z]{11,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/,
};

/** 1: the merchant pays the network fee, so that the payer gets exactly what the ledger books (fact sheet 6). */
const MERCHANT_BEARS_FEE = { refundBearType: 1 };

/** Where the coins of a refund go: back where they came from (style 1), or to an address on a chain. */
export const toOrigin = { refundStyle: 1, ...MERCHANT_BEARS_FEE };

/** @throws Unsupported for an address that is none on this chain */
export function toAddress(address: string, { chain }: ProviderAsset): Readonly<Record<string, unknown>> {
  if (ADDRESSES[chain]?.test(address) !== true) throw new Unsupported(`the destination is no address on ${chain}`);
  return { refundStyle: 2, refundPayChannel: 2, refundAddress: address, refundChain: chain, ...MERCHANT_BEARS_FEE };
}

type ChainAnswer = { readonly asset: ProviderAsset } | { readonly reply: Exclude<Reply, { kind: 'data' }> };

/**
 * The chain of a destination: an address alone names none, so it is the one that the order was to be paid over.
 * @throws Unsupported where the order names none that is known here
 */
export async function chainOfOrder(client: GatePayClient, prepayId: string, coin: string): Promise<ChainAnswer> {
  const reply = await client.get(QUERY, { prepayId });
  if (reply.kind !== 'data') return { reply };
  const {
    fullCurrType,
    chain,
    prepayId: found,
    payCurrency,
    pay_currency: paid = payCurrency,
  } = orderFields(reply.data);
  const asset = assetByType(textOf(fullCurrType));
  if (found === prepayId && asset?.coin === (textOf(paid) ?? coin) && asset.chain === chain) return { asset };
  throw new Unsupported('the order names no chain that the destination could be on');
}
