import { assetById } from '../assets';
import { Unsupported } from '../unsupported';

const GATE_USER = /^gate:(\d{1,20})$/;
const ON_CHAIN = /^([A-Z_]{3,20}):([A-Za-z0-9]{20,128})(?:\?memo=([A-Za-z0-9_-]{1,64}))?$/;

/** 1: the merchant pays the network fee, so that the payer gets exactly what the ledger books (fact sheet 6). */
const MERCHANT_BEARS_FEE = { refundBearType: 1 };

/**
 * Where the coins go, in the provider's fields (fact sheet 6). An address alone names no chain, so a destination is
 * `MATIC_USDT:0x12…`, with `?memo=…` where the chain has one, or `gate:<uid>` for an account at Gate; without one the
 * coins go back where they came from.
 * @throws Unsupported
 */
export function destinationFields(destination: string | undefined, coin: string): Readonly<Record<string, unknown>> {
  if (destination === undefined) return { refundStyle: 1, ...MERCHANT_BEARS_FEE };
  const user = GATE_USER.exec(destination)?.[1];
  if (user !== undefined) return { refundStyle: 2, refundPayChannel: 1, refundToGateUid: user };
  const [, id, address, memo] = ON_CHAIN.exec(destination) ?? [];
  const asset = assetById(id);
  if (!asset || asset.coin !== coin) {
    throw new Unsupported(`a destination is an asset in ${coin} and an address, as in MATIC_USDT:0x12, or gate:<uid>`);
  }
  return {
    refundStyle: 2,
    refundPayChannel: 2,
    refundAddress: address,
    refundChain: asset.chain,
    ...(memo !== undefined && { memo }),
    ...MERCHANT_BEARS_FEE,
  };
}
