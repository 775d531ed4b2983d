import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import { create, fact, orders, outcome } from '#libs/payments/testing';
import { unexpectedOf } from '#libs/payments';
import fc from 'fast-check';
import { usdt } from '../testing/samples';
import { orderResult } from './order-outcome';
import { readOrder } from './read-order';

const DUE = 100;
const UNIT = 1_000_000n;
const money = (coins: number) => usdt(BigInt(coins) * UNIT);

/** What the provider's documents leave open about an order that is paid (fact sheet 5.1). */
interface Quirks {
  /** `pay_amount`: what came in time, what had come when it was paid, or what was to be paid. */
  readonly payAmount: 'grows' | 'stays' | 'due';
  /** `pay_account` of payments over the chain alone. */
  readonly namesChain: boolean;
  /** `pay_account` of payments from an account. */
  readonly namesAccount: boolean;
  /** Nothing is said of the chain as long as it has brought nothing. */
  readonly leavesOutNothing: boolean;
  /** The order is in a coin of which one is worth two hundred of those that are paid, and converted when it is paid. */
  readonly isConverting: boolean;
  readonly tolerance: number;
}

interface Payment {
  readonly txId: string;
  readonly coins: number;
  readonly isLate: boolean;
  /** A Gate account had paid before it was confirmed. */
  isBeside?: boolean;
  isConfirmed: boolean;
}

/** The life of one order, as the fact sheet has it in section 4: only what its query needs. */
class ToldOrder {
  private readonly payments: Payment[] = [];
  private account = 0;
  private paidWith?: number;

  constructor(private readonly quirks: Quirks) {}

  get isPaid(): boolean {
    return this.paidWith !== undefined;
  }

  /** All that is credited. */
  get came(): number {
    return this.account + this.sum((one) => one.isConfirmed);
  }

  /** Of that, what the order tells so that it cannot be mistaken for anything else. */
  get told(): number {
    const { namesAccount } = this.quirks;
    return this.came - (namesAccount ? 0 : this.sum((one) => one.isBeside === true));
  }

  /** Of that, what is not the payment. */
  get beside(): number {
    return this.told - (this.paidWith ?? 0);
  }

  see(coins: number): void {
    const txId = `tx-${this.payments.length}`;
    this.payments.push({ txId, coins, isLate: this.isPaid, isConfirmed: false });
  }

  confirm(): void {
    const next = this.payments.find(({ isConfirmed }) => !isConfirmed);
    if (next) Object.assign(next, { isConfirmed: true, isBeside: this.account > 0 && !next.isLate });
    if (!this.isPaid && this.inTime >= DUE - this.quirks.tolerance) this.paidWith = this.inTime;
  }

  payFromAccount(): void {
    if (this.isPaid || (this.quirks.isConverting && this.inTime > 0)) return;
    this.account = DUE - this.inTime;
    this.paidWith = DUE;
  }

  queried(isListed: boolean): object {
    const { payAmount, namesChain, namesAccount, leavesOutNothing, tolerance } = this.quirks;
    const isNamed = this.account > 0 ? namesAccount : namesChain && this.isPaid;
    const credited = this.payments.filter(({ isConfirmed }) => isConfirmed);
    const paid = { grows: this.inTime + this.account, stays: this.paidWith, due: DUE }[payAmount];
    return {
      ...{ prepayId: '65466648727916544', merchantTradeNo: 'REFERENCE1', currency: 'USDT', orderAmount: `${DUE}` },
      ...this.conversion(),
      ...{ status: this.isPaid ? 'PAID' : 'PENDING', toleranceAmount: `${tolerance}`, pay_amount: `${paid ?? 0}` },
      pay_account: isNamed ? '10000' : '',
      transaction_info:
        leavesOutNothing && credited.length === 0
          ? null
          : {
              ...{ done_amount: `${this.inTime}`, done_amount_total: `${this.sum((one) => one.isConfirmed)}` },
              done_tx_item_list: credited.map(({ txId, coins }) => ({ txId, ...(isListed && { amount: `${coins}` }) })),
            },
    };
  }

