import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import type { Faults } from '../faults';
import { MONEY_FAULTS } from '../faults';
import { dayOf } from '../orders/orders';
import type { Events } from '../webhooks/events';
import type { Quirks } from '../quirks';
import { ONE, floorTo, parseDecimal, sumOf } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Payout, PayoutItem, PayoutStatus } from './payout';

export type PayoutTerms = Pick<
  Payout,
  'kind' | 'requestId' | 'account' | 'channel' | 'recipient' | 'remark' | 'initiator'
> & { readonly items: readonly Pick<PayoutItem, 'token' | 'amount'>[] };

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

  /** @throws ApiError 30001, 30012 */
  open(terms: PayoutTerms): Payout {
    const { accounts, clock, ids } = this.the;
    if (this.requestIds.has(terms.requestId)) throw new ApiError(30001, 'request_id');
    accounts.assertAccount(terms.account);
    for (const { token, amount } of terms.items) accounts.assertCovered(terms.account, token, amount);
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
    this.book(payout, -1n);
    this.the.events.payoutChanged(payout);
    this.goOnLater(payout);
    return payout;
  }

  /** At a bank the coins at the rate of the moment, cut off after the cents; on a chain what it leaves of them. */
  private arriving({ channel, items }: PayoutTerms): Pick<Payout, 'items' | 'fiat'> {
    const { rates, quirks } = this.the;
    const worth = items.map(({ token, amount }) => (amount * (parseDecimal(rates.get(token.id) ?? '1') ?? ONE)) / ONE);
    const cost = channel === 'Crypto' ? (parseDecimal(quirks.networkFee) ?? 0n) : 0n;
    const taken = items.map((item) => ({ ...item, networkFee: cost < item.amount ? cost : item.amount }));
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
    if (fault) return this.fail(payout, fault.kind);
    this.become(payout, next);
    this.goOnLater(payout);
  }

  fail(payout: Payout, reason: string, status: 'Failed' | 'RejectedByBank' = 'Failed'): void {
    if (!STEPS[payout.kind].slice(0, -1).includes(payout.status)) {
      throw new RangeError(`the payout is ${payout.status} already`);
    }
    payout.failedReason = reason;
    this.book(payout, 1n);
    this.become(payout, status);
  }

  private book({ account, items, payoutId }: Payout, sign: 1n | -1n): void {
    for (const { token, amount } of items) this.the.accounts.move(account, token, sign * amount, 'Payout', payoutId);
  }

  private become(payout: Payout, status: PayoutStatus): void {
    payout.status = status;
    payout.updatedAt = this.the.clock.now().getTime();
    this.the.events.payoutChanged(payout);
  }

  private goOnLater(payout: Payout): void {
    if (this.the.stepMs > 0) this.the.scheduler.after(this.the.stepMs, () => this.goOn(payout));
  }
}
