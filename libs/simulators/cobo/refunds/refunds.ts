import { randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import { DEVELOPER } from '../accounts/accounts';
import type { Faults } from '../faults';
import { MONEY_FAULTS } from '../faults';
import { dayOf } from '../orders/orders';
import { commissionOf } from '../fees';
import type { Quirks } from '../quirks';
import type { Events } from '../webhooks/events';
import { ApiError } from '../wire/errors';
import type { Refund } from './refund';
import { isEnded, isOpen } from './refund';

export type RefundTerms = Pick<
  Refund,
  'requestId' | 'orderId' | 'merchantId' | 'refundType' | 'token' | 'amount' | 'merchantFee' | 'toAddress' | 'initiator'
>;

interface Parts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: GrowingIds;
  readonly accounts: Accounts;
  readonly events: Events;
  readonly faults: Faults;
  readonly quirks: Quirks;
  readonly capacity: number;
  /** Pause between the steps of a refund; 0 leaves them to the control. */
  readonly stepMs: number;
}

/** Refunds and their way out (sheet, 7). */
export class Refunds {
  private readonly kept: BoundedMap<string, Refund>;
  private readonly byRequest = new Map<string, Refund>();

  constructor(private readonly the: Parts) {
    this.kept = new BoundedMap(the.capacity, (refund) => this.byRequest.delete(refund.requestId));
  }

  /** @throws ApiError 30001 for a key that was used before, 30012 for more than the account has */
  open(terms: RefundTerms, status: 'PendingConfirmation' | 'AddressPending' = 'PendingConfirmation'): Refund {
    const { accounts, clock, ids } = this.the;
    if (this.byRequest.has(terms.requestId)) throw new ApiError(30001, 'request_id');
    const account = accountOf(terms);
    accounts.assertCovered(account, terms.token, terms.amount);
    const now = clock.now().getTime();
    const number = ids.take();
    const refundId = `R${dayOf(now)}-${terms.merchantId ?? DEVELOPER}-${number}`;
    const refund: Refund = {
      ...{ ...terms, refundId, number: Number(number), createdAt: now, updatedAt: now },
      status: terms.toAddress === undefined ? status : 'Pending',
    };
    this.kept.set(refundId, refund);
    this.byRequest.set(terms.requestId, refund);
    accounts.move(account, terms.token, -terms.amount, 'RefundOut', refundId);
    accounts.move(DEVELOPER, terms.token, terms.merchantFee, 'OrderIn', refundId);
    this.the.events.refundChanged(refund);
    if (refund.status === 'Pending') this.goOnLater(refund);
    return refund;
  }

  /** Entered on the page of a refund link; without effect where there is one. */
  submitAddress(refund: Refund, address: string): void {
    if (refund.status !== 'AddressPending') return;
    refund.toAddress = address;
    this.become(refund, 'AddressSubmitted');
    this.goOnLater(refund);
  }

  /** @throws ApiError 2028 */
  get(refundId: string): Refund {
    const refund = this.kept.get(refundId);
    if (!refund) throw new ApiError(2028, `refund ${refundId}`);
    return refund;
  }

  ofRequest(requestId: string): Refund | undefined {
    return this.byRequest.get(requestId);
  }

  /** Newest first. */
  all(): readonly Refund[] {
    return [...this.kept.values()].reverse();
  }

  /** @throws ApiError 2029 once it is being sent */
  setAddress(refund: Refund, address: string): void {
    if (!isOpen(refund)) throw new ApiError(2029, `the refund is ${refund.status}`);
    refund.toAddress = address;
    if (refund.status === 'Pending') return;
    this.become(refund, 'Pending');
    this.goOnLater(refund);
  }

  /** @throws ApiError 2029 once it is being sent */
  cancel(refund: Refund): void {
    if (!isOpen(refund)) throw new ApiError(2029, `the refund is ${refund.status}`);
    this.fail(refund, 'canceled');
  }

  /** The next step on its way; without effect where it waits for an address or has ended. */
  goOn(refund: Refund): void {
    if (refund.status === 'AddressSubmitted') {
      this.become(refund, 'Pending');
      this.goOnLater(refund);
    } else if (refund.status === 'Pending') {
      const [fault] = this.the.faults.strikeAll(MONEY_FAULTS, { step: 'refund', reference: refund.requestId });
      if (fault?.kind === 'feeStationEmpty') return this.fail(refund, 'Fee Station balance is insufficient');
      refund.txId = randomUUID();
      if (fault) return this.fail(refund, 'the transaction failed on chain');
      this.become(refund, 'Processing');
      this.goOnLater(refund);
    } else if (refund.status === 'Processing') this.become(refund, 'Completed');
  }

  /** As a person at the provider would end it. @throws RangeError where it has ended */
  end(refund: Refund, status: 'Completed' | 'PartiallyCompleted' | 'Failed', reason = 'failed'): void {
    if (isEnded(refund)) throw new RangeError(`the refund is ${refund.status} already`);
    if (status === 'Failed') return this.fail(refund, reason);
    refund.txId ??= randomUUID();
    this.become(refund, status);
  }

  private fail(refund: Refund, reason: string): void {
    const { accounts } = this.the;
    refund.failedReason = reason;
    accounts.move(accountOf(refund), refund.token, refund.amount, 'RefundOut', refund.refundId);
    accounts.move(DEVELOPER, refund.token, -refund.merchantFee, 'RefundOut', refund.refundId);
    this.become(refund, 'Failed');
  }

  private become(refund: Refund, status: Refund['status']): void {
    refund.status = status;
    refund.updatedAt = this.the.clock.now().getTime();
    if (status === 'Failed') refund.commission = refund.commission === undefined ? undefined : 0n;
    else if (status === 'Processing' || isEnded(refund)) refund.commission ??= commissionOf(this.the.quirks);
    this.the.events.refundChanged(refund);
  }

  private goOnLater(refund: Refund): void {
    if (this.the.stepMs > 0) this.the.scheduler.after(this.the.stepMs, () => this.goOn(refund));
  }
}

const accountOf = ({ refundType, merchantId }: RefundTerms): string =>
  refundType === 'Merchant' && merchantId !== undefined ? merchantId : DEVELOPER;
