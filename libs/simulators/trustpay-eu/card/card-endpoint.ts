import type { Clock } from '#libs/clock';
import type { Answer, FaultSubject } from '#libs/simulators/kit';
import type { Accounts } from '../merchant-api/accounts';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import { readReturnUrls, redirectTo, returnAddress } from '../merchant-api/return-urls';
import type { Quirks } from '../quirks';
import type { BackgroundCalls } from './background';
import { backgroundAnswer } from './background-answer';
import type { CardGateway } from './card-gateway';
import type { CardPayment } from './card-payment';
import type { CardStore } from './card-store';
import { validExpiration } from './expiration';
import type { CardOutcome } from './outcomes';
import { outcomeByName, outcomeOfCard } from './outcomes';
import { readCard } from './pages/card-form';
import { cardPage } from './pages/card-page';
import { donePage, errorPage } from './pages/done-page';
import { textsFor } from './pages/texts';
import type { Payer } from './payer';
import { isCardPaymentType, rulesOf } from './payment-types';

const SESSION_GONE = 'This payment page is not known, or no longer.';

/** Answers to requests and forms, as data; knows HTTP only as far as an answer goes. */
export class CardEndpoint {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly accounts: Accounts;
      readonly store: CardStore;
      readonly gateway: CardGateway;
      readonly payer: Payer;
      readonly background: BackgroundCalls;
      readonly quirks: Quirks;
    },
  ) {}

  /** A request of a merchant's server, or of the browser that it sent here. */
  async receive(parameters: Parameters): Promise<Answer> {
    const type = parameters.get('PaymentType');
    const isBackground = isCardPaymentType(type) && !rulesOf(type).hosted;
    try {
      const request = this.the.gateway.verify(parameters);
      if (!isBackground) return cardPage(this.the.gateway.open(request, { withPage: true }));
      return backgroundAnswer(await this.the.background.execute(request), this.the.quirks);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code: resultCode, acquirerCode } = error;
      if (isBackground) return backgroundAnswer({ resultCode, acquirerCode }, this.the.quirks);
      return this.refuse(parameters, error);
    }
  }

  /** The page of a session again, e.g. when the browser is reloaded. */
  show(session: string): Answer {
    const payment = this.the.store.ofSession(session);
    if (!payment) return { ...errorPage(ResultCode.TransactionNotFound, SESSION_GONE), status: 404 };
    return payment.state === 'open' ? cardPage(payment) : this.done(payment);
  }

  /** The form of the page. Sent twice, the second time changes nothing and gets the first result. */
  async submit(session: string, form: URLSearchParams): Promise<Answer> {
    const payment = this.the.store.ofSession(session);
    if (!payment || payment.state !== 'open') return this.show(session);
    if (form.get('action') === 'cancel') this.the.payer.cancel(payment);
    else if (rulesOf(payment.paymentType).refersBy === 'CardId') await this.confirm(payment, form.get('outcome'));
    else return this.enter(payment, form);
    return this.done(payment);
  }

  /** Pays with a card of good form, whatever its number leads to. */
  async payWith(payment: CardPayment, { number, expiration }: { number: string; expiration: string }): Promise<void> {
    await this.the.payer.pay(payment, outcomeOfCard(number), { lastFour: number.slice(-4), expiration });
  }

  /** For aiming faults at the form of a page. */
  subject(session: string): FaultSubject {
    const payment = this.the.store.ofSession(session);
    if (!payment) return { step: 'form' };
    const { accountId, reference, paymentRequestId, paymentType } = payment;
    return { step: 'form', accountId, reference, paymentRequestId, paymentType };
  }

  private async enter(payment: CardPayment, form: URLSearchParams): Promise<Answer> {
    const now = this.the.clock.now();
    const testCard = form.get('testCard');
    if (testCard !== null) {
      await this.payWith(payment, { number: testCard.replace(/\D/g, ''), expiration: validExpiration(now) });
      return this.done(payment);
    }
    const typed = {
      number: form.get('number') ?? '',
      expiry: form.get('expiry') ?? '',
      cvv: form.get('cvv') ?? '',
    };
    const read = readCard(typed, now, textsFor(payment.language).texts);
    if ('errors' in read) return cardPage(payment, { errors: read.errors, typed });
    await this.payWith(payment, read.card);
    return this.done(payment);
  }

  private async confirm(payment: CardPayment, name: string | null): Promise<void> {
    const outcome: CardOutcome = outcomeByName(name ?? 'success') ?? { kind: 'success' };
    await this.the.payer.pay(payment, outcome);
  }

  private done(payment: CardPayment): Answer {
    return donePage(payment, payment.redirectLost ? undefined : this.the.payer.returnAddress(payment));
  }

  /**
   * To the error address of a request that is surely the merchant's; any other stays here, or we would be an open
   * redirector.
   */
  private refuse(parameters: Parameters, { code, detail }: Refusal): Answer {
    const portal = this.the.accounts.find(parameters.get('AccountId'))?.defaultReturnUrls;
    const address = this.the.gateway.isSigned(parameters)
      ? returnAddress(code, readReturnUrls(parameters), portal)
      : undefined;
    if (address === undefined) return errorPage(code, detail);
    const location = redirectTo(address, { reference: parameters.get('Reference'), code });
    return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
  }
}
