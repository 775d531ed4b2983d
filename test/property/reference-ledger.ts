import type { MoneyJson } from '#libs/money';
import type { OrderEvent } from '#libs/payments';
import { largestRemainder, withRest, worthAt } from './largest-remainder';

type Layer = 'posted' | 'pending';

/** One line of a book as a clerk would write it: debits positive. */
interface Entry {
  readonly layer: Layer;
  readonly account: string;
  readonly minor: bigint;
}

/** Any member that an event may have. */
interface Told {
  readonly provider: string;
  readonly amount: MoneyJson;
  readonly released: MoneyJson;
  readonly owed?: MoneyJson;
  readonly fee?: MoneyJson;
  readonly inDoubt?: MoneyJson;
  readonly developerFee?: MoneyJson;
  readonly feeEstimated?: true;
  readonly feeBilled?: true;
  readonly operationId?: number;
  readonly attemptId: number;
  readonly exchange?: Record<'charged' | 'settled' | 'value', MoneyJson> & { readonly rate: string };
  readonly receipt?: { readonly due: MoneyJson; readonly received: MoneyJson };
}

const units = (money: MoneyJson | undefined): bigint => (money ? BigInt(money.minor) : 0n);

/**
 * A second bookkeeper for one order of one merchant: plain arrays, account names written out, and no line shared with
 * the ledger's rules. It hears the same events, but works out the shares of the parties, the worth of coins and the
 * tolerance by itself.
 */
export class ReferenceLedger {
  private readonly entries: Entry[] = [];
  private splits: readonly { readonly party: string; readonly part: bigint; readonly follows: boolean }[] = [];
  private whole = 0n;
  private readonly earned = { total: 0n, parts: [] as bigint[] };
  private readonly blocked = { total: 0n, parts: [] as bigint[] };
  private readonly available = { total: 0n, parts: [] as bigint[] };
  private readonly blockedAvailable = { total: 0n, parts: [] as bigint[] };
  private readonly exchanged = { total: 0n, parts: [] as bigint[] };
  /** Paid out of captures; what a payout takes for refunds is none of it. */
  private paidOut = 0n;
  /** Of each attempt, what was charged on top for the developer and is not paid out. */
  private readonly developerDue = new Map<number, bigint>();
  private readonly refunds = new Set<number | undefined>();

  constructor(private readonly merchant: string) {}

  /** Sums that are not zero, by layer and account. */
  sums(): Map<string, bigint> {
    const sums = new Map<string, bigint>();
    for (const { layer, account, minor } of this.entries) {
      const key = `${layer} ${account}`;
      sums.set(key, (sums.get(key) ?? 0n) + minor);
    }
    for (const [key, minor] of sums) if (minor === 0n) sums.delete(key);
    return sums;
  }

  hear({ type, data }: OrderEvent): void {
    const told = data as unknown as Told;
    if (told.inDoubt) this.pend(`in_doubt:${told.provider}`, `in_doubt_contra:${told.provider}`, told.inDoubt);
    switch (type) {
      case 'OrderCreated':
        this.splits = (data.splits ?? []).map(({ party, amount, settledIn }) => ({
          ...{ party, part: units(amount), follows: settledIn === 'paid_currency' },
        }));
        this.whole = units(data.amount);
        for (const { parts } of [this.earned, this.blocked, this.available, this.blockedAvailable, this.exchanged])
          parts.push(...this.splits.map(() => 0n));
        return;
      case 'Authorized':
        return this.pend(`hold_contra:${told.provider}`, `hold:${told.provider}`, told.amount);
      case 'AuthorizationExpired':
      case 'Voided':
        return this.pend(`hold:${told.provider}`, `hold_contra:${told.provider}`, told.amount);
      case 'OutcomeUnknown':
        return this.pend(`in_doubt_contra:${told.provider}`, `in_doubt:${told.provider}`, told.amount);
      case 'PaymentUnderpaid':
        return this.cameToSuspense(told.provider, told.receipt!.received);
      case 'Captured':
        return this.captured(told);
      case 'CaptureConfirmedUnexpectedly':
        return this.cameToSuspense(told.provider, told.amount);
      case 'UnexpectedMoneyReturned':
        return this.cameToSuspense(told.provider, { ...told.amount, minor: String(-units(told.amount)) });
      case 'DebitConfirmedUnexpectedly': {
        const { currency } = told.amount;
        const suspense = `suspense:${told.provider}:${currency}:out`;
        return this.post(suspense, this.owedBy(told.provider, currency), units(told.amount));
      }
      case 'SettlementRecorded':
        return this.settled(told);
      default:
        return this.hearOfReturns(type, told);
    }
  }

