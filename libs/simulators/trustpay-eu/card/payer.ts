import { createHash } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import { ResultCode } from '../merchant-api/result-codes';
import { redirectTo, returnAddress } from '../merchant-api/return-urls';
import type { Quirks } from '../quirks';
import type { CardPayment, StoredCard } from './card-payment';
import type { CardStore } from './card-store';
import type { Chargebacks } from './chargebacks';
import { isExpired } from './expiration';
import type { MoneyRules } from './money-rules';
import { authorize, purchase } from './money-rules';
import type { CardNotifier } from './notifier';
import type { CardOutcome } from './outcomes';
import { CARD_EXPIRED, declined, HOSTED_SUCCESS } from './outcomes';
import { rulesOf } from './payment-types';
import type { Settlements } from './settlements';

/** How long a pending payment waits for the issuer, by the simulator's clock. */
const PENDING_MS = 30_000;

export interface PayerDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly store: CardStore;
  readonly notifier: CardNotifier;
  readonly chargebacks: Chargebacks;
  readonly settlements: Settlements;
  readonly faults: Faults;
  readonly quirks: Quirks;
  readonly moneyRules: () => MoneyRules;
}

/** What the person in front of the hosted page does. A page decides once: whatever is pressed later changes nothing. */
export class Payer {
  constructor(private readonly the: PayerDependencies) {}

  /** Resolves when the browser may go on. */
  async pay(payment: CardPayment, outcome: CardOutcome, card?: StoredCard): Promise<void> {
    if (payment.state !== 'open') return;
    payment.card = card ?? payment.card;
    const { reference, accountId, paymentType, paymentRequestId } = payment;
    const subject = { step: 'pay', accountId, reference, paymentRequestId, paymentType };
    const fault = this.the.faults.strike(['decline'], subject);
    payment.redirectLost = this.the.faults.strike(['redirectLost'], subject) !== undefined;
    const decided = fault
      ? declined(fault.acquirerCode ?? '800.100.155', fault.resultCode)
      : this.onFile(payment, outcome);
    await this.decide(payment, decided);
    if (fault?.executed) await this.succeed(payment);
  }

  cancel(payment: CardPayment): void {
    if (payment.state !== 'open') return;
    payment.state = 'abandoned';
    payment.result = { code: ResultCode.UserCancel };
  }

  /** Where the browser goes now; undefined when it stays on the provider's page. */
  returnAddress(payment: CardPayment): string | undefined {
    const portal = this.the.accounts.find(payment.accountId)?.defaultReturnUrls;
    const address = payment.result && returnAddress(payment.result.code, payment.urls, portal);
    if (!payment.result || address === undefined) return undefined;
    const { reference, paymentRequestId } = payment;
    return redirectTo(address, { reference, paymentRequestId, ...payment.result });
  }

  private onFile(payment: CardPayment, outcome: CardOutcome): CardOutcome {
    const isGone = payment.card !== undefined && isExpired(payment.card.expiration, this.the.clock.now());
    return outcome.kind === 'success' && isGone ? declined(CARD_EXPIRED) : outcome;
  }

  private async decide(payment: CardPayment, outcome: CardOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'declined':
        payment.state = 'declined';
        payment.result = { code: outcome.resultCode, acquirerCode: outcome.acquirerCode };
        return;
      case 'pendingThenPaid':
      case 'pendingForEver':
        payment.state = 'pending';
        payment.result = { code: ResultCode.Pending, acquirerCode: '000.200.000' };
        if (outcome.kind === 'pendingThenPaid') {
          this.the.scheduler.after(PENDING_MS, () => void this.succeed(payment));
        }
        return;
      case 'success': {
        const isHold = rulesOf(payment.paymentType).effect === 'hold';
        const code = isHold ? ResultCode.AuthorizedOnly : ResultCode.Success;
        payment.result = { code, acquirerCode: HOSTED_SUCCESS };
        return this.succeed(payment);
      }
    }
  }

  private async succeed(payment: CardPayment): Promise<void> {
    const rules = rulesOf(payment.paymentType);
    const now = this.the.clock.now().getTime();
    if (rules.effect === 'hold') authorize(payment, now, this.the.moneyRules());
    else purchase(payment);
    payment.paidAt = now;
    payment.authNumber = payment.paymentRequestId.slice(-6).padStart(6, '0');
    if (rules.createsMandate) payment.mandate = 'active';
    if (rules.registersCard) this.register(payment);
    const { reference, paymentType, amount } = payment;
    if (payment.captured > 0n) this.the.settlements.captured(payment, payment.captured);
    this.the.chargebacks.plan(payment);
    const account = this.the.accounts.find(payment.accountId)!;
    const resultCode = rules.effect === 'hold' ? ResultCode.AuthorizedOnly : ResultCode.Authorized;
    const url = payment.notificationUrl ?? account.defaultNotificationUrl;
    const notice = { type: 'CRDT', amount, reference, resultCode } as const;
    await this.the.notifier.notify(account, payment, notice, { url, paymentType });
  }

  private register(payment: CardPayment): void {
    const cardId = createHash('sha256').update(`card ${payment.paymentRequestId}`).digest('hex').slice(0, 32);
    payment.cardId = cardId;
    this.the.store.keepCard(cardId, payment);
  }
}
