import type { Clock } from '#libs/clock';
import { resolutionPostings } from '#libs/ledger';
import { TREATMENTS, breakDecider } from '#libs/settlements';
import type { BreakState, Treatment } from '#libs/settlements';
import type { PostingView } from '../../orders/order-events/order-event.view';
import { presentPosting } from '../../orders/order-events/present-event';

export interface PossibleTreatment {
  readonly treatment: Treatment;
  /** What the decision would book. */
  readonly postings: readonly PostingView[];
}

/** What a break may be resolved as, by the break's own rules and those of the books: nothing is written. */
export function possibleTreatments(state: BreakState, clock: Clock): PossibleTreatment[] {
  return TREATMENTS.flatMap((treatment) => {
    const command = { type: 'Resolve', treatment, reason: 'to see what it books', by: 'nobody' } as const;
    const decision = breakDecider.decide(state, command, { now: clock.now() });
    if ('reject' in decision) return [];
    const postings = decision.accept.flatMap((event) =>
      event.type === 'BreakResolved' ? resolutionPostings(event.data, state.facts!.merchantId) : [],
    );
    return [{ treatment, postings: postings.map(presentPosting) }];
  });
}