  private hearOfReturns(type: OrderEvent['type'], told: Told): void {
    const { provider, amount } = told;
    const { currency } = amount ?? { currency: '' };
    const [service, payable] = [
      `service:${this.merchant}:${currency}:unsettled`,
      `refund:${provider}:${currency}:payable`,
    ];
    const [receivable, contested] = [this.owedBy(provider, currency), `dispute:${provider}:${currency}:contested`];
    const fresh = units(amount) - units(told.owed);
    switch (type) {
      case 'RefundRequested':
        this.refunds.add(told.operationId);
        this.post(service, payable, fresh);
        return this.earn(-fresh, currency);
      case 'RefundFailed':
        this.post(payable, service, fresh);
        return this.earn(fresh, currency);
      case 'Refunded':
        this.post(`fee:psp:${provider}:${currency}`, receivable, units(told.fee));
        return this.gaveBack(told, 1n);
      case 'RefundFailedAfterAcceptance':
        return this.gaveBack(told, -1n);
      case 'CaptureReversedByProvider':
        this.post(payable, receivable, units(told.owed));
        this.post(service, receivable, fresh);
        return this.earn(-fresh, currency);
      case 'DisputeOpened':
        this.post(contested, receivable, units(amount));
        this.post(`fee:dispute:${provider}:${currency}`, receivable, units(told.fee));
        return this.block(provider, units(amount), currency);
      case 'DisputeWon':
        this.post(receivable, contested, units(amount));
        this.post(receivable, `fee:dispute:${provider}:${currency}`, units(told.fee));
        return this.block(provider, -units(amount), currency);
      case 'DisputeLost':
        this.post(service, contested, units(amount));
        this.earn(-units(amount), currency);
        return this.block(provider, -units(amount), currency);
      default:
        return undefined;
    }
  }

  /** What came is worth `due : received` of what was charged, cut to whole cents. */
  private captured(told: Told): void {
    const { provider, amount, released, developerFee, receipt, fee } = told;
    const { currency } = amount;
    const charged = units(amount) + units(developerFee);
    const coins = receipt && receipt.received.currency !== currency ? receipt.received : undefined;
    const scaled = (came: bigint, due: bigint): bigint => (due > 0n ? (charged * came) / due : charged);
    const worth = !receipt ? charged : coins ? scaled(units(coins), units(receipt.due)) : units(receipt.received);
    this.pend(`hold:${provider}`, `hold_contra:${provider}`, released);
    if (coins) this.post(`custody:${provider}:${coins.currency}`, `fx:${coins.currency}`, units(coins));
    const source = coins ? `fx:${currency}` : this.owedBy(provider, currency);
    const short = worth < charged ? charged - worth : 0n;
    this.write('posted', source, worth);
    this.write('posted', `loss:tolerance:${currency}`, short);
    this.write('posted', `service:${this.merchant}:${currency}:unsettled`, -units(amount));
    this.write('posted', `dev:${this.merchant}:${currency}:unsettled`, -units(developerFee));
    this.write('posted', `customer:${this.merchant}:${currency}:credit`, charged - worth - short);
    const kept = told.feeBilled ? `fee:psp:${provider}:${currency}:payable` : this.owedBy(provider, currency);
    if (developerFee) this.developerDue.set(told.attemptId, units(developerFee));
    // 2.9 % and 0.25, half a cent up.
    const keeps = told.feeEstimated ? (units(amount) * 29n + 500n) / 1_000n + 25n : units(fee);
    this.post(`fee:psp:${provider}:${currency}`, kept, keeps);
    this.earn(units(amount), currency);
  }

  private gaveBack({ provider, amount, receipt }: Told, sign: bigint): void {
    const { currency } = amount;
    const coins = receipt && receipt.received.currency !== currency ? receipt.received : undefined;
    const target = coins ? `fx:${currency}` : this.owedBy(provider, currency);
    this.post(`refund:${provider}:${currency}:payable`, target, sign * units(amount));
    if (coins) this.post(`fx:${coins.currency}`, `custody:${provider}:${coins.currency}`, sign * units(coins));
  }

  private cameToSuspense(provider: string, money: MoneyJson): void {
    const { currency } = money;
    this.post(this.owedBy(provider, currency), `suspense:${provider}:${currency}:in`, units(money));
  }

  private settled({ provider, amount, fee, exchange, operationId, attemptId }: Told): void {
    const isRefund = this.refunds.has(operationId);
    if (!isRefund) this.paidOut += units(amount);
    if (!isRefund && units(amount) > 0n) {
      const dev = `dev:${this.merchant}:${amount.currency}`;
      this.post(`${dev}:unsettled`, `${dev}:available`, this.developerDue.get(attemptId) ?? 0n);
      this.developerDue.delete(attemptId);
    }
    this.place(amount.currency);
    const unit = fee?.currency ?? amount.currency;
    this.post(`fee:psp:${provider}:${unit}`, this.owedBy(provider, unit), units(fee));
    if (!exchange) return;
    const { charged, settled, value } = exchange;
    this.post(`fx:${charged.currency}`, this.owedBy(provider, charged.currency), units(charged));
    this.write('posted', this.owedBy(provider, settled.currency), units(settled));
    this.write('posted', `fx:${settled.currency}`, -units(value));
    this.write('posted', `loss:fx:${settled.currency}`, units(value) - units(settled));
    if (charged.currency === amount.currency && this.splits.some(({ follows }) => follows))
      this.follow(amount, settled.currency, exchange.rate);
  }