  private conversion(): object {
    if (!this.quirks.isConverting) return {};
    const value = ((this.paidWith ?? 0) / 200).toFixed(6);
    const credited = this.isPaid ? { actualCurrency: 'BTC', actualAmount: value } : {};
    return { currency: 'BTC', orderAmount: `${DUE / 200}`, pay_currency: 'USDT', rate: '200', ...credited };
  }

  private get inTime(): number {
    return this.sum((one) => one.isConfirmed && !one.isLate);
  }

  private sum(which: (one: Payment) => boolean): number {
    return this.payments.filter(which).reduce((sum, { coins }) => sum + coins, 0);
  }
}

/** An order of the ledger, told of the other one as often as it asks. */
class BookedOrder {
  private world;

  constructor(private readonly amount: Money) {
    const terms = { amount: toMoneyJson(amount), method: 'crypto', captureMode: 'automatic' } as const;
    this.world = orders.and(create({ ...terms, crypto: { asset: 'MATIC_USDT' } }));
  }

  ask(data: object): void {
    const read = readOrder(data);
    if ('problem' in read) throw new Error(read.problem);
    const { outcome: result, also = [] } = orderResult(read, this.amount, new Date('2026-03-01T12:00:00Z'));
    this.world = this.world.and(outcome(1, result));
    for (const one of also) {
      if (one.kind === 'ask') continue;
      const { kind, amount, providerReference, code, inSum } = one;
      const place = inSum && { inSum: { ...inSum, upTo: inSum.upTo && toMoneyJson(inSum.upTo) } };
      const evidence = { source: 'query', id: `gatepay/${kind}/${providerReference}`, code } as const;
      const told = { operationId: 1, amount: toMoneyJson(amount), providerReference, evidence, ...place };
      this.world = this.world.and(fact(kind, 0, told));
    }
  }

  /** In the coin that is paid, what paid and what came beside it. */
  get booked(): { paid: number; beside: number } {
    const { state } = this.world;
    const { minor = '0', currency } = state.attempts[0]!.receipt?.received ?? {};
    const paid = currency === 'BTC' ? Number(minor) / 500_000 : Number(minor) / Number(UNIT);
    return { paid, beside: Number(unexpectedOf(state, 1, 'USDT') / UNIT) };
  }
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('see', 'see', 'confirm', 'confirm', 'account', 'ask', 'ask without amounts'),
    coins: fc.integer({ min: 1, max: 130 }),
  }),
  { maxLength: 14 },
);
const quirks: fc.Arbitrary<Quirks> = fc.record({
  payAmount: fc.constantFrom('grows', 'stays', 'due'),
  namesChain: fc.boolean(),
  namesAccount: fc.boolean(),
  leavesOutNothing: fc.boolean(),
  isConverting: fc.boolean(),
  tolerance: fc.constantFrom(0, 5),
});

describe('a GatePay order that is paid over the chain, from an account, or both, in any order', () => {
  it('has never more in the books than came, and all of it once it is listed', () => {
    fc.assert(
      fc.property(steps, quirks, (history, chosen) => {
        const amount = chosen.isConverting ? { minor: 50_000_000n, currency: 'BTC' } : money(DUE);
        const [told, order] = [new ToldOrder(chosen), new BookedOrder(amount)];
        const total = () => order.booked.paid + order.booked.beside;
        const ask = (isListed: boolean) => {
          order.ask(told.queried(isListed));
          expect(total()).toBeLessThanOrEqual(told.came);
        };
        for (const { what, coins } of history) {
          const wasPaid = told.isPaid;
          if (what === 'see') told.see(coins);
          else if (what === 'confirm') told.confirm();
          else if (what === 'account') told.payFromAccount();
          else ask(what === 'ask');
          // A message makes us ask at once; what both bring before that cannot be told apart.
          if (told.isPaid && !wasPaid) ask(true);
        }
        ask(true);
        if (!told.isPaid) return;
        expect(total()).toBeGreaterThanOrEqual(told.told);
        if (chosen.isConverting) expect(order.booked.beside).toBeGreaterThanOrEqual(told.beside);
      }),
      { numRuns: 1_000 },
    );
  });
});
