import type { OrderEvent } from '../../events';
import { isOpen } from '../../selectors';
import { attemptBehind, operationFields } from '../outcome/report';
import type { FactContext } from './context';
import { authorization, kept } from './context';

const DAY_MS = 86_400_000;

/**
 * The payer has ordered the transfer, and it may never be paid. The weakest word there is: it makes a page wait longer
 * and changes nothing else. Of another amount it is an announcement all the same, because what comes is weighed when it
 * comes.
 */
export function announced(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const operation = authorization(context);
  if (operation.status === 'succeeded') return [];
  if (!isOpen(operation)) return kept(context, `announced after we had recorded it as ${operation.status}`);
  if (fact.amount.currency !== state.currency) return kept(context, `announced in ${fact.amount.currency}`);
  if (operation.status !== 'requires_action' && operation.status !== 'requested') return [];
  const { amount, providerReference, evidence } = fact;
  const expiresAt = waitedForUntil(context, attemptBehind(state, operation).expiresAt);
  const data = { ...operationFields(state, operation), amount, providerReference, expiresAt, evidence };
  return [{ type: 'PaymentAnnounced', data }];
}

/** Never sooner than the page ends: while it is open, the payer may pay there. */
function waitedForUntil({ now, rules }: FactContext, pageEnds: string | undefined): string {
  const end = now.getTime() + (rules.transferDays ?? 0) * DAY_MS;
  return new Date(Math.max(end, pageEnds === undefined ? end : Date.parse(pageEnds))).toISOString();
}
