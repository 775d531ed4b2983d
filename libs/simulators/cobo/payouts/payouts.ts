import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import type { Faults } from '../faults';
import { MONEY_FAULTS } from '../faults';
import { dayOf } from '../orders/orders';
import type { Events } from '../webhooks/events';
import { chainCost, commissionOf } from '../fees';
import type { Quirks } from '../quirks';
import { ONE, floorTo, parseDecimal, sumOf } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Payout, PayoutEnd, PayoutItem, PayoutStatus } from './payout';
import { ENDS, comingBack } from './payout';
import { takeAlong } from './settled-orders';

export type PayoutTerms = Pick<Payout, 'kind' | 'requestId' | 'channel' | 'recipient' | 'remark' | 'initiator'> & {
  readonly items: readonly Omit<PayoutItem, 'networkFee' | 'commission'>[];
};

const STEPS: Readonly<Record<Payout['kind'], readonly PayoutStatus[]>> = {
  payout: ['Pending', 'Preparing', 'Transferring', 'Completed'],
  settlement: ['Pending', 'Processing', 'Completed'],
};

interface Parts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: GrowingIds;
  readonly accounts: Accounts;
  readonly events: Events;
  readonly faults: Faults;
  readonly rates: ReadonlyMap<string, string>;
  readonly quirks: Quirks;
  readonly capacity: number;
  readonly stepMs: number;
}

/** Money that leaves the accounts for good: payouts and settlement requests (sheet, 8). */
export class Payouts {
  private readonly kept: BoundedMap<string, Payout>;
  private readonly requestIds = new Set<string>();

  constructor(private readonly the: Parts) {
    this.kept = new BoundedMap(the.capacity, (payout) => this.requestIds.delete(payout.requestId));
  }

  /** @throws ApiError 30001 for the key of one that was made */
  assertFresh(requestId: string): void {
    if (this.requestIds.has(requestId)) throw new ApiError(30001, 'request_id');
  }

  /** @throws ApiError 30001, 30012 */
  open(terms: PayoutTerms): Payout {
    const { accounts, clock, ids } = this.the;
    this.assertFresh(terms.requestId);
    for (const { account } of terms.items) accounts.assertAccount(account);
    this.assertCovered(terms);
    const now = clock.now().getTime();
    const number = ids.take();
    const payoutId = `${terms.kind === 'payout' ? 'P' : 'S'}${dayOf(now)}-${number}`;
    const payout: Payout = {
      ...{ ...terms, payoutId, number: Number(number), createdAt: now, updatedAt: now },
      ...this.arriving(terms),
      status: 'Pending',
    };
    this.kept.set(payoutId, payout);
    this.requestIds.add(terms.requestId);
    for (const { account, token, amount } of payout.items) accounts.move(account, token, -amount, 'Payout', payoutId);
    this.become(payout, 'Pending');
    this.goOnLater(payout);
    return payout;
  }

  /** All that is taken of one account together. */
  private assertCovered({ items }: PayoutTerms): void {
    for (const { account, token } of items) {
      const same = items.filter((item) => item.account === account && item.token === token);
      this.the.accounts.assertCovered(account, token, sumOf(same.map(({ amount }) => amount)));
    }
  }

  /** At a bank the coins at the rate of the moment, cut off after the cents; on a chain what it leaves of them. */
  private arriving({ channel, items }: PayoutTerms): Pick<Payout, 'items' | 'fiat'> {
    const { rates, quirks } = this.the;
    const worth = items.map(({ token, amount }) => (amount * (parseDecimal(rates.get(token.id) ?? '1') ?? ONE)) / ONE);
    const taken = items.map((item) => ({
      ...item,
      networkFee: channel === 'Crypto' ? chainCost(quirks, item.amount) : 0n,
      commission: commissionOf(quirks),
    }));
    return { items: taken, ...(channel === 'OffRamp' && { fiat: floorTo(sumOf(worth), 2) }) };
  }

  /** @throws ApiError 2028 */
  get(kind: Payout['kind'], payoutId: string): Payout {
    const payout = this.kept.get(payoutId);
    if (payout?.kind !== kind) throw new ApiError(2028, `${kind} ${payoutId}`);
    return payout;
  }

  /** Newest first. */
  all(kind: Payout['kind']): readonly Payout[] {
    return [...this.kept.values()].reverse().filter((payout) => payout.kind === kind);
  }

  /** The next step; without effect where it has ended. */
  goOn(payout: Payout): void {
    const steps = STEPS[payout.kind];
    const next = steps[steps.indexOf(payout.status) + 1];
    if (!steps.includes(payout.status) || next === undefined) return;
    const [fault] = this.the.faults.strikeAll(MONEY_FAULTS, { step: 'payout', reference: payout.requestId });
    if (fault) return this.end(payout, 'Failed', fault.kind);
    this.become(payout, next);
    this.goOnLater(payout);
  }

  /** As a person at the provider would end it; what does not arrive comes back. @throws RangeError where it cannot */
  end(payout: Payout, status: PayoutEnd, reason = 'failed'): void {
    if (!STEPS[payout.kind].slice(0, -1).includes(payout.status)) {
      throw new RangeError(`the ${payout.kind} is ${payout.status} already`);
    }
    if (!endsOf(payout).includes(status)) throw new RangeError(`this ${payout.kind} cannot become ${status}`);
    if (status !== 'Completed' && status !== 'Canceled') payout.failedReason = reason;
    for (const { account, token, amount } of payout.items) {
      this.the.accounts.move(account, token, comingBack(amount, status), 'Payout', payout.payoutId);
    }
    this.become(payout, status);
  }

  private become(payout: Payout, status: PayoutStatus): void {
    payout.status = status;
    payout.updatedAt = this.the.clock.now().getTime();
    takeAlong(payout, payout.updatedAt);
    this.the.events.payoutChanged(payout);
  }

  private goOnLater(payout: Payout): void {
    if (this.the.stepMs > 0) this.the.scheduler.after(this.the.stepMs, () => this.goOn(payout));
  }
}

/** Only a bank rejects; only a settlement is called off, before anything has begun (sheet, 8). */
function endsOf({ kind, channel, status }: Payout): readonly PayoutEnd[] {
  return ENDS.filter((end) => {
    if (end === 'RejectedByBank') return kind === 'payout' && channel === 'OffRamp';
    return end !== 'Canceled' || (kind === 'settlement' && status === 'Pending');
  });
}
