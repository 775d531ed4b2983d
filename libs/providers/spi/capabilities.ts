import type { OperationRules, OperationType, PaymentMethod } from '#libs/payments';

/** How long the provider takes to pay out what was captured, in calendar days. */
export interface SettlementDelay {
  readonly method: PaymentMethod;
  readonly days: number;
  readonly basis: 'documented' | 'assumed';
}

/** What a provider can do, as data: shown at `GET /v1/providers`, checked before an order is created. */
export interface ProviderCapabilities extends OperationRules {
  readonly methods: readonly PaymentMethod[];
  /** `hosted`: a page, its address made here; `remote`: the provider is asked and answers a page or an address. */
  readonly flows: readonly ('hosted' | 'remote' | 'background')[];
  /** `any`: every fiat currency that the account is configured for. */
  readonly currencies: readonly string[] | 'any';
  /** For payments in coins: the assets that the payer may send. */
  readonly assets?: readonly string[];
  readonly cardOnFile: { readonly customerInitiated: boolean; readonly merchantInitiated: boolean };
  /** An authorisation of 0.00 that only verifies the card. */
  readonly zeroAmountVerification: boolean;
  /** The provider keeps a key of ours and answers a repeat with the first result, for this long. */
  readonly idempotencyKeyLifetimeMs?: number;
  /** An operation can be looked up by our reference; absent after this delay, asked twice, counts as never executed. */
  readonly query?: {
    readonly visibilityDelayMs: number;
    /** Only these can be asked about; default all. */
    readonly operations?: readonly OperationType[];
  };
  /**
   * Each of these is a line of the bank by itself that bears our reference: a statement ends a doubt about it. What is
   * credited in bulk with others is none, and no line of it proves anything. The definition's `settlement` has each as
   * a proof, with its side.
   */
  readonly statement?: {
    readonly method: PaymentMethod;
    readonly operations: readonly ('authorize' | 'refund')[];
    /**
     * A line that the history of the account does not show by then, looked for twice, never comes. Absent: a line that
     * is not there proves nothing.
     */
    readonly visibilityDelayMs?: number;
  };
  /** It tells what it holds for us, see `balances`. */
  readonly balances?: true;
  /** Accounts, statements and payment orders of a bank, see `Banking`. */
  readonly bankAccount?: true;
  /**
   * `openPayment` under a reference that is known opens nothing new: it answers the payment that is there, with its
   * page. The way back to a page whose address was lost and that no query tells.
   */
  readonly reopens?: true;
  /** An unpaid payment can be closed at the provider. */
  readonly cancelPayment?: true;
  /** Hosted payments end then when the caller gives no shorter time. */
  readonly hostedLifetimeMs?: number;
  /**
   * A provider that can be asked may leave a payment pending for ever: so long after the payment's own end the ledger
   * asks once more, and expires what is still not paid. Absent: only the provider ends it. At least a day, the longest
   * time that an order can give (`expires_in`): the payment's own end may be the page's, which is sooner.
   */
  readonly expiryGraceMs?: number;
  /** Of the methods whose money comes later than the word of its capture; absent: not known, nothing is expected. */
  readonly settlementDelays?: readonly SettlementDelay[];
}
