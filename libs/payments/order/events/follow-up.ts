import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Receipt } from '../../outcome';
import type { Sealed } from '../../sealed';
import type { FailureFields, OperationFields, OutcomeFields, SharedFields } from './common';

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

export type RefundRequested = DomainEvent<
  'RefundRequested',
  OperationFields &
    SharedFields & {
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
  OutcomeFields & {
    readonly providerReference?: string;
    /** Coins that went for it. */
    readonly receipt?: Receipt;
    /** What the provider takes for the refund itself, where it says so. */
    readonly fee?: MoneyJson;
  }
>;

/** `owed`: as in the request; that part stays owed. */
export type RefundFailed = DomainEvent<'RefundFailed', FailureFields & SharedFields & { readonly owed?: MoneyJson }>;

/** The provider took back a refund that it had accepted. The money is with us again and the customer is still owed. */
export type RefundFailedAfterAcceptance = DomainEvent<
  'RefundFailedAfterAcceptance',
  FailureFields & {
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
