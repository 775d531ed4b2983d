import type { SimulatedApplication } from './options';

/** What a sub-account has in one coin, and why: the sum of it must always agree (sheet 9.9). */
export interface Balance {
  readonly subAccount: string;
  readonly coin: string;
  credited: bigint;
  /** What conversions added, or took from the coin that was paid. */
  converted: bigint;
  refunded: bigint;
  fees: bigint;
  /** Moved by the control interface, to drain an account or to fund it. */
  moved: bigint;
}

export const availableOf = ({ credited, converted, refunded, fees, moved }: Balance): bigint =>
  credited + converted + moved - refunded - fees;

/** Applications with their sub-accounts, and the payment account of each. */
export class Accounts {
  private readonly byClientId: ReadonlyMap<string, SimulatedApplication>;
  private readonly balances = new Map<string, Balance>();

  constructor(applications: readonly SimulatedApplication[]) {
    this.byClientId = new Map(applications.map((application) => [application.clientId, application]));
  }

  application(clientId: string): SimulatedApplication | undefined {
    return this.byClientId.get(clientId);
  }

  of(subAccount: string, coin: string): Balance {
    const key = `${subAccount}/${coin}`;
    const known = this.balances.get(key);
    if (known) return known;
    const balance: Balance = { subAccount, coin, credited: 0n, converted: 0n, refunded: 0n, fees: 0n, moved: 0n };
    this.balances.set(key, balance);
    return balance;
  }

  all(): readonly Balance[] {
    return [...this.balances.values()];
  }
}
