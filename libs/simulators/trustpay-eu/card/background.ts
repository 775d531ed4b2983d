import type { Clock } from '#libs/clock';
import type { Faults } from '../faults';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import type { Quirks } from '../quirks';
import type { CardGateway, VerifiedRequest } from './card-gateway';
import type { CardPayment } from './card-payment';
import type { CardStore } from './card-store';
import type { Chargebacks } from './chargebacks';
import { isExpired } from './expiration';
import type { MoneyRules } from './money-rules';
import { assertRefundable, cancelHold, capture, purchase, refund } from './money-rules';
import type { CardNotice } from './notification';
import type { CardNotifier } from './notifier';
import { BACKGROUND_SUCCESS, CARD_EXPIRED } from './outcomes';
import type { Settlements } from './settlements';

export interface BackgroundResult {
  readonly resultCode: number;
  readonly acquirerCode?: string;
}

/** What a background call did: the payment that it made or changed, and what is to be told about it. */
interface Effect {
  readonly payment: CardPayment;
  readonly notice: CardNotice;
}

/**
 * Types 4, 6 and 8: no payer, no page, an answer at once. None of them is idempotent, as at the provider (section
 * 10).
 */
export class BackgroundCalls {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly store: CardStore;
      readonly gateway: CardGateway;
      readonly notifier: CardNotifier;
      readonly chargebacks: Chargebacks;
      readonly settlements: Settlements;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly moneyRules: () => MoneyRules;
    },
  ) {}

  /** Resolves when the answer may be sent. Throws Refusal 1007, 1010, 1011, or what a fault wants. */
  async execute(request: VerifiedRequest): Promise<BackgroundResult> {
    const original = this.original(request);
    const { accountId, reference, paymentRequestId, paymentType } = request;
    const subject = { step: 'background', accountId, reference, paymentRequestId, paymentType };
    const fault = this.the.faults.strike(['decline'], subject);
    const refusal =
      fault &&
      new Refusal(fault.resultCode ?? ResultCode.RejectedTransaction, 'fault', fault.acquirerCode ?? '800.100.155');
    if (refusal && !fault.executed) throw refusal;
    const effect = this.effect(request, original);
    await this.notify(request, effect, original);
    if (refusal) throw refusal;
    return { resultCode: effect.notice.resultCode, acquirerCode: BACKGROUND_SUCCESS };
  }

  private original({ paymentRequestId, accountId }: VerifiedRequest): CardPayment {
    const original = this.the.store.get(paymentRequestId);
    if (original?.accountId === accountId) return original;
    throw new Refusal(ResultCode.TransactionNotFound, `no payment ${paymentRequestId ?? ''}`);
  }

  private effect(request: VerifiedRequest, original: CardPayment): Effect {
    if (request.currency !== original.currency) {
      // A charge is a payment of its own; what acts on a payment is in its currency.
      const code = request.paymentType === '4' ? ResultCode.UnsupportedCurrency : ResultCode.UnsupportedTransaction;
      throw new Refusal(code, 'another currency than the payment');
    }
    const payment = request.paymentType === '4' ? this.charge(request, original) : original;
    if (request.paymentType === '6') capture(payment, request.amount, this.now(), this.the.moneyRules());
    if (request.paymentType === '8') this.giveBack(request, payment);
    const { paymentType: type, reference, amount } = request;
    if (type !== '4') this.the.store.record(payment, { type, reference, amount, at: this.now() });
    if (type !== '8') this.the.settlements.captured(payment, amount);
    if (type === '4') this.the.chargebacks.plan(payment);
    const notice: CardNotice =
      type === '8'
        ? { type: 'DBIT', amount, reference, resultCode: ResultCode.Success }
        : { type: 'CRDT', amount, reference, resultCode: ResultCode.Authorized };
    return { payment, notice };
  }

  /** A subsequent payment is a payment of its own; its id comes with the notification only. */
  private charge(request: VerifiedRequest, { mandate, card }: CardPayment): CardPayment {
    if (mandate === 'forgotten') throw new Refusal(ResultCode.TransactionNotFound, 'the registration has expired');
    if (mandate !== 'active') {
      throw new Refusal(ResultCode.UnsupportedTransaction, `no mandate: ${mandate ?? 'none was given'}`);
    }
    if (card && isExpired(card.expiration, this.the.clock.now())) {
      throw new Refusal(ResultCode.RejectedTransaction, 'the card has expired', CARD_EXPIRED);
    }
    const payment = this.the.gateway.create(request);
    payment.card = card;
    payment.paidAt = this.now();
    payment.authNumber = payment.paymentRequestId.slice(-6).padStart(6, '0');
    purchase(payment);
    this.the.store.add(payment);
    return payment;
  }

  private giveBack({ account, amount, currency }: VerifiedRequest, payment: CardPayment): void {
    if (payment.state === 'authorized') return cancelHold(payment, amount, this.now());
    assertRefundable(payment, amount);
    const disposable = this.the.settlements.disposable(account.accountId, currency);
    if (disposable !== undefined && amount > disposable) {
      throw new Refusal(ResultCode.InsufficientBalance, 'the refund is above the disposable balance');
    }
    refund(payment, amount);
    this.the.settlements.refunded(payment, amount);
    const balance = account.balances.get(currency);
    if (balance !== undefined) account.balances.set(currency, balance - amount);
  }

  private async notify(request: VerifiedRequest, { payment, notice }: Effect, original: CardPayment): Promise<void> {
    if (!this.the.quirks.notifyBackground) return;
    const { account, notificationUrl, paymentType } = request;
    const reference = this.the.quirks.backgroundReference === 'original' ? original.reference : notice.reference;
    const url = notificationUrl ?? account.defaultNotificationUrl;
    await this.the.notifier.notify(account, payment, { ...notice, reference }, { url, paymentType });
  }

  private now(): number {
    return this.the.clock.now().getTime();
  }
}
