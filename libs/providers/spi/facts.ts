import type { Money } from '#libs/money';
import type { CardDetails, Decline } from '#libs/payments';

/**
 * What a provider tells by a sum, as it grows, and perhaps later by its parts, or the other way round, counts once: no
 * more of a movement is booked than is missing of the sum up to it.
 */
export interface PlaceInSum {
  /** The sum up to and with the movement, or beyond it. Default: not known, and the movement is told by its name. */
  readonly upTo?: Money;
  /** References of other movements in that sum, of which a message may have told without their place in it. */
  readonly after?: readonly string[];
  /**
   * It is the payment itself or a part of it, unless that was paid from elsewhere: it is news only where less of the
   * sum is recorded as what paid (`Receipt.listed`).
   */
  readonly mayHavePaid?: true;
}

interface FactFields {
  /** The reference that the provider echoed; may be missing or not ours: then the money goes to suspense. */
  readonly reference?: string;
  readonly providerReference?: string;
  /**
   * Names this one movement wherever the provider tells of it, where it does so in more than one way, always with its
   * reference or never: what names no order is then recorded once by it. By default each message tells of something
   * else.
   */
  readonly movement?: string;
  readonly code: string;
}

/** Something happened to a payment, in our words. */
export interface MovementFact extends FactFields {
  readonly kind:
    /**
     * The payer has ordered a transfer from the bank, and nothing is guaranteed: it is waited for as long as the
     * capability `transferDays` says, then the attempt is over.
     */
    | 'announced'
    /** A hold; where the provider captures at once, a guarantee that money will come. */
    | 'authorized'
    | 'captured'
    | 'voided'
    | 'refunded'
    | 'declined'
    | 'refund_failed'
    | 'disputed'
    | 'dispute_won'
    | 'dispute_lost'
    /**
     * Money came that pays nothing that is open: late, a second time, in another asset. It is real and goes to
     * suspense; `amount` is in the unit that came, and `providerReference` names this one movement.
     */
    | 'received';
  readonly amount: Money;
  /**
   * Of a `received`: whether the provider has it in the sum of what came for the payment in this unit, with what paid
   * it; false where it surely has not. By default that is not known.
   */
  readonly inSum?: false | PlaceInSum;
  /**
   * Of a `refunded` whose reference names the payment itself and no call of ours: what the provider means by it. By
   * default money that it gave back without being asked.
   */
  readonly unasked?: 'disputed';
  readonly decline?: Decline;
  readonly card?: CardDetails;
  readonly cardToken?: string;
}

/**
 * The message says that something changed, and not reliably what: the operation that `reference` names is asked about
 * by `query`, and the answer counts. The way for providers whose messages lack amounts, are unsigned in part, or may
 * arrive in any order.
 */
export interface AskFact extends FactFields {
  readonly kind: 'ask';
  /**
   * The reference names a call of a client operation, not a payment: nobody is asked, and the remark is kept with that
   * call. Default: a payment.
   */
  readonly about?: 'client_operation';
  /** What no answer will tell, in words for a person: kept in the history of the order. */
  readonly remark?: string;
}

/**
 * What a notification names beside its facts, for people who find out whose money it is or answer a payer. Read when
 * somebody asks, and kept nowhere but in the message itself.
 */
export interface NotifiedDetails {
  /** Personal data, as is the name: who sent a credit or got a debit. IBAN or local number. */
  readonly counterAccount?: string;
  readonly counterAccountName?: string;
  /** The issuer's number of an authorised card payment. */
  readonly authNumber?: string;
}

/** One fact of a verified notification. */
export type NotifiedFact = MovementFact | AskFact;
