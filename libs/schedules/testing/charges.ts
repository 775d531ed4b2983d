import type { AttemptResult, ChargeAttempt } from '../dunning/attempt';
import type { DunningCase } from '../dunning/charge';
import { planDunning } from '../dunning/plan';
import { dunningRules } from '../dunning/rules';
import type { DunningStep } from '../dunning/step';

/** A card with Visa, due at 09:00 in Bratislava on Sunday 1 March 2026; clocks change on the 29th. */
export const charge = (change: Partial<DunningCase> = {}): DunningCase => ({
  rules: dunningRules('2026-03-01'),
  zone: 'Europe/Bratislava',
  dueAt: new Date('2026-03-01T08:00:00Z'),
  card: { id: 'card-1', scheme: 'visa' },
  attempts: [],
  ...change,
});

export const declined = (
  of: Extract<AttemptResult, { kind: 'declined' }>['class'],
  codes: { responseCode?: string; adviceCode?: string; revokesConsent?: true } = {},
): AttemptResult => ({ kind: 'declined', class: of, ...codes });

export const tried = (at: string, result: AttemptResult, cardId = 'card-1'): ChargeAttempt => ({
  at: new Date(at),
  initiator: 'merchant',
  cardId,
  result,
});

/** One step as a line: what, when, why. */
export function line(step: DunningStep): string {
  if (step.kind === 'attempt') {
    const delays = step.delayedBy.length > 0 ? ` (${step.delayedBy.join(', ')})` : '';
    return `${step.number} at ${step.at.toISOString().slice(0, 16)}Z ${step.reason}${delays}`;
  }
  const next = step.next ? ` then ${step.next.state} at ${step.next.at.toISOString().slice(0, 16)}Z` : '';
  return `${step.state} ${step.reason}${step.notify ? ` ${step.notify}` : ''}${next}`;
}

/** Follows the plan, each attempt at the time it names with the results given, until there is none to make. */
export function follow(
  start: DunningCase,
  results: Iterable<AttemptResult>,
): { steps: DunningStep[]; end: DunningCase } {
  const steps: DunningStep[] = [];
  let end = start;
  let now = start.dueAt;
  for (const result of results) {
    const step = planDunning(end, now);
    steps.push(step);
    if (step.kind !== 'attempt') return { steps, end };
    now = step.at;
    const made: ChargeAttempt = { at: now, initiator: 'merchant', cardId: end.card.id, result };
    end = { ...end, attempts: [...end.attempts, made] };
  }
  steps.push(planDunning(end, now));
  return { steps, end };
}
