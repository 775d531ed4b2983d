import type { Clock } from '#libs/clock';
import type { DeliveryEngine, Scheduler } from '#libs/simulators/kit';
import { Levers } from '#libs/simulators/kit';
import type { BookedDelivery, BookedPayment, BookedSettlement } from '../book';
import { bookDelivery, bookPayment, bookSettlement } from '../book';
import type { Cards } from '../card';
import type { CardPayment, Mandate } from '../card/card-payment';
import type { Fault, Faults } from '../faults';
import type { Account, Accounts } from '../merchant-api/accounts';
import { parseAmount } from '../merchant-api/amount';
import type { Mailbox } from '../merchant-api/mailbox';
import type { SimulatedAccount } from '../options';
import { parseBalances } from '../options';
import type { Quirks } from '../quirks';
import type { Wires } from '../wire';
import { bookWire } from '../wire/book-wire';
import type { WirePayment } from '../wire/wire-payment';
import type { PayInstruction, PayResult } from './hosted-payer';
import { HostedPayer } from './hosted-payer';
import { HostedWirePayer, isWireAddress } from './hosted-wire-payer';
import { WireControl } from './wire-control';

export interface BookFilter {
  /** Finds a payment by its own Reference and by that of any request that acted on it. */
  readonly reference?: string;
  /** For wires also the PaymentId. */
  readonly paymentRequestId?: string;
  readonly accountId?: string;
  /** The newest so many; default all. */
  readonly limit?: number;
}

export type AccountChange = Partial<Omit<SimulatedAccount, 'accountId'>>;

/** The simulator's levers, the same for a test in this process and for `/_sim/` over HTTP. */
export class Simulation extends Levers<Fault, Quirks, BookedDelivery> {
  /** What happens at the payers' banks. */
  readonly wires: WireControl;
  private readonly hosted: HostedPayer;
  private readonly hostedWires: HostedWirePayer;

  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly scheduler: Scheduler;
      readonly accounts: Accounts;
      readonly cards: Cards;
      readonly wires: Wires;
      readonly mailbox: Mailbox;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
    },
  ) {
    super(the, bookDelivery);
    this.hosted = new HostedPayer(the.clock, the.cards);
    this.hostedWires = new HostedWirePayer(the.wires);
    this.wires = new WireControl(the.wires, the.accounts);
  }

  /**
   * Fills in a hosted page as a person would. Throws Refusal for an address that gets no page, RangeError for a
   * wrong instruction.
   */
  pay(instruction: PayInstruction): Promise<PayResult> {
    return isWireAddress(instruction.url) ? this.hostedWires.pay(instruction) : this.hosted.pay(instruction);
  }

  /** Newest first. */
  book({ reference, paymentRequestId, accountId, limit = Infinity }: BookFilter = {}): readonly BookedPayment[] {
    const cards = this.candidates(reference, paymentRequestId);
    const wires = this.wireCandidates(reference, paymentRequestId);
    const isWanted = (payment: AnyPayment): boolean => accountId === undefined || payment.accountId === accountId;
    return inOrder(cards, wires).filter(isWanted).reverse().slice(0, limit).map(bookAny);
  }

  /** Notifications that went out by e-mail as well, oldest first: JSON texts. */
  mails(): readonly string[] {
    return this.the.mailbox.list();
  }

  /** How many payments are kept, in all and by state. */
  count(): { readonly total: number; readonly states: Readonly<Record<string, number>> } {
    const states: Record<string, number> = {};
    const { cards, wires } = this.the;
    for (const { state } of cards.store.all()) states[state] = (states[state] ?? 0) + 1;
    for (const { state } of wires.store.all()) states[state] = (states[state] ?? 0) + 1;
    return { total: cards.store.size + wires.store.size, states };
  }

  /** The next credit of card payments is short by so much. Throws RangeError for what is no amount. */
  fallShort(amount: string): void {
    const hundredths = parseAmount(amount);
    if (hundredths === undefined) throw new RangeError('amount: two decimals');
    this.the.cards.settlements.fallShort(hundredths);
  }

  /** Credits of ended periods, oldest first. */
  settlements(): readonly BookedSettlement[] {
    return this.the.cards.settlements.list().map(bookSettlement);
  }

  accounts(): readonly Account[] {
    return this.the.accounts.all();
  }

  /**
   * The issuer takes money back: all that was captured, or `amount` (decimal). Throws RangeError for an unknown
   * payment, Refusal 1011 when that much was not captured.
   */
  async chargeback(paymentRequestId: string, amount?: string): Promise<void> {
    const payment = this.payment(paymentRequestId);
    const hundredths = amount === undefined ? payment.captured - payment.chargedBack : parseAmount(amount);
    if (hundredths === undefined) throw new RangeError('amount: two decimals');
    await this.the.cards.chargebacks.take(payment, hundredths);
  }

  /** Subsequent payments of the mandate answer 1011 from now on. Throws RangeError when there is none. */
  cancelMandate(paymentRequestId: string): void {
    this.endMandate(paymentRequestId, 'cancelled');
  }

  /** The registration has expired: subsequent payments answer 1010. Throws RangeError when there is none. */
  forgetMandate(paymentRequestId: string): void {
    this.endMandate(paymentRequestId, 'forgotten');
  }

  /**
   * What an owner or the provider changes in the portal, e.g. a new secret key in front. Throws RangeError for an
   * unknown account.
   */
  changeAccount(accountId: string, { balances, ...change }: AccountChange): void {
    const account: Account | undefined = this.the.accounts.find(accountId);
    if (!account) throw new RangeError(`no account ${accountId}`);
    const parsed = balances && parseBalances(balances);
    for (const [currency, hundredths] of parsed ?? []) account.balances.set(currency, hundredths);
    Object.assign(account, change);
  }

  /** By the index that fits, so that asking for one payment does not cost the size of the book. */
  private candidates(reference: string | undefined, paymentRequestId: string | undefined): CardPayment[] {
    const { store } = this.the.cards;
    if (reference !== undefined) return [...store.ofReference(reference)];
    if (paymentRequestId === undefined) return [...store.all()];
    return [store.get(paymentRequestId)].filter((payment) => payment !== undefined);
  }

  private wireCandidates(reference: string | undefined, id: string | undefined): WirePayment[] {
    const { store } = this.the.wires;
    if (reference !== undefined) return [...store.ofReference(reference)];
    if (id === undefined) return [...store.all()];
    return [store.find(id)].filter((payment) => payment !== undefined);
  }

  private endMandate(paymentRequestId: string, mandate: Mandate): void {
    const payment = this.payment(paymentRequestId);
    if (payment.mandate === undefined) throw new RangeError(`payment ${paymentRequestId} has no mandate`);
    payment.mandate = mandate;
  }

  private payment(paymentRequestId: string): CardPayment {
    const payment = this.the.cards.store.get(paymentRequestId);
    if (!payment) throw new RangeError(`no payment ${paymentRequestId}`);
    return payment;
  }
}

type AnyPayment = CardPayment | WirePayment;

const bookAny = (payment: AnyPayment): BookedPayment =>
  'paymentId' in payment ? bookWire(payment) : bookPayment(payment);

/** Oldest first: all numbers are given out by one counter. */
function inOrder(cards: readonly CardPayment[], wires: readonly WirePayment[]): AnyPayment[] {
  if (wires.length === 0) return [...cards];
  const number = (payment: AnyPayment): number =>
    Number(payment.paymentRequestId ?? ('paymentId' in payment ? payment.paymentId : 0));
  return [...cards, ...wires].sort((one, other) => number(one) - number(other));
}
