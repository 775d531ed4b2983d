/**
 * How a provider's money reaches the bank (fact sheets of the providers, and "payments" 4.2). Data, so that another
 * provider, another agreed period or another window is another row; each provider's rows are its `SettlementTerms`.
 */
export interface SettlementRule {
  readonly provider: string;
  /** Absent: every method of the provider. */
  readonly method?: string;
  /**
   * `report`: the provider lists each payout with its lines. `collective`: one payout for many payments, which are not
   * listed. `direct`: each payment is a line of the bank.
   */
  readonly way: 'report' | 'collective' | 'direct';
  /** The bank's code of such a line, where it has one. */
  readonly bankCode?: string;
  /** Days after the capture, or after the payout, within which it comes. */
  readonly lateAfterDays: number;
  /** Days after which it is not expected any more. */
  readonly missingAfterDays: number;
  /**
   * What the provider may keep of a payment, where it was agreed: permille of the gross plus a fixed part, in minor
   * units.
   */
  readonly fee?: { readonly permille: number; readonly fixed: number };
}

/** Lines of the bank that are a provider's fee by themselves. */
export interface FeeRule {
  readonly provider: string;
  readonly bankCode: string;
}

/** Bank orders of our own, and how long their lines may take. */
export interface OrderRule {
  readonly provider: string;
  /** Days after it was sent, within which a line shows what the bank says it carried out. */
  readonly lateAfterDays: number;
  readonly missingAfterDays: number;
}

/** What one line of the bank can prove of an operation whose outcome is not known. */
export interface ProofRule {
  readonly provider: string;
  readonly method: string;
  readonly type: 'authorize' | 'refund';
  /** On which side the line stands. */
  readonly side: 'credit' | 'debit';
}

export interface MatchingRules {
  readonly ways: readonly SettlementRule[];
  readonly fees: readonly FeeRule[];
  readonly orders: readonly OrderRule[];
  readonly proofs: readonly ProofRule[];
  /** For a provider without a row. */
  readonly otherwise: Omit<SettlementRule, 'provider'>;
}

export const ruleFor = (rules: MatchingRules, provider: string, method?: string): SettlementRule =>
  rules.ways.find((rule) => rule.provider === provider && (rule.method === undefined || rule.method === method)) ?? {
    provider,
    ...rules.otherwise,
  };

const DAY_MS = 24 * 60 * 60 * 1_000;

export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY_MS;
export const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY_MS);
