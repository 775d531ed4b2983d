import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../outcome';
import type { AttemptFields, Conversion, Exchange, SharedFields } from './common';

/**
 * The provider has paid out what an operation brought or took, or a person decided that the house bears what did not
 * come. A fact that is allowed after the end of an order (fact sheet "payments" 3.4). `amount` is signed: a refund that
 * was netted is below zero.
 */
export type SettlementRecorded = DomainEvent<
  'SettlementRecorded',
  AttemptFields &
    Omit<SharedFields, 'shares'> & {
      readonly operationId: number;
      /** The payout; absent where a person decided. */
      readonly settlementId?: string;
      /** Of the provider's fee, what the books did not hold yet: below zero when they held too much. */
      readonly fee?: MoneyJson;
      /** The fee is the exact one less what the books held by an estimate or a rate. */
      readonly feeCorrects?: true;
      /** What becomes available to the developer: the fee that was charged on top of the order. */
      readonly developerFee?: MoneyJson;
      /** Paid out in another currency than it was charged in. */
      readonly exchange?: Exchange;
      /** Of such a payout: what it makes of the parts of parties who are settled in the paid currency. */
      readonly conversions?: readonly Conversion[];
      /** `id`: what was settled, so that it is settled once. */
      readonly evidence: Evidence;
    }
>;
