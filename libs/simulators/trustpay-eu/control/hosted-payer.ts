import type { Clock } from '#libs/clock';
import type { Cards } from '../card';
import type { CardPayment } from '../card/card-payment';
import { parseExpiration, validExpiration } from '../card/expiration';
import { outcomeByName } from '../card/outcomes';
import { rulesOf } from '../card/payment-types';
import { Parameters } from '../merchant-api/parameters';

const SESSION_PATH = /^\/mapi5\/card\/pay\/([^/]+)$/i;

/** What to do with a hosted page in place of a person. */
export interface PayInstruction {
  /**
   * The signed address that the browser would open: each use opens a page of its own, as each browser does. Or the
   * address of a page that is already open.
   */
  readonly url: string;
  /** A test card of section 5.3, or any other number; default the success card. A card on file needs none. */
  readonly card?: string;
  /** `MM/YY`; default three years ahead. */
  readonly expiry?: string;
  /**
   * By its name: instead of a card `funds`, `risk`, `pending-then-paid`, …; at a bank `paid`, `announced`, `late`, …
   */
  readonly outcome?: string;
  readonly action?: 'pay' | 'cancel';
  /** Bank transfers: the bank by its id, and the amount (decimal) where the payer sends another one. */
  readonly bank?: string;
  readonly amount?: string;
}

export interface PayResult {
  readonly paymentRequestId: string;
  /** Bank transfers. */
  readonly paymentId?: string;
  readonly resultCode: number;
  readonly acquirerCode?: string;
  /** Where the browser would be sent; absent when it would stay. */
  readonly redirectTo?: string;
}

/** Fills in hosted pages without a browser: same checks, same payments, same notifications. */
export class HostedPayer {
  constructor(
    private readonly clock: Clock,
    private readonly cards: Cards,
  ) {}

  /** Throws Refusal for an address that gets no page, RangeError for an instruction that cannot be followed. */
  async pay(instruction: PayInstruction): Promise<PayResult> {
    const payment = this.open(instruction.url);
    if (instruction.action === 'cancel') this.cards.payer.cancel(payment);
    else await this.enter(payment, instruction);
    const { paymentRequestId, result } = payment;
    const redirectTo = payment.redirectLost ? undefined : this.cards.payer.returnAddress(payment);
    return { paymentRequestId, resultCode: result?.code ?? 0, acquirerCode: result?.acquirerCode, redirectTo };
  }

  private open(address: string): CardPayment {
    if (!URL.canParse(address)) throw new RangeError('url is no address');
    const url = new URL(address);
    const session = SESSION_PATH.exec(url.pathname)?.[1];
    if (session === undefined) {
      const request = this.cards.gateway.verify(new Parameters(url.searchParams));
      return this.cards.gateway.open(request, { withPage: false });
    }
    const payment = this.cards.store.ofSession(session);
    if (!payment) throw new RangeError('no such page');
    return payment;
  }

  private async enter(payment: CardPayment, { card, expiry, outcome }: PayInstruction): Promise<void> {
    const isOnFile = rulesOf(payment.paymentType).refersBy === 'CardId';
    const number = (card ?? '4200000000000000').replace(/\D/g, '');
    const expiration = expiry === undefined ? validExpiration(this.clock.now()) : parseExpiration(expiry);
    if (expiration === undefined) throw new RangeError('expiry is no month');
    if (outcome === undefined && !isOnFile) return this.cards.endpoint.payWith(payment, { number, expiration });
    const chosen = outcomeByName(outcome ?? 'success');
    if (!chosen) throw new RangeError('no such outcome');
    return this.cards.payer.pay(payment, chosen, isOnFile ? undefined : { lastFour: number.slice(-4), expiration });
  }
}
