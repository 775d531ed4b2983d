import type { Evidence, Outcome } from '../outcome';
import type { OperationRules, ProviderFact } from '../order/commands';
import { decline } from './orders';

/**
 * A step of a random life of an order: data that is resolved against the state at hand, so that amounts and operations
 * often fit and often do not; it prints and shrinks well.
 */
export interface Step {
  readonly verb:
    | 'capture'
    | 'void'
    | 'refund'
    | 'refund by bank'
    | 'bank says'
    | 'give back'
    | 'cancel'
    | 'attempt'
    | 'outcome'
    | 'fact'
    | 'return'
    | 'expire'
    | 'notice'
    | 'settle';
  /** Counted from the last operation backwards: 0 is the last. */
  readonly operation: number;
  readonly outcome: Outcome['kind'];
  readonly fact: ProviderFact['kind'];
  /** `exact`: the operation's own amount. */
  readonly amount: 'exact' | number;
  readonly evidence: Evidence;
  readonly reference?: string;
  readonly named: boolean;
  readonly final: boolean;
  readonly rules: OperationRules;
  readonly hours: number;
}

/** What some payers send too much. */
const SURPLUS = 500n;

/** What comes along with some successes: coins, exactly or not, and the provider's fee. */
function extrasOf({ final, reference, named }: Step, amount: { minor: string; currency: string }) {
  if (!final) return {};
  const due = coins(amount, 10n);
  const received = { 'pay-1': coins(amount, 9n), 'pay-2': coins(amount, 11n) }[reference ?? ''] ?? due;
  const fee = { ...amount, minor: '3' };
  if (reference !== 'ref-1') return { receipt: { due, received }, fee };
  const more = named ? SURPLUS : 0n;
  return { receipt: { due: amount, received: { ...amount, minor: String(BigInt(amount.minor) + more) } }, fee };
}

/** Some successes are told in another currency than was asked for. */
const toldAs = ({ amount: size, named }: Step, amount: { minor: string; currency: string }) =>
  size === 10_001 && named ? { ...amount, currency: 'CZK' } : amount;

/** The same number, of coins. */
const coins = ({ minor }: { minor: string }, times = 1n) => ({
  minor: String(BigInt(minor) * times),
  currency: 'USDT',
});

/** What an operation is answered with. */
export function outcomeOf(one: Step, amount: { minor: string; currency: string }): Outcome {
  const { evidence, reference: providerReference } = one;
  switch (one.outcome) {
    case 'succeeded':
      return { kind: 'succeeded', amount: toldAs(one, amount), providerReference, ...extrasOf(one, amount), evidence };
    case 'declined':
      return { kind: 'declined', decline, evidence };
    case 'failed':
      return { kind: 'failed', code: 'refused', reason: 'not possible', evidence };
    case 'pending':
      return one.final
        ? {
            kind: 'pending',
            nextAction: { type: 'redirect', url: 'https://acme.example/pay' },
            providerReference,
            evidence,
          }
        : { kind: 'pending', providerReference, evidence };
    case 'underpaid':
      return {
        kind: 'underpaid',
        receipt: { due: coins(amount, 2n), received: coins(amount) },
        providerReference,
        evidence,
      };
    case 'unknown':
      return { kind: 'unknown', reason: 'timeout', evidence };
    case 'not_sent':
      return { kind: 'not_sent', reason: 'refused connection', evidence };
  }
}
