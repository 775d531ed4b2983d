import type { MoneyJson } from '#libs/money';

/** Any member that an event may have. */
export interface Told {
  readonly provider: string;
  readonly amount: MoneyJson;
  readonly released: MoneyJson;
  readonly beyond?: MoneyJson;
  readonly disputeId?: string;
  readonly fee?: MoneyJson;
  readonly inDoubt?: MoneyJson;
  readonly developerFee?: MoneyJson;
  readonly feeEstimated?: true;
  readonly feeBilled?: true;
  readonly operationId?: number;
  readonly bankOrderId?: string;
  readonly attemptId: number;
  readonly exchange?: Record<'charged' | 'settled' | 'value', MoneyJson> & { readonly rate: string };
  readonly receipt?: { readonly due: MoneyJson; readonly received: MoneyJson };
}

export const units = (money: MoneyJson | undefined): bigint => (money ? BigInt(money.minor) : 0n);

/** What came is worth `due : received` of what was charged, cut to whole cents. */
export function valued({ amount, developerFee, receipt }: Told) {
  const charged = units(amount) + units(developerFee);
  const coins = receipt && receipt.received.currency !== amount.currency ? receipt.received : undefined;
  const scaled = (came: bigint, due: bigint): bigint => (due > 0n ? (charged * came) / due : charged);
  const worth = !receipt ? charged : coins ? scaled(units(coins), units(receipt.due)) : units(receipt.received);
  return { charged, worth, coins };
}