  /** Parties that go along with an exchange: their parts of it, and those of what it is worth, to the last unit. */
  private follow(amount: MoneyJson, currency: string, rate: string): void {
    const gave: bigint[] = [];
    this.share(this.exchanged, units(amount), (_, part) => gave.push(part));
    const got = largestRemainder(worthAt(units(amount), rate), withRest(gave, units(amount)));
    this.splits.forEach(({ party, follows }, index) => {
      if (!follows) return;
      this.post(`party:${party}:${amount.currency}:available`, `fx:${amount.currency}`, gave[index]!);
      this.post(`fx:${currency}`, `party:${party}:${currency}:available`, got[index]!);
    });
  }

  /** What was paid out and is still owed is available; the rest of what is owed is not settled yet. */
  private place(currency: string): void {
    const [from, to] = ['unsettled', 'available'].map((place) => `service:${this.merchant}:${currency}:${place}`);
    const least = this.paidOut < this.earned.total ? this.paidOut : this.earned.total;
    const move = (least > 0n ? least : 0n) - this.available.total;
    this.post(from!, to!, move);
    this.share(this.available, move, (party, part) => {
      this.post(`party:${party}:${currency}:unsettled`, `party:${party}:${currency}:available`, part);
      this.post(to!, from!, part);
    });
    this.placeBlock(currency);
  }

  /** Contested money is looked for where it is still on its way, and then where it has arrived. */
  private placeBlock(currency: string): void {
    const onItsWay = this.earned.total - this.available.total;
    const searched = onItsWay > 0n ? onItsWay : 0n;
    const missing = this.blocked.total > searched ? this.blocked.total - searched : 0n;
    const move = (missing < this.available.total ? missing : this.available.total) - this.blockedAvailable.total;
    const [from, to] = ['unsettled', 'available'].map((place) => `service:${this.merchant}:${currency}:${place}`);
    this.pair('pending', to!, from!, move);
    this.share(this.blockedAvailable, move, (party, part) => {
      this.pair('pending', `party:${party}:${currency}:available`, `party:${party}:${currency}:unsettled`, part);
      this.pair('pending', from!, to!, part);
    });
  }

  private earn(minor: bigint, currency: string): void {
    const service = `service:${this.merchant}:${currency}:unsettled`;
    this.share(this.earned, minor, (party, part) => this.post(service, `party:${party}:${currency}:unsettled`, part));
    this.place(currency);
  }

  private block(provider: string, minor: bigint, currency: string): void {
    const service = `service:${this.merchant}:${currency}:unsettled`;
    this.pair('pending', service, `blocked:${provider}:${currency}`, minor);
    this.share(this.blocked, minor, (party, part) =>
      this.pair('pending', `party:${party}:${currency}:unsettled`, service, part),
    );
    this.placeBlock(currency);
  }

  /** Moves a running total and tells what that gives to each party, cents left over going to the largest remainders. */
  private share(
    running: { total: bigint; parts: bigint[] },
    minor: bigint,
    give: (party: string, part: bigint) => void,
  ): void {
    running.total += minor;
    if (this.splits.length === 0) return;
    const [sign, size] = running.total < 0n ? [-1n, -running.total] : [1n, running.total];
    const weights = this.splits.map(({ part }) => part);
    const shares = largestRemainder(size, withRest(weights, this.whole));
    this.splits.forEach(({ party }, index) => {
      const has = sign * shares[index]!;
      give(party, has - running.parts[index]!);
      running.parts[index] = has;
    });
  }

  /** Coins are held, money is owed. */
  private owedBy(provider: string, currency: string): string {
    return currency === 'USDT' ? `custody:${provider}:${currency}` : `psp:${provider}:${currency}:receivable`;
  }

  private post(debit: string, credit: string, minor: bigint): void {
    this.pair('posted', debit, credit, minor);
  }

  private pend(debit: string, credit: string, { minor, currency }: MoneyJson): void {
    this.pair('pending', `${debit}:${currency}`, `${credit}:${currency}`, BigInt(minor));
  }

  private pair(layer: Layer, debit: string, credit: string, minor: bigint): void {
    this.write(layer, debit, minor);
    this.write(layer, credit, -minor);
  }

  private write(layer: Layer, account: string, minor: bigint): void {
    this.entries.push({ layer, account, minor });
  }
}
