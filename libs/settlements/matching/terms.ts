import type { FeeRule, MatchingRules, OrderRule, ProofRule, SettlementRule } from './rules';

type Unnamed<Rule> = Omit<Rule, 'provider'>;

/**
 * How the money of one provider reaches the bank, as its fact sheet says: its rows of the rules, without its name.
 * Plain data: what was paid while a provider was configured is matched by them afterwards, too.
 */
export interface SettlementTerms {
  /** The first that fits a method counts. A method without one is reported. */
  readonly ways?: readonly Unnamed<SettlementRule>[];
  /** Lines of the bank that are its fee by themselves. */
  readonly fees?: readonly Unnamed<FeeRule>[];
  /** How long lines of our own orders at its bank may take. */
  readonly orders?: Unnamed<OrderRule>;
  /** Operations that a line of the bank ends a doubt about; the same as `capabilities.statement`. */
  readonly proofs?: readonly Unnamed<ProofRule>[];
}

/** Of a provider without terms: it lists each payout with its lines. */
const OTHERWISE: MatchingRules['otherwise'] = { way: 'report', lateAfterDays: 7, missingAfterDays: 21 };

/** The rules of all providers, in their order. */
export function matchingRules(
  providers: readonly { readonly name: string; readonly settlement?: SettlementTerms }[],
): MatchingRules {
  const rows = <Row extends object>(of: (terms: SettlementTerms) => readonly Row[] | undefined) =>
    providers.flatMap(({ name: provider, settlement = {} }) =>
      (of(settlement) ?? []).map((row) => ({ provider, ...row })),
    );
  return {
    ways: rows(({ ways }) => ways),
    fees: rows(({ fees }) => fees),
    orders: rows(({ orders }) => orders && [orders]),
    proofs: rows(({ proofs }) => proofs),
    otherwise: OTHERWISE,
  };
}
