import { operationReference } from '#libs/payments';
import { providerDefinitions } from '#libs/providers';
import { matchingRules } from '../index';
import type { BankLine, BreakKind, Item, OpenLine, Payout } from '../index';

/** One thing that is wrong with a month, and where. */
export interface Seed {
  readonly kind: BreakKind;
  readonly at: 'collective' | 'report' | 'bank' | 'direct';
  /** Of a split at the bank: the payout came whole, and went back. */
  readonly isReturn?: true;
  /** Of a line that nothing explains: it bears a reference of ours, and a payout of its amount is awaited. */
  readonly isOwn?: true;
  /** On which of the twelve days; default: each seed on another. */
  readonly on?: number;
}

export interface Month {
  readonly items: readonly Item[];
  readonly payouts: readonly Payout[];
  readonly bankLines: readonly BankLine[];
  /** Kind and subject of each break that must be found. */
  readonly breaks: readonly string[];
}

/** Those of the product, and one more provider, which reports. */
export const MONTH_RULES = matchingRules([
  ...providerDefinitions,
  { name: 'acme', settlement: { ways: [{ way: 'report', lateAfterDays: 7, missingAfterDays: 16 }] } },
]);

export const MONTH_END = new Date('2026-03-31T23:00:00.000Z');
/** What the provider that reports takes of each payment. */
const FEE = 29n;
const day = (number: number, hour = 12): Date => new Date(Date.UTC(2026, 2, number, hour));
const dateOf = (date: Date): string => date.toISOString().slice(0, 10);

/** A source of numbers that repeats: the same seed gives the same month. */
export function numbers(seed: number): (below: number) => number {
  let state = (seed >>> 0) + 0x9e3779b9;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0;
    return (state ^ (state >>> 13)) % below;
  };
}

/**
 * March of a shop: cards that TrustPay EU pays by one credit a day, bank transfers that come each by itself, and a
 * provider that reports its payouts week by week, into which the given defects are planted. Amounts are all different,
 * so that a difference has one explanation.
 */
export function month(seeds: readonly Seed[], seed = 1): Month {
  return new MonthMaker(numbers(seed)).make(seeds);
}

class MonthMaker {
  private readonly items: Item[] = [];
  private readonly payouts: Payout[] = [];
  private readonly bankLines: BankLine[] = [];
  private readonly breaks: string[] = [];
  private made = 0;

  constructor(private readonly below: (limit: number) => number) {}

  make(seeds: readonly Seed[]): Month {
    const days = [...Array(12).keys()];
    const seedOf = (at: Seed['at'], index: number): Seed | undefined =>
      seeds.find((one, i) => one.at === at && (one.on ?? i % 12) === index);
    for (const index of days) this.cardDay(2 + index, seedOf('collective', index));
    for (const index of days) this.transfer(2 + index, seedOf('direct', index));
    for (const index of days) this.reported(2 + index, seedOf('report', index), seedOf('bank', index));
    const { items, payouts, bankLines, breaks } = this;
    return { items, payouts, bankLines, breaks: [...breaks].sort() };
  }

  /** Powers keep the sums of small sets apart. */
  private amount(): bigint {
    this.made += 1;
    return BigInt(1_000 + this.made * 1_009 + this.below(500) + (this.made % 7) * 100_003);
  }

  private item(provider: string, method: string, at: Date, extra: Partial<Item> = {}): Item {
    const gross = extra.gross ?? this.amount();
    const orderId = `00000000-0000-5000-8000-${String(this.made).padStart(12, '0')}`;
    const made = { orderId, operationId: 1, attemptId: 1, method, provider, currency: 'EUR', knownFee: 0n, at };
    const reference = operationReference(orderId, 1);
    const item: Item = { id: `i${this.items.length + 1}`, ...made, gross, reference, settled: false, ...extra };
    this.items.push(item);
    return item;
  }

  private bank(amount: bigint, bookedOn: Date, extra: Partial<BankLine> = {}): BankLine {
    const id = `b${String(this.bankLines.length + 1).padStart(3, '0')}`;
    const line = { id, account: 'SK17', currency: 'EUR', amount, bookedOn, references: [`ref-${id}`], ...extra };
    this.bankLines.push(line);
    return line;
  }

  private expect(kind: BreakKind, subject: string): void {
    this.breaks.push(`${kind} ${subject}`);
  }

