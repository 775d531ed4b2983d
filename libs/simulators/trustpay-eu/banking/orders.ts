import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { bankDay } from './bank-day';
import type { BankBook } from './bank-book';
import { BankingRefusal, WITHOUT_MONEY } from './model';
import type { BankAccount, BankOrder, OrderState } from './model';
import { readOrderFile } from './order-rules';

type NewOrder = Omit<BankOrder, 'orderId' | 'createdAt' | 'state'>;

/** Amount in hundredths. */
export interface InternalTransfer {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly description?: string;
}

const NO_RIGHT = 'You may not create orders from this account';
/** IBAN or local number, as the other side of a line has it (sheet, section 9.4). */
const accountName = ({ iban, accountId }: BankAccount): string => iban || accountId;

/** Told when the money of an order has left, or has come back. */
type Listener = (order: BankOrder, what: 'left' | 'returned' | 'kept') => void;

/**
 * Outgoing orders. Each waits, is processed and then done, a step of the clock between, and never before its day; a
 * fault or a person can end it otherwise. Nothing here is idempotent: the same file twice is paid twice (section 10).
 */
export class BankOrders {
  private readonly orders: BoundedMap<string, BankOrder>;
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly scheduler: Scheduler;
      readonly ids: GrowingIds;
      readonly faults: Faults;
      readonly book: BankBook;
      readonly capacity: number;
      readonly stepMs: number;
    },
  ) {
    this.orders = new BoundedMap(the.capacity);
  }

  onMoney(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Throws BankingRefusal 400, 403 or 404; then no order of the file is made. */
  create(xml: string, operation: 'CreateOrder' | 'CreateOrders'): readonly BankOrder[] {
    const { messageId, transfers } = readOrderFile(xml, operation, bankDay(this.the.clock.now().getTime()));
    const needed = new Map<string, bigint>();
    for (const { accountId, amount, currency } of transfers) {
      const sum = (needed.get(accountId) ?? 0n) + amount;
      this.assertPayable(accountId, currency, sum);
      needed.set(accountId, sum);
    }
    return transfers.map((transfer) => this.add({ ...transfer, messageId, xml }));
  }

  /** Throws BankingRefusal 400 or 403 where the account cannot pay it. */
  assertPayable(accountId: string, currency: string, amount: bigint): void {
    const account = this.the.book.account(accountId);
    if (!account.canCreateBankWireOrder) throw new BankingRefusal(403, NO_RIGHT);
    if (currency !== account.currency) throw new BankingRefusal(400, `Currency: the account is in ${account.currency}`);
    this.assertCovered(account, amount);
  }

  /**
   * From one account of the client to another, as internet banking makes it: how a file would ask for it is not told
   * (sheet, section 9.3, 9.4). Throws BankingRefusal 400, 403 or 404.
   */
  transfer({ from, to, amount, description }: InternalTransfer): BankOrder {
    const [source, target] = [this.the.book.account(from), this.the.book.account(to)];
    if (!source.canCreateInternalOrder) throw new BankingRefusal(403, NO_RIGHT);
    if (from === to || source.currency !== target.currency)
      throw new BankingRefusal(400, 'Another account of the same currency is needed');
    this.assertCovered(source, amount);
    return this.add({
      ...{ accountId: from, amount, currency: source.currency, description, internalTo: to, xml: '' },
      executionDay: bankDay(this.the.clock.now().getTime()),
      ...{ counterAccount: accountName(target), counterAccountName: target.ownerName, endToEndId: 'NOTPROVIDED' },
    });
  }

  private assertCovered(account: BankAccount, amount: bigint): void {
    const disposable = this.the.book.disposable(account);
    if (disposable !== undefined && amount > disposable)
      throw new BankingRefusal(400, 'Insufficient disposable balance');
  }

  add(wanted: NewOrder): BankOrder {
    const createdAt = this.the.clock.now().getTime();
    const order: BankOrder = { ...wanted, orderId: this.the.ids.take(), createdAt, state: 'Waiting' };
    this.orders.set(order.orderId, order);
    this.the.book.reserve(order);
    const { accountId, orderId, clientReference: reference } = order;
    const fault = this.the.faults.strike(['bankOrder'], { step: 'bankOrder', accountId, orderId, reference });
    const next = createdAt + this.the.stepMs;
    const { executionDay: day } = order;
    const start = day <= bankDay(createdAt) ? next : Math.max(next, Date.parse(`${day}T00:00:00Z`));
    if (fault)
      this.the.scheduler.at(fault.afterMs === undefined ? start : createdAt + fault.afterMs, () => {
        if (fault.state === 'Reversed') this.become(order, 'Processed');
        this.become(order, fault.state);
      });
    else this.the.scheduler.at(start, () => this.proceed(order, 'Waiting', 'Processing'));
    return order;
  }

  /** Throws BankingRefusal 404. */
  get(orderId: string): BankOrder {
    const order = this.orders.get(orderId);
    if (!order) throw new BankingRefusal(404, 'Order not found');
    return order;
  }

  /** Oldest first. */
  all(): readonly BankOrder[] {
    return [...this.orders.values()];
  }

  /** Any state, at any time, as a person at the bank could bring it about; the money follows. */
  become(order: BankOrder, state: OrderState): void {
    const before = order.state;
    if (before === state) return;
    const ended = [...WITHOUT_MONEY, 'Processed', 'Reversed'];
    order.state = state;
    if (state === 'Processed') this.pay(order);
    if (state === 'Reversed' && before === 'Processed') this.giveBack(order);
    if (ended.includes(state) && !ended.includes(before)) this.the.book.release(order);
    if (WITHOUT_MONEY.includes(state)) this.tell(order, 'kept');
  }

  /** The usual way on, unless somebody has moved the order meanwhile. */
  private proceed(order: BankOrder, from: OrderState, to: OrderState): void {
    if (order.state !== from) return;
    this.become(order, to);
    if (to === 'Processing') this.the.scheduler.after(this.the.stepMs, () => this.proceed(order, to, 'Processed'));
  }

  private pay(order: BankOrder): void {
    this.book(order, -order.amount);
    this.tell(order, 'left');
  }

  private giveBack(order: BankOrder): void {
    this.book(order, order.amount);
    this.tell(order, 'returned');
  }

  /** An internal order moves two accounts, each a line of its own; the order stands on the one that it leaves. */
  private book(order: BankOrder, amount: bigint): void {
    const line = this.line(order, amount);
    const { accountId, internalTo } = order;
    this.the.book.move(internalTo === undefined ? line : { ...line, isInternal: true });
    if (internalTo === undefined) return;
    const source = this.the.book.account(accountId);
    this.the.book.move({
      ...{ ...line, accountId: internalTo, orderId: undefined, amount: -amount, isInternal: true },
      ...{ counterAccount: accountName(source), counterAccountName: source.ownerName },
    });
  }

  private line(order: BankOrder, amount: bigint) {
    const { accountId, orderId, currency, counterAccount, counterAccountName, description, clientReference } = order;
    const parties = { counterAccount, counterAccountName, description, clientReference };
    const kind = 'order' as const;
    return { ...{ accountId, orderId, currency, kind, amount }, ...parties, payerReference: order.endToEndId };
  }

  private tell(order: BankOrder, what: Parameters<Listener>[1]): void {
    for (const listener of this.listeners) listener(order, what);
  }
}
