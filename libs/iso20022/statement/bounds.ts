import type { Balance } from './model';

/** Between which two balances the entries of a statement stand, of the balances that it gives. */
export class StatementBounds {
  private readonly named = new Map<string, Balance>();
  private firstInterim?: Balance;
  private lastInterim?: Balance;

  /** False where a statement may give only one of this type, and has given it. */
  add(balance: Balance): boolean {
    if (balance.type === 'ITBD') {
      // The pages of one long statement open and close with these.
      this.firstInterim ??= balance;
      this.lastInterim = balance;
    } else if (/^(OPBD|PRCD|CLBD)$/.test(balance.type)) {
      if (this.named.has(balance.type)) return false;
      this.named.set(balance.type, balance);
    }
    return true;
  }

  get opening(): Balance | undefined {
    return this.named.get('OPBD') ?? this.named.get('PRCD') ?? this.firstInterim;
  }

  /** Never the one that opens it. */
  get closing(): Balance | undefined {
    const closing = this.named.get('CLBD') ?? this.lastInterim;
    return closing === this.opening ? undefined : closing;
  }
}
