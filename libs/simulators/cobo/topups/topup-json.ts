import type { Quirks } from '../quirks';
import { depositEvent, transactionOf } from '../orders/order-json';
import { trimmed } from '../wire/decimal';
import type { TopUp, TopUpPayer } from './topup';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A payer's address as the provider tells it (sheet, 10). */
export const payerJson = (payer: TopUpPayer, { topUpMinimum }: Quirks): Record<string, unknown> => ({
  address: payer.address,
  payer_id: payer.payerId,
  custom_payer_id: payer.customPayerId,
  merchant_id: payer.merchantId ?? '',
  token_id: payer.token.id,
  chain: payer.token.chain,
  developer_fee_rate: payer.developerFeeRate,
  min_amount: topUpMinimum,
  created_timestamp: seconds(payer.createdAt),
  updated_timestamp: seconds(payer.updatedAt),
});

const ofPayer = ({ payer }: TopUp): Record<string, unknown> => ({
  payer_id: payer.payerId,
  custom_payer_id: payer.customPayerId,
  ...(payer.merchantId && { merchant_id: payer.merchantId }),
});

/** [G] The rows of the list are not published: as the transactions of an order (sheet, 3.3), with the payer. */
export const topUpJson = (topUp: TopUp): Record<string, unknown> => ({
  ...transactionOf({ ...topUp, token: topUp.payer.token }, topUp.to),
  ...ofPayer(topUp),
});

export const topUpEventJson = (topUp: TopUp): Record<string, unknown> => ({
  ...depositEvent({ ...topUp, token: topUp.payer.token }, topUp.to),
  acquiring_type: 'TopUp',
  ...ofPayer(topUp),
});

export const addressUpdateJson = (payer: TopUpPayer, previous: string): Record<string, unknown> => ({
  custom_payer_id: payer.customPayerId,
  payer_id: payer.payerId,
  chain: payer.token.chain,
  previous_address: previous,
  updated_address: payer.address,
});

/** For people and tests. */
export interface BookedPayer {
  readonly customPayerId: string;
  readonly merchantId?: string;
  readonly token: string;
  readonly address: string;
  readonly deposits: readonly { readonly txId: string; readonly amount: string; readonly state: TopUp['state'] }[];
}

export const bookPayer = (payer: TopUpPayer, topUps: readonly TopUp[]): BookedPayer => ({
  ...{ customPayerId: payer.customPayerId, merchantId: payer.merchantId },
  ...{ token: payer.token.id, address: payer.address },
  deposits: topUps
    .filter((topUp) => topUp.payer === payer)
    .map(({ txId, amount, state }) => ({ txId, amount: trimmed(amount), state })),
});
