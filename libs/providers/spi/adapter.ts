import type { Money } from '#libs/money';
import type {
  CaptureMode,
  CardDetails,
  CardInitiator,
  Decline,
  OperationType,
  Outcome,
  PaymentMethod,
  Receipt,
  SaveCard,
} from '#libs/payments';
import type { HeldBalances } from './balances';
import type { BankAnswer, Banking } from './banking';
import type { ProviderCapabilities } from './capabilities';
import type { ClientOperation } from './client-operation';
import type { NotifiedDetails, NotifiedFact } from './facts';
import type { NotificationAnswer, RawNotification } from './http';
import type { MoneyTold, StrayMoney } from './money-told';
import type { PayoutLists } from './payout-lists';

/** Personal data of the payer in clear; exists only between unsealing and the request to the provider. */
export interface Payer {
  readonly name?: string;
  readonly email?: string;
  readonly ip?: string;
  /** Digits, with a country code after a plus where it was given so. */
  readonly phone?: string;
  /** Name of the wallet that the payer pays with. */
  readonly wallet?: string;
  readonly billing?: {
    readonly street: string;
    readonly city: string;
    readonly postcode: string;
    readonly country: string;
  };
}

/** What every request to a provider names. */
interface ProviderRequest {
  /** Our name of this operation (see `operationReference`); also the idempotency key where the provider has one. */
  readonly reference: string;
  readonly amount: Money;
}

/** A line of the account that is an operation of ours. */
export interface ProvingLine {
  /** The bank's own number of the line. */
  readonly transactionId: string;
  /** The provider's name of the operation, as its other messages have it. */
  readonly providerReference?: string;
}

export interface StartPayment extends ProviderRequest {
  readonly method: PaymentMethod;
  readonly capture: CaptureMode;
  readonly payer: Payer;
  readonly description?: string;
  readonly language?: string;
  readonly saveCard?: SaveCard;
  /** Token of a card on file that the payer uses again, customer present. */
  readonly cardToken?: string;
  /** Where the provider sends the payer's browser afterwards: our own return page. */
  readonly returnUrl: string;
  readonly notificationUrl: string;
  readonly expiresAt: string;
  /** Our merchant's own id of the customer, or of the order where there is none; no personal data. */
  readonly customerId?: string;
  readonly crypto?: CryptoTerms;
  /** The provider has it, and only its page is wanted (`capabilities.reopens`): nothing may be opened anew. */
  readonly isThere?: true;
}

/** What a payment in coins adds to an order, whatever the order's own currency is. */
export interface CryptoTerms {
  /** The asset that the payer sends, in the ids of #libs/money, e.g. `ETH_USDT`. */
  readonly asset: string;
  /** How much less than asked still counts as paid; in the asset. */
  readonly tolerance?: Money;
  /** Charged to the payer on top of the order, for the developer; in the order's currency. */
  readonly developerFee?: Money;
}

export interface ChargeCard extends ProviderRequest {
  readonly capture: CaptureMode;
  readonly initiator: CardInitiator;
  readonly cardToken: string;
  readonly payer: Payer;
  /** What the payer reads of it, where the provider shows anything. */
  readonly description?: string;
  readonly notificationUrl: string;
}

export interface FollowUp extends ProviderRequest {
  /** Reference of the authorisation or payment at the provider. */
  readonly providerReference: string;
  readonly notificationUrl: string;
  /** Capture only: nothing more will be captured. */
  readonly final?: boolean;
  /** Refund of a payment in coins: where they go, when the caller says so. */
  readonly destination?: string;
  /** What the payment came to: with it a refund in the order's currency is a share of the coins that were due. */
  readonly payment?: { readonly amount: Money; readonly receipt?: Receipt };
}

export interface QueryOperation extends ProviderRequest {
  readonly type: OperationType;
  /** Of the operation itself, or of its payment where it has none of its own yet. */
  readonly providerReference?: string;
  /** When the request left, as far as we know. */
  readonly requestedAt: string;
  /** Of a refund: what other refunds of its payment have given back, or are on their way to, as far as we know. */
  readonly otherRefunds?: Money;
}

/** A result of a call: the outcome, and what came along with it. */
export interface ProviderResult {
  readonly outcome: Outcome;
  readonly card?: CardDetails;
  /** A token to keep on file, in clear; the caller seals it at once. */
  readonly cardToken?: string;
  /**
   * What else the answer to a query tells about the same payment: money that came late or twice, money that the
   * provider gave back by itself. Each fact names the provider's reference of its own movement, so that it counts once
   * however often it is told.
   */
  readonly also?: readonly NotifiedFact[];
}

