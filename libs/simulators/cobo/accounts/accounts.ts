import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { Atto } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Merchants } from './merchants';
import type { Token } from '../wire/tokens';

export const DEVELOPER = 'developer';

/** Why a balance changed; the misspelling is the provider's (sheet, 8). Some of them never happen here. */
export const SOURCE_TYPES = [
  ...(['Init', 'OrderIn', 'LatePayment', 'TopUp', 'UnexceptedIn', 'RefundOut', 'Payout', 'UnexceptedOut'] as const),
  ...(['Allocation', 'SettlementNetwork', 'BulkSend'] as const),
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export interface Balance {
  readonly account: string;
  readonly token: Token;
  total: Atto;
  received: Atto;
  settled: Atto;
  refunded: Atto;
}

/** One movement of an account. */
export interface Change {
  readonly number: number;
  readonly account: string;
  readonly token: Token;
  readonly sourceType: SourceType;
  readonly sourceId: string;
  /** Negative for money that went. */
  readonly amount: Atto;
  readonly before: Atto;
  /** Milliseconds. */
  readonly at: number;
}

/** The accounts at the provider, per merchant, developer and token: books, not addresses on a chain (sheet, 1). */
export class Accounts {
  private readonly balances = new Map<string, Balance>();
  private readonly changed: BoundedMap<number, Change>;
  private readonly allocations: BoundedMap<string, true>;
  private lastNumber = 0;

  constructor(
    private readonly clock: Clock,
    private readonly merchants: Merchants,
    capacity: number,
    private readonly onChange: (change: Change) => void,
  ) {
    this.changed = new BoundedMap(capacity);
    this.allocations = new BoundedMap(capacity);
  }

  hasMerchant(id: string): boolean {
    return this.merchants.has(id);
  }

  /** A merchant's id or `developer`. @throws ApiError 2028 */
  assertAccount(account: string): void {
    if (account !== DEVELOPER && !this.hasMerchant(account)) throw new ApiError(2028, `account ${account}`);
  }

  /** @throws ApiError 30001 for the key of an allocation that was made */
  assertFresh(requestId: string): void {
    if (this.allocations.has(requestId)) throw new ApiError(30001, 'request_id');
  }

  use(requestId: string): void {
    this.allocations.set(requestId, true);
  }

  balance(account: string, token: Token): Balance {
    const key = `${account}/${token.id}`;
    const found = this.balances.get(key);
    if (found) return found;
    const balance = { account, token, total: 0n, received: 0n, settled: 0n, refunded: 0n };
    this.balances.set(key, balance);
    return balance;
  }

  all(): readonly Balance[] {
    return [...this.balances.values()];
  }

  /** Newest first. */
  changes(): readonly Change[] {
    return [...this.changed.values()].reverse();
  }

  /** @throws ApiError 30012 when the account has less than that */
  assertCovered(account: string, token: Token, amount: Atto): void {
    if (this.balance(account, token).total < amount) throw new ApiError(30012, `${account} ${token.oldId}`);
  }

  /** A positive amount comes, a negative one goes. */
  move(account: string, token: Token, amount: Atto, sourceType: SourceType, sourceId: string): void {
    if (amount === 0n) return;
    const balance = this.balance(account, token);
    const change: Change = {
      ...{ number: ++this.lastNumber, account, token, sourceType, sourceId, amount },
      before: balance.total,
      at: this.clock.now().getTime(),
    };
    balance.total += amount;
    if (sourceType === 'RefundOut') balance.refunded -= amount;
    else if (sourceType === 'Payout' || sourceType === 'SettlementNetwork') balance.settled -= amount;
    else if (sourceType !== 'Allocation') balance.received += amount;
    this.changed.set(change.number, change);
    this.onChange(change);
  }
}