  private cardDay(number: number, seed: Seed | undefined): void {
    const at = day(number);
    const items = [1, 2, 3, 4].map(() => this.item('trustpay-eu', 'card', at));
    const period = { from: dateOf(at), to: dateOf(at) };
    const extra = { code: 'TPAY-CARD', period };
    let sum = items.reduce((total, { gross }) => total + gross, 0n);
    const booked = day(number + 1);
    if (seed?.kind === 'currency') {
      this.expect('currency', `bank:${this.bank(sum, booked, { ...extra, currency: 'USD' }).id}`);
      return;
    }
    if (seed?.kind === 'missing') {
      sum -= items[1]!.gross;
      this.expect('missing', `item:${items[1]!.id}`);
    }
    if (seed?.kind === 'amount') {
      sum -= 37n;
      this.expect('amount', `payout:found trustpay-eu.${period.from}.${period.to}.EUR`);
    }
    const line = this.bank(sum, booked, extra);
    if (seed?.kind === 'duplicate') this.expect('duplicate', `bank:${this.bank(line.amount, booked, extra).id}`);
    if (seed?.kind === 'extra') {
      const empty = { from: dateOf(day(25)), to: dateOf(day(25)) };
      this.expect('extra', `bank:${this.bank(77_777n, day(26), { code: 'TPAY-CARD', period: empty }).id}`);
    }
    if (seed?.kind === 'late') this.expect('late', `item:${this.item('trustpay-eu', 'card', day(24)).id}`);
    this.bank(-250n, booked, { code: 'TPAY-FEE' });
  }

  private transfer(number: number, seed: Seed | undefined): void {
    const at = day(seed?.kind === 'late' ? 26 : number);
    const item = this.item('trustpay-eu', 'bank_transfer', at);
    const extra = { code: 'TPAY-WIRE', references: [`t-${item.id}`, item.reference] };
    const payout = `payout:found ${item.reference}`;
    switch (seed?.kind) {
      case 'missing':
      case 'late':
        return this.expect(seed.kind, `item:${item.id}`);
      case 'amount':
        this.bank(item.gross - 5n, at, extra);
        return this.expect('amount', payout);
      case 'split':
        this.bank(item.gross - 900n, at, extra);
        this.bank(300n, at, extra);
        return this.expect('split', payout);
      case 'currency':
        return this.expect('currency', `bank:${this.bank(item.gross, at, { ...extra, currency: 'CZK' }).id}`);
      case 'duplicate':
        this.bank(item.gross, at, extra);
        return this.expect('duplicate', `bank:${this.bank(item.gross, day(number, 13), extra).id}`);
      case 'extra':
        this.expect('extra', `bank:${this.bank(4_242n, at, { code: 'TPAY-WIRE', references: ['stranger'] }).id}`);
        break;
      default:
    }
    this.bank(item.gross, at, extra);
    if (number % 4 === 0) this.again(item, number);
    if (number % 4 === 2) this.batch(at);
  }

  /** Two wires that the bank books as one entry. */
  private batch(at: Date): void {
    const items = [1, 2].map(() => this.item('trustpay-eu', 'bank_transfer', at));
    const references = items.map(({ reference }) => reference);
    this.bank(
      items.reduce((sum, { gross }) => sum + gross, 0n),
      at,
      { code: 'TPAY-WIRE', references },
    );
  }

  /** Money of one operation moves once more: the payer tops it up or wires twice, or the bank calls it back. */
  private again(first: Item, number: number): void {
    const { orderId, reference, gross } = first;
    const at = day(number, 18);
    for (const moved of [this.amount(), gross, -gross]) {
      const made = this.item('trustpay-eu', 'bank_transfer', at, { orderId, reference, gross: moved, isFurther: true });
      this.bank(moved, day(number + 1), { code: 'TPAY-WIRE', references: [`t-${made.id}`, reference] });
    }
  }

