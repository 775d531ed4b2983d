import type { GrowingIds } from '#libs/simulators/kit';

export const WALLET_SETUPS = ['Default', 'Shared', 'Separate'] as const;

export interface Merchant {
  readonly id: string;
  readonly name: string;
  /** The developer's share of top-ups, 0 to 1 (sheet, 8, 10). */
  readonly developerFeeRate: string;
  readonly walletSetup: (typeof WALLET_SETUPS)[number];
}

/** The merchants under the developer: those that were there from the start, and those made since. */
export class Merchants {
  private readonly kept = new Map<string, Merchant>();

  constructor(
    private readonly ids: GrowingIds,
    first: readonly string[],
  ) {
    for (const id of first) {
      this.kept.set(id, { id, name: `Merchant ${id}`, developerFeeRate: '0', walletSetup: 'Default' });
    }
  }

  has(id: string): boolean {
    return this.kept.has(id);
  }

  get(id: string): Merchant | undefined {
    return this.kept.get(id);
  }

  /** A second one of the same name is another merchant: nothing says that names are unique. */
  add(merchant: Omit<Merchant, 'id'>): Merchant {
    const made = { ...merchant, id: `M${this.ids.take()}` };
    this.kept.set(made.id, made);
    return made;
  }

  all(): readonly Merchant[] {
    return [...this.kept.values()];
  }
}