export type Verification =
  | {
      readonly valid: true;
      /** The provider's own natural key of this message; equal keys are one message. */
      readonly key: string;
      /**
       * Digest of what the message says, where a repeat of it differs in anything else, such as a count of deliveries.
       * Equal keys with other digests are an alarm; by default all bytes count.
       */
      readonly digest?: string;
    }
  | { readonly valid: false; readonly reason: string };

export interface ReturnClaim {
  readonly reference: string;
  readonly claims: 'success' | 'pending' | 'cancelled' | 'declined' | 'error';
  readonly code: string;
  readonly decline?: Decline;
  readonly providerReference?: string;
}

/**
 * A payment provider. The abilities are optional: to implement one is to offer it, and `capabilities` says so in data.
 * Every call is made at most once; only the resolver decides about a repeat. A call never throws for what a provider
 * or a network may do: that is an `Outcome`.
 */
export interface ProviderAdapter {
  readonly name: string;
  readonly title: string;
  readonly capabilities: ProviderCapabilities;

  /** The page where the payer pays. Pure: a signed address, no call. */
  hostedPage?(payment: StartPayment): { readonly url: string };
  /**
   * Opens a payment by a call: `pending` with what the payer has to do next, a page or an address. Checked by
   * `checkPayment` first, where the adapter has it.
   */
  openPayment?(payment: StartPayment): Promise<ProviderResult>;
  /** @throws UnsupportedPaymentError for what the provider could never take. Pure; before anything is stored. */
  checkPayment?(payment: StartPayment): void;
  /** Closes a payment that nobody has paid: `failed` with code `cancelled`, or what it is instead. */
  cancelPayment?(payment: FollowUp): Promise<ProviderResult>;
  /** Charges a card on file without the payer. */
  charge?(charge: ChargeCard): Promise<ProviderResult>;
  capture?(capture: FollowUp): Promise<ProviderResult>;
  void?(release: FollowUp): Promise<ProviderResult>;
  refund?(refund: FollowUp): Promise<ProviderResult>;
  /**
   * What the provider knows of an operation; `unknown` when it cannot say, `failed` with code `absent` when it has
   * none.
   */
  query?(operation: QueryOperation): Promise<ProviderResult>;
  /**
   * Of an `ask` whose reference names no order of ours: the money behind it, so that it does not go unbooked. For
   * providers whose messages name no amount; several systems may share one account there.
   */
  moneyUnder?(reference: string): Promise<MoneyTold>;
  /**
   * Money on the account that belongs to no payment, such as coins of another kind than asked for, in pages: for what
   * a message may have told and may not have reached us. Each fact has its `movement`.
   * @param place where to go on in the same list, as a part of it told
   */
  strayMoney?(since?: Date, place?: string): AsyncIterable<StrayMoney>;
  /** What it holds for us now, of these units at least; see `HeldBalances`. */
  balances?(units: readonly string[]): Promise<HeldBalances>;
  /**
   * The line of the account that bears the operation's reference, in its whole history; only for what
   * `capabilities.statement` names. Undefined: there is none yet, and nothing that the provider keeps without a line
   * can be the operation; where that cannot be said, the answer is unknown.
   */
  findLine?(operation: QueryOperation): Promise<BankAnswer<ProvingLine | undefined>>;

  readonly notifications?: {
    readonly methods: readonly ('GET' | 'POST')[];
    /** Over the raw bytes, in constant time, against all active keys. Parses nothing that it has not verified. */
    verify(raw: RawNotification): Verification;
    /** Only for a verified notification. */
    parse(raw: RawNotification): readonly NotifiedFact[];
    /** Only for a verified notification. Default: it names nothing else. */
    details?(raw: RawNotification): NotifiedDetails;
    /**
     * The text of an e-mail that tells the same, as the request that it stands for: it is verified as that, and both
     * are one message. Undefined for any other text.
     */
    fromMail?(text: string): RawNotification | undefined;
    accepted: NotificationAnswer;
    refused: NotificationAnswer;
  };
  /** What this provider offers beside payments: balances, rates, payouts. Each is a route and a command. */
  readonly clientOperations?: readonly ClientOperation[];
  /** Where the provider tells its payouts, among its client operations; without it, its reports are imported. */
  readonly payoutLists?: PayoutLists;
  /** The bank account behind this provider. */
  readonly banking?: Banking;
  /** Reads the query with which the payer's browser came back. Unsigned. */
  parseReturn?(query: URLSearchParams): ReturnClaim | undefined;
  close?(): Promise<void>;
}