  /** A payout of three payments and a refund, with fees netted; and the bank's line for it. */
  private reported(number: number, seed: Seed | undefined, bankSeed: Seed | undefined): void {
    const at = day(number);
    // Of some payments the provider names the fee at once, of the others with the payout only.
    const isNamed = (index: number): boolean => seed?.kind === 'fee' || (number + index) % 2 === 0;
    const items = [1, 2, 3].map((index) => this.item('acme', 'card', at, { knownFee: isNamed(index) ? FEE : 0n }));
    items.push(this.item('acme', 'card', at, { gross: -this.amount() }));
    const payoutId = `PO-${number}`;
    const id = `p${number}`;
    let lines: OpenLine[] = items.map(({ gross, reference }, index) => ({
      number: index + 1,
      kind: gross < 0n ? 'refund' : 'payment',
      reference,
      gross,
      fee: gross < 0n ? 0n : FEE,
    }));
    const [first] = items as [Item];
    const add = (line: Partial<OpenLine>): void => {
      lines.push({ number: lines.length + 1, kind: 'payment', gross: 0n, fee: 0n, ...line });
    };
    switch (seed?.kind) {
      case 'missing':
        lines = lines.filter((line) => line.number !== 1);
        this.expect('missing', `item:${first.id}`);
        break;
      case 'extra':
        add({ gross: 5_151n, reference: operationReference('ffffffff-0000-4000-8000-000000000001', 1) });
        this.expect('extra', `line:${id}:5`);
        break;
      case 'amount':
        lines[0] = { ...lines[0]!, gross: first.gross - 11n };
        this.expect('amount', `item:${first.id}`);
        break;
      case 'split':
        lines[0] = { ...lines[0]!, gross: 500n };
        add({ gross: 400n, reference: first.reference });
        this.expect('split', `item:${first.id}`);
        break;
      case 'fee':
        lines[0] = { ...lines[0]!, fee: 41n };
        this.expect('fee', `fee:${first.id}`);
        break;
      case 'duplicate':
        add({ gross: first.gross, reference: first.reference });
        this.expect('duplicate', `line:${id}:5`);
        break;
      case 'late':
        this.expect('late', `item:${this.item('acme', 'card', day(22)).id}`);
        break;
      case 'currency': {
        const strange = this.item('acme', 'card', at);
        const line: OpenLine = { number: 1, kind: 'payment', reference: strange.reference, gross: 900n, fee: 0n };
        this.payout(`${id}usd`, `${payoutId}-USD`, 'USD', at, [line]);
        this.bank(900n, day(number + 2), { references: [`${payoutId}-USD`], currency: 'USD' });
        this.expect('currency', `item:${strange.id}`);
        break;
      }
      default:
    }
    const net = this.payout(id, payoutId, 'EUR', at, lines);
    this.bankOf(id, payoutId, net, number, bankSeed);
  }

  private payout(id: string, payoutId: string, currency: string, paidAt: Date, lines: readonly OpenLine[]): bigint {
    const net = lines.reduce((sum, { gross, fee }) => sum + gross - fee, 0n);
    this.payouts.push({
      id,
      provider: 'acme',
      payoutId,
      currency,
      net,
      credited: 0n,
      accepted: 0n,
      parts: 0,
      paidAt,
      lines,
    });
    return net;
  }

  private bankOf(id: string, payoutId: string, net: bigint, number: number, seed: Seed | undefined): void {
    const at = day(number + 2);
    const extra = { references: [payoutId] };
    switch (seed?.kind) {
      case 'late':
        return this.expect('late', `payout:${id}`);
      case 'amount':
        this.bank(net - 10n, at, extra);
        return this.expect('amount', `payout:${id}`);
      case 'split':
        for (const amount of seed.isReturn ? [net, -net] : [1_000n, 2_000n]) this.bank(amount, at, extra);
        return this.expect('split', `payout:${id}`);
      case 'currency':
        return this.expect('currency', `bank:${this.bank(net, at, { ...extra, currency: 'USD' }).id}`);
      case 'duplicate':
        this.bank(net, at, extra);
        return this.expect('duplicate', `bank:${this.bank(net, day(number + 2, 14), extra).id}`);
      case 'extra':
        if (seed.isOwn) return this.strayWire(net, number);
        this.expect('extra', `bank:${this.bank(123_457n, at).id}`);
        break;
      default:
    }
    // The account was closed: it came back, and was paid once more.
    if (number % 6 === 0) for (const amount of [net, -net]) this.bank(amount, at, extra);
    // Without a reference the amount and the day tell.
    this.bank(net, at, number % 2 === 0 ? extra : {});
  }

  /** A wire of an order that waits for nothing, before the payout of the same amount, which the bank does not name. */
  private strayWire(net: bigint, number: number): void {
    const reference = operationReference(`ffffffff-0000-5000-8000-${String(number).padStart(12, '0')}`, 1);
    const wire = this.bank(net, day(number + 1), { code: 'TPAY-WIRE', references: [reference] });
    this.expect('extra', `bank:${wire.id}`);
    this.bank(net, day(number + 2));
  }
}
