import type { MoneyJson } from '#libs/money';
import type { OrderEvent } from '#libs/payments';
import { Book } from './book';
import { CustomerDebt } from './customer-debt';
import { largestRemainder, withRest, worthAt } from './largest-remainder';
import type { Told } from './told';
import { units, valued } from './told';

/**
 * A second bookkeeper for one order of one merchant: plain arrays, account names written out, and no line shared with
 * the ledger's rules. It hears the same events, but works out the shares of the parties, the worth of coins and the
 * tolerance by itself.
 */
export class ReferenceLedger extends Book {
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
  private readonly debt = new CustomerDebt();
  /** Of each dispute that is not won, what it took beyond what was left. */
  private readonly claims = new Map<string | undefined, bigint>();
  private readonly lost = new Set<string | undefined>();
  /** Of each attempt, what the payer sent too much in the order's currency. */
  private readonly surplus = new Map<number, bigint>();
  private readonly refunds = new Set<number | undefined>();

  constructor(private readonly merchant: string) {
    super();
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
      case 'UnexpectedMoneyExplained':
        return this.cameToSuspense(told.provider, { ...told.amount, minor: `-${told.amount.minor}` });
      case 'UnexpectedMoneyReturned':
        return this.wentOfWhatNobodyAskedFor(told);
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
    switch (type) {
      case 'RefundRequested':
        this.refunds.add(told.operationId);
        return this.giveBack(told, service, payable, this.debt.promise(told.operationId, units(amount)));
      case 'RefundFailed': {
        const again = this.debt.fail(told.operationId);
        this.post(payable, service, units(amount) - again);
        this.earn(units(amount) - again, currency);
        return this.contest(told, contested);
      }
      case 'Refunded':
        this.post(`fee:psp:${provider}:${currency}`, receivable, units(told.fee));
        return this.gaveBack(told, 1n);
      case 'RefundFailedAfterAcceptance':
        this.debt.grow(units(amount));
        this.gaveBack(told, -1n);
        return this.contest(told, contested);
      case 'CaptureReversedByProvider':
        return this.takeBack(provider, amount, receivable);
      case 'DisputeOpened':
        this.claims.set(told.disputeId, units(told.beyond));
        this.post(contested, receivable, units(amount));
        this.post(`fee:dispute:${provider}:${currency}`, receivable, units(told.fee));
        return this.block(provider, units(amount), currency);
      case 'DisputeWon':
        this.post(receivable, contested, units(amount));
        this.post(receivable, `suspense:${provider}:${currency}:out`, this.claims.get(told.disputeId) ?? 0n);
        this.claims.delete(told.disputeId);
        this.post(receivable, `fee:dispute:${provider}:${currency}`, units(told.fee));
        return this.block(provider, -units(amount), currency);
      case 'DisputeLost':
        this.lost.add(told.disputeId);
        this.takeBack(provider, amount, contested);
        return this.block(provider, -units(amount), currency);
      default:
        return undefined;
    }
  }

  /** A refund that does not come leaves its money to disputes that found too little, the oldest first. */
  private contest({ provider, amount }: Told, contested: string): void {
    const { currency } = amount;
    const claimed = `suspense:${provider}:${currency}:out`;
    let left = units(amount);
    for (const [disputeId, claim] of this.claims) {
      const moved = claim < left ? claim : left;
      left -= moved;
      this.claims.set(disputeId, claim - moved);
      if (this.lost.has(disputeId)) this.takeBack(provider, { minor: String(moved), currency }, claimed);
      else {
        this.post(contested, claimed, moved);
        this.block(provider, moved, currency);
      }
    }
    this.paidOut -= units(amount) - left;
    this.place(currency);
  }

  /** What the customer is owed pays first. */
  private takeBack(provider: string, amount: MoneyJson, from: string): void {
    const before = this.debt.pay(units(amount));
    this.post(`refund:${provider}:${amount.currency}:payable`, from, before);
    this.giveBack({ amount }, `service:${this.merchant}:${amount.currency}:unsettled`, from, before);
  }

  /** What goes back and was not owed before is the service's and the parties'. */
  private giveBack({ amount }: Pick<Told, 'amount'>, service: string, to: string, before: bigint): void {
    this.post(service, to, units(amount) - before);
    this.earn(before - units(amount), amount.currency);
  }

  private captured(told: Told): void {
    const { provider, amount, released, developerFee, fee } = told;
    const { currency } = amount;
    const { charged, worth, coins } = valued(told);
    this.pend(`hold:${provider}`, `hold_contra:${provider}`, released);
    if (coins) this.post(`custody:${provider}:${coins.currency}`, `fx:${coins.currency}`, units(coins));
    const source = coins ? `fx:${currency}` : this.owedBy(provider, currency);
    const short = worth < charged ? charged - worth : 0n;
    this.write('posted', source, worth);
    this.write('posted', `loss:tolerance:${currency}`, short);
    this.write('posted', `service:${this.merchant}:${currency}:unsettled`, -units(amount));
    this.write('posted', `dev:${this.merchant}:${currency}:unsettled`, -units(developerFee));
    this.write('posted', `customer:${this.merchant}:${currency}:credit`, charged - worth - short);
    if (!coins) this.surplus.set(told.attemptId, worth + short - charged);
    const kept = told.feeBilled ? `fee:psp:${provider}:${currency}:payable` : this.owedBy(provider, currency);
    if (developerFee) this.developerDue.set(told.attemptId, units(developerFee));
    // 2.9 % and 0.25, half a cent up.
    const keeps = told.feeEstimated ? (units(amount) * 29n + 500n) / 1_000n + 25n : units(fee);
    this.post(`fee:psp:${provider}:${currency}`, kept, keeps);
    this.earn(units(amount), currency);
  }

  private gaveBack({ provider, amount, amount: { currency }, receipt, bankOrderId }: Told, sign: bigint): void {
    if (bankOrderId !== undefined) return; // The books of the bank order show it.
    const coins = receipt && receipt.received.currency !== currency ? receipt.received : undefined;
    const target = coins ? `fx:${currency}` : this.owedBy(provider, currency);
    this.post(`refund:${provider}:${currency}:payable`, target, sign * units(amount));
    if (coins) this.post(`fx:${coins.currency}`, `custody:${provider}:${coins.currency}`, sign * units(coins));
  }

  private cameToSuspense(provider: string, money: MoneyJson): void {
    const { currency } = money;
    this.post(this.owedBy(provider, currency), `suspense:${provider}:${currency}:in`, units(money));
  }

  /** Of what the payer sent too much first: that is the customer's, and the rest was never placed. */
  private wentOfWhatNobodyAskedFor({ provider, amount, attemptId }: Told): void {
    const { currency } = amount;
    const open = currency === 'USDT' ? 0n : (this.surplus.get(attemptId) ?? 0n);
    const credit = open < units(amount) ? open : units(amount);
    if (credit > 0n) this.surplus.set(attemptId, open - credit);
    this.post(`customer:${this.merchant}:${currency}:credit`, this.owedBy(provider, currency), credit);
    this.cameToSuspense(provider, { currency, minor: String(credit - units(amount)) });
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
}
