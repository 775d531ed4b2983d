import type { Money } from '#libs/money';
import { toMoneyJson } from '#libs/money';
import type { Evidence, Outcome } from '#libs/payments';
import type {
  ConfiguredProvider,
  FollowUp,
  ProviderAdapter,
  ProviderCapabilities,
  ProviderResult,
  QueryOperation,
  StartPayment,
} from '#libs/providers';

const DAY_MS = 86_400_000;

const CAPABILITIES: ProviderCapabilities = {
  methods: ['card'],
  flows: ['remote'],
  currencies: 'any',
  cardOnFile: { customerInitiated: false, merchantInitiated: false },
  zeroAmountVerification: false,
  partialCapture: true,
  multipleCaptures: true,
  partialRefund: true,
  multipleRefunds: true,
  void: true,
  voidAfterCapture: true,
  refund: false,
  holdLifetimeMs: 7 * DAY_MS,
  query: { visibilityDelayMs: 0 },
};

interface Hold {
  readonly amount: Money;
  /** What the provider has done with it, whether we know it or not. */
  state: 'held' | 'released' | 'captured';
}

/**
 * A provider of cards in memory that can be asked what became of a hold: none of those that are simulated can. Every
 * payment is authorised at once; what happens to its hold behind our back is set by the test.
 */
export class AskableProvider implements ConfiguredProvider {
  readonly name = 'askable';
  /** By the reference of their authorisation, which is their name here as well. */
  readonly holds = new Map<string, Hold>();
  /** Calls, in order: `query`, `void`, `capture`. */
  readonly calls: string[] = [];
  canSay = true;
  releases = true;

  create(): ProviderAdapter {
    return {
      name: this.name,
      title: 'Askable',
      capabilities: CAPABILITIES,
      openPayment: (payment) => Promise.resolve(this.open(payment)),
      query: (operation) => Promise.resolve(this.answer(operation)),
      void: (release) => Promise.resolve(this.end('void', release, this.releases)),
      capture: (capture) => Promise.resolve(this.end('capture', capture, true)),
    };
  }

  private open({ reference, amount }: StartPayment): ProviderResult {
    this.holds.set(reference, { amount, state: 'held' });
    return { outcome: succeeded(amount, reference, 'answer') };
  }

  /** The authorisation succeeded; what became of its hold stands beside that. */
  private answer({ providerReference, amount }: QueryOperation): ProviderResult {
    this.calls.push('query');
    const hold = this.holds.get(providerReference ?? '');
    if (!hold || !this.canSay) {
      return { outcome: { kind: 'unknown', reason: 'it does not say', evidence: { source: 'query' } } };
    }
    const outcome = succeeded(amount, providerReference!, 'query');
    if (hold.state === 'held') return { outcome };
    const kind = hold.state === 'captured' ? 'captured' : 'voided';
    const fact = { kind, amount: hold.amount, reference: providerReference, code: hold.state } as const;
    return { outcome, also: [{ ...fact, providerReference: `${providerReference}-${kind}` }] };
  }

  private end(call: 'void' | 'capture', { providerReference, amount }: FollowUp, isTaken: boolean): ProviderResult {
    this.calls.push(call);
    const hold = this.holds.get(providerReference);
    if (hold?.state !== 'held' || !isTaken) {
      return { outcome: { kind: 'failed', code: 'refused', reason: 'refused', evidence: { source: 'answer' } } };
    }
    hold.state = call === 'void' ? 'released' : 'captured';
    return { outcome: succeeded(amount, `${providerReference}-${call}`, 'answer') };
  }
}

const succeeded = (amount: Money, providerReference: string, source: Evidence['source']): Outcome => ({
  kind: 'succeeded',
  amount: toMoneyJson(amount),
  providerReference,
  evidence: { source },
});
