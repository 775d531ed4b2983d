import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Receipt } from '../../outcome';
import type { Sealed } from '../../sealed';
import type { BlockFields, FailureFields, OperationFields, OutcomeFields, Share, SharedFields } from './common';

export type CaptureRequested = DomainEvent<
  'CaptureRequested',
  OperationFields & {
    /** The rest of the hold is given back with this capture. */
    readonly final: boolean;
    /** Reference of the authorisation at the provider. */
    readonly providerReference?: string;
    /** Asked for after the hold should have ended: the provider may still take it. */
    readonly late?: true;
    readonly requestedAt: string;
  }
>;

export type Captured = DomainEvent<
  'Captured',
  OutcomeFields &
    SharedFields & {
      /** Part of the hold that ends with this capture: its amount, or all that is left when it is final. */
      readonly released: MoneyJson;
      /** What is held after it; of captures that were requested. */
      readonly left?: MoneyJson;
      /** Taken after the hold should have ended: a dispute of it may be lost for that. */
      readonly late?: true;
      readonly providerReference?: string;
      /** Where the payer pays in another unit, or may pay less or more. */
      readonly receipt?: Receipt;
      /** Charged to the payer on top of `amount`. */
      readonly developerFee?: MoneyJson;
      /** The same as the provider tells it, where that is not what the order says. */
      readonly developerFeeTold?: MoneyJson;
      /** What the provider keeps of it: as it says, else as was agreed with it. */
      readonly fee?: MoneyJson;
      /** The fee is computed from what was agreed: the payout tells the exact one. */
      readonly feeEstimated?: true;
      /** The fee is not netted from payouts, but billed for a period. */
      readonly feeBilled?: true;
    }
>;

export type CaptureFailed = DomainEvent<'CaptureFailed', FailureFields>;

/** `amount` is what is left of the hold. */
export type VoidRequested = DomainEvent<
  'VoidRequested',
  OperationFields & { readonly providerReference?: string; readonly requestedAt: string }
>;

export type Voided = DomainEvent<'Voided', OutcomeFields>;

export type VoidFailed = DomainEvent<'VoidFailed', FailureFields>;

interface PayerFields {
  /** The bank order that pays it; absent where the provider does. */
  readonly bankOrderId?: string;
}

export type RefundRequested = DomainEvent<
  'RefundRequested',
  OperationFields &
    SharedFields &
    PayerFields & {
      /** Sealed free text. */
      readonly reason?: Sealed;
      /** Sealed address to which coins go back. */
      readonly destination?: Sealed;
      /** Reference of the payment at the provider. */
      readonly providerReference?: string;
      /** Part of the amount that is owed to the customer already, since a refund failed after it had been accepted. */
      readonly owed?: MoneyJson;
      readonly requestedAt: string;
    }
>;

export type Refunded = DomainEvent<
  'Refunded',
  OutcomeFields &
    PayerFields & {
      readonly providerReference?: string;
      /** Coins that went for it. */
      readonly receipt?: Receipt;
      /** What the provider takes for the refund itself, where it says so. */
      readonly fee?: MoneyJson;
    }
>;

/** Of what a refund frees that does not come, a dispute's part. */
export interface LeftToDispute {
  /** Counts 1, 2, 3 … within the order. */
  readonly disputeId: string;
  readonly amount: MoneyJson;
}

export interface LeftToLostDispute extends LeftToDispute {
  /** The part that was owed to the customer already. */
  readonly owed?: MoneyJson;
}

interface ContestedFields {
  /** What it frees and open disputes have taken: no claim any more, but contested. */
  readonly contested?: readonly LeftToDispute[];
  /** The same of disputes that are lost already: no claim any more, but lost as well. */
  readonly lost?: readonly LeftToLostDispute[];
  /** Of an order with splits: what that blocks of each party's part. */
  readonly blockedShares?: readonly Share[];
}

/** `owed`: as in the request; that part stays owed. */
export type RefundFailed = DomainEvent<
  'RefundFailed',
  FailureFields & SharedFields & ContestedFields & PayerFields & { readonly owed?: MoneyJson }
>;

/**
 * The provider took back a refund that it had accepted, or the bank sent its money back. The money is with us again and
 * the customer is still owed.
 */
export type RefundFailedAfterAcceptance = DomainEvent<
  'RefundFailedAfterAcceptance',
  FailureFields &
    BlockFields &
    ContestedFields &
    PayerFields & {
      /** Below zero: what disputes took of captures was counted as paid out until they had what it leaves. */
      readonly available?: MoneyJson;
      /** Of an order with splits: what of each party's part is available no more. */
      readonly settledShares?: readonly Share[];
      /** Coins that came back with it. */
      readonly receipt?: Receipt;
    }
>;

export type FollowUpEvent =
  | CaptureRequested
  | Captured
  | CaptureFailed
  | VoidRequested
  | Voided
  | VoidFailed
  | RefundRequested
  | Refunded
  | RefundFailed
  | RefundFailedAfterAcceptance;
