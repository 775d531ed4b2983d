import type { Answer, FaultSubject } from '#libs/simulators/kit';
import { backgroundAnswer } from '../card/background-answer';
import { donePage, errorPage } from '../card/pages/done-page';
import type { Accounts } from '../merchant-api/accounts';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import { readReturnUrls, redirectTo, returnAddress } from '../merchant-api/return-urls';
import { bankById } from './banks';
import { PAID, wireOutcomeByName } from './outcomes';
import { bankPage, confirmPage, leftPage, loginPage } from './pages/bank-pages';
import type { WirePayer } from './payer';
import type { WireRefunds } from './refunds';
import type { WireGateway } from './wire-gateway';
import type { WirePayment } from './wire-payment';
import type { WireStore } from './wire-store';

const SESSION_GONE = 'This payment page is not known, or no longer.';

/** Answers to requests and forms, as data; knows HTTP only as far as an answer goes. */
export class WireEndpoint {
  constructor(
    private readonly the: {
      readonly accounts: Accounts;
      readonly store: WireStore;
      readonly gateway: WireGateway;
      readonly payer: WirePayer;
      readonly refunds: WireRefunds;
    },
  ) {}

  /** A request of a merchant's server, or of the browser that it sent here. */
  async receive(parameters: Parameters): Promise<Answer> {
    const isBackground = parameters.get('PaymentType') === '8';
    try {
      const request = this.the.gateway.verify(parameters);
      if (!isBackground) return this.page(this.the.gateway.open(request, { withPage: true }));
      return this.answer(await this.the.refunds.execute(request));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return isBackground ? this.answer(error.code) : this.refuse(parameters, error);
    }
  }

  /** The page of a session again, e.g. when the browser is reloaded or the payer comes back to it. */
  show(session: string): Answer {
    const payment = this.the.store.ofSession(session);
    if (!payment) return { ...errorPage(ResultCode.TransactionNotFound, SESSION_GONE), status: 404 };
    return payment.result === undefined ? this.page(payment) : this.done(payment);
  }

  /** A form of the pages. Sent twice, the second time changes nothing and gets the first result. */
  async submit(session: string, form: URLSearchParams): Promise<Answer> {
    const payment = this.the.store.ofSession(session);
    if (!payment || payment.result !== undefined) return this.show(session);
    const chosen = bankById(form.get('bank'));
    if (chosen) payment.bank = chosen;
    switch (form.get('action')) {
      case 'leave':
        return leftPage(payment);
      case 'cancel':
        this.the.payer.cancel(payment);
        break;
      case 'login':
        if (!form.get('user')?.trim()) return loginPage(payment, { isNameMissing: true });
        payment.loggedIn = true;
        break;
      case 'confirm':
        if (payment.loggedIn)
          await this.the.payer.confirm(payment, wireOutcomeByName(form.get('outcome') ?? '') ?? PAID);
        break;
      default:
        break;
    }
    return this.show(session);
  }

  /** For aiming faults at the forms of a page. */
  subject(session: string): FaultSubject {
    const payment = this.the.store.ofSession(session);
    if (!payment) return { step: 'form' };
    const { accountId, reference, paymentRequestId, paymentType } = payment;
    return { step: 'form', accountId, reference, paymentRequestId, paymentType };
  }

  private page(payment: WirePayment): Answer {
    if (!payment.bank) return bankPage(payment);
    return payment.loggedIn ? confirmPage(payment) : loginPage(payment);
  }

  private done(payment: WirePayment): Answer {
    return donePage(payment, payment.redirectLost ? undefined : this.the.payer.returnAddress(payment));
  }

  /** `{"ResultCode":0}`, double quotes always: the manual prints single ones for cards only (sheet, section 5.2). */
  private answer(resultCode: number): Answer {
    return backgroundAnswer({ resultCode }, { singleQuotes: false });
  }

  /** To the error address of a request that is surely the merchant's; any other stays here. */
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
