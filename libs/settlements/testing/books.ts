import type {
  Action,
  BankLine,
  Doubt,
  Evidence,
  Finding,
  Item,
  MatchingRules,
  OpenLine,
  OrderedPayment,
  Payout,
  Resolved,
} from '../index';
import { reconcile } from '../index';

interface Kept extends Payout {
  readonly all: readonly OpenLine[];
}

/** What a matching run finds in the end, and what it made of everything. */
export interface Settled {
  readonly breaks: readonly Finding[];
  readonly settledItems: readonly string[];
  /** Each line of the bank with what became of it. */
  readonly bankLines: ReadonlyMap<string, string>;
  readonly payouts: readonly Payout[];
  /** Doubts that a line ended. */
  readonly proven: readonly Doubt[];
  /** Fees that were booked, in minor units. */
  readonly fees: bigint;
}

const ROUNDS_MAX = 20;

/**
 * The application in small: it does what matching answers, and matches again until nothing is left to do. It fails when
 * something is done twice.
 */
export class Books {
  private items: Item[];
  private payouts: Kept[];
  private open: BankLine[];
  private readonly placed = new Map<string, string>();
  private fees = 0n;
  /** What is settled with another fee is not looked at again: its break stays until a person resolves it. */
  private readonly kept = new Map<string, Finding>();
  private ordered: readonly OrderedPayment[];
  private doubts: readonly Doubt[];
  private readonly proven: Doubt[] = [];

  constructor(
    evidence: Omit<Evidence, 'resolved'>,
    private readonly rules: MatchingRules,
    private readonly resolved: Resolved = new Map(),
  ) {
    this.items = [...evidence.items];
    this.payouts = evidence.payouts.map((payout) => ({ ...payout, all: payout.lines }));
    this.open = [...evidence.bankLines];
    this.ordered = evidence.ordered ?? [];
    this.doubts = evidence.doubts ?? [];
  }

  /** What comes later. */
  add(items: readonly Item[], bankLines: readonly BankLine[]): void {
    this.items = [...this.items, ...items];
    this.open = [...this.open, ...bankLines];
  }

  settle(now: Date): Settled {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const { items, payouts, open: bankLines, ordered, doubts, resolved } = this;
      const { actions, breaks } = reconcile({ items, payouts, bankLines, ordered, doubts, resolved }, this.rules, now);
      for (const one of breaks) if (one.kind === 'fee') this.kept.set(one.subject, one);
      if (actions.length === 0) {
        const all = [...breaks.filter(({ kind }) => kind !== 'fee'), ...this.kept.values()];
        const settledItems = this.items.filter(({ settled }) => settled).map(({ id }) => id);
        return { ...this.result(), breaks: all, settledItems };
      }
      for (const action of actions) this.act(action);
    }
    throw new Error('matching does not come to an end');
  }

  private result() {
    const { placed: bankLines, payouts, proven, fees } = this;
    return { bankLines, payouts, proven, fees };
  }

  private act(action: Action): void {
    switch (action.do) {
      case 'open_payout': {
        const { lines, bankLineId, paidAt, ...payout } = action.payout;
        const net = lines.reduce((sum, { gross, fee }) => sum + gross - fee, 0n);
        const id = `found ${payout.payoutId}`;
        if (this.payouts.some((one) => one.id === id)) throw new Error(`${id} was opened twice`);
        const made = { ...payout, id, net, credited: 0n, accepted: 0n, parts: 0, paidAt: new Date(paidAt) };
        this.payouts.push({ ...made, lines, all: lines });
        return this.credit(
          id,
          this.open.find((line) => line.id === bankLineId)!,
        );
      }
      case 'credit':
        return this.credit(action.settlementId, action.bankLine);
      case 'book_fee':
        return this.place(action.bankLineId, 'fee');
      case 'book_order':
        return this.bookOrder(action);
      case 'end_doubt':
        return this.endDoubt(action);
      case 'close_bank_line':
        return this.place(action.bankLineId, `break ${action.breakId}`);
      case 'settle_lines':
        return action.lines.forEach((line) => {
          this.change(action.settlementId, (payout) => ({
            lines: payout.lines.filter(({ number }) => number !== line.number),
          }));
          line.items.forEach((item) => this.settleItem(item.itemId, BigInt(item.fee.minor)));
          line.together?.forEach(({ settlementId, number }) =>
            this.change(settlementId, (payout) => ({ lines: payout.lines.filter((one) => one.number !== number) })),
          );
        });
      case 'settle_item':
        return this.settleItem(action.item.id, 0n);
      case 'accept_difference':
        return this.change(action.settlementId, ({ accepted, decided = [] }) => ({
          accepted: accepted + action.amount,
          decided: [...decided, action.breakId],
        }));
    }
  }

  /** A line for several payouts comes once for each. */
  private credit(settlementId: string, line: BankLine): void {
    this.change(settlementId, ({ credited, parts }) => ({ credited: credited + line.amount, parts: parts + 1 }));
    if (this.open.some(({ id }) => id === line.id)) this.place(line.id, settlementId);
  }

  private place(bankLineId: string, what: string): void {
    if (this.placed.has(bankLineId)) throw new Error(`${bankLineId} was matched twice`);
    this.placed.set(bankLineId, what);
    this.open = this.open.filter(({ id }) => id !== bankLineId);
  }

  /** What happened at the provider is now an item of ours. */
  private endDoubt({ doubt, bankLine }: Extract<Action, { do: 'end_doubt' }>): void {
    this.proven.push(doubt);
    this.doubts = this.doubts.filter((one) => one !== doubt);
    const { orderId, operationId, method, provider, currency, reference } = doubt;
    const known = { orderId, operationId, method, provider, currency, reference, attemptId: 1, knownFee: 0n };
    const id = `item ${reference}`;
    this.items.push({ id, ...known, gross: bankLine.amount, at: bankLine.bookedOn, settled: false });
  }

  private bookOrder({ bankLine, bankOrderId, instruction }: Extract<Action, { do: 'book_order' }>): void {
    this.place(bankLine.id, `ordered ${bankOrderId}/${instruction}`);
    const way = bankLine.amount < 0n ? { hasLeft: true } : { hasReturned: true };
    this.ordered = this.ordered.map((one) =>
      one.bankOrderId === bankOrderId && one.instruction === instruction ? { ...one, ...way } : one,
    );
  }

  private settleItem(id: string, fee: bigint): void {
    const item = this.items.find((one) => one.id === id)!;
    if (item.settled) throw new Error(`${id} was settled twice`);
    this.fees += fee;
    this.items = this.items.map((one) => (one.id === id ? { ...one, settled: true } : one));
  }

  private change(id: string, change: (payout: Payout) => Partial<Payout>): void {
    this.payouts = this.payouts.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
  }
}
