import type { Clock } from '#libs/clock';
import type { Scheduler } from '#libs/simulators/kit';
import type { Notifier } from './notifier';
import { mayBecome } from './operation';
import type { Operation, Status } from './operation';
import type { Quirks } from './quirks';

/** Moves operations from state to state, and the shop's money with them; every change is told to the merchant. */
export class Lifecycle {
  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly notifier: Notifier,
    private readonly quirks: Quirks,
  ) {}

  /** A payout takes its money aside at once; a payin ends by itself when nobody pays (sheet, section 9.6 and 9.8). */
  begin(operation: Operation): void {
    const { shop, type, amount, expiresAt } = operation;
    if (type === 'payout') {
      shop.available -= amount;
      shop.pending += amount;
    }
    if (expiresAt === undefined) return;
    this.scheduler.at(expiresAt, () => {
      if (operation.status === 'pending' && !operation.isStuck) this.change(operation, 'expired');
    });
  }

  /**
   * `amount`: what came, where it is not what was asked; only with the quirk `otherAmounts`.
   * @throws RangeError for a change that cannot be
   */
  change(operation: Operation, status: Status, amount = operation.amount): void {
    if (!mayBecome(operation, status, this.quirks.lateSuccess)) {
      throw new RangeError(`${operation.type} ${operation.externalId} is ${operation.status}, not to be ${status}`);
    }
    if (amount !== operation.amount && (!this.quirks.otherAmounts || status !== 'success')) {
      throw new RangeError('another amount is possible only for a success with the quirk otherAmounts');
    }
    operation.amount = amount;
    operation.status = status;
    operation.isStuck = undefined;
    operation.updatedAt = this.clock.now().getTime();
    operation.finalizedAt ??= operation.updatedAt;
    moveMoney(operation);
    this.notifier.notify(operation);
  }
}

/** After the change: a payin comes and goes with its status, a payout leaves what was set aside or returns it. */
function moveMoney({ type, status, amount, shop }: Operation): void {
  if (type === 'payin') {
    if (status === 'success') shop.available += amount;
    if (status === 'refunded') shop.available -= amount;
    return;
  }
  if (status === 'refunded') shop.available += amount;
  else shop.pending -= amount;
  if (status !== 'success' && status !== 'refunded') shop.available += amount;
}
