import { agreementStatus, nextDue, nextStep, priceOf, zoneOf } from '#libs/agreements';
import type { AgreementState, OpenCharge } from '#libs/agreements';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount, MoneyJson } from '#libs/money';
import type { NextActionView } from '../../orders/view/next-action.view';
import type { FoldedAgreement } from '../agreement-aggregate';
import { chargeOrderId } from '../order-ids';
import type { AgreementView, OpenChargeView, ScheduleView } from './agreement.view';

const amountOf = (money: MoneyJson): Amount => formatAmount(fromMoneyJson(money));

/** All but the page of a payment, which only one agreement at a time is asked for. */
export function presentAgreement(
  { state, revision, position, createdAt, updatedAt }: FoldedAgreement,
  nextAction: NextActionView | null = null,
): AgreementView {
  const agreement = state.agreement!;
  const { card, ended, parked } = state;
  return {
    id: agreement.agreementId,
    merchant_id: agreement.merchantId,
    reference: agreement.reference,
    customer_id: agreement.customerId,
    status: agreementStatus(state),
    amount: amountOf(priceOf(state, state.nextPeriod)),
    schedule: scheduleView(state),
    provider: card?.provider ?? agreement.provider,
    card: card && { id: card.id, provider: card.provider, scheme: card.scheme },
    next_step: nextStep(state),
    next_action: nextAction,
    card_order_id: state.cardPayment?.orderId,
    due: nextDue(state) ?? null,
    open_charges: state.open.map((charge) => chargeView(agreement.agreementId, charge)),
    held_periods: state.held.map(({ index }) => index),
    missed_periods: agreement.missedPeriods.policy,
    carried_over:
      state.carried === '0' ? undefined : amountOf({ minor: state.carried, currency: agreement.amount.currency }),
    charged_periods: state.counts.charged,
    skipped_periods: state.counts.skipped,
    parked: parked && {
      at: parked.at,
      due_at: parked.dueAt,
      kind: parked.kind,
      failures: parked.failures,
      error: parked.error,
    },
    paused_until: state.paused?.until,
    ends_at: state.endsAt,
    end_reason: ended?.reason,
    ended_at: ended?.at,
    consent_reference: agreement.consent?.reference,
    consent_ceiling: agreement.consent?.ceiling && amountOf(agreement.consent.ceiling),
    created_at: createdAt!,
    updated_at: updatedAt!,
    revision,
    position: String(position),
  };
}

function scheduleView(state: AgreementState): ScheduleView {
  const { every, count, anchorDay, time, start, end, periods } = state.schedule!;
  return { every, count, anchor_day: anchorDay, time, zone: zoneOf(state), start, end, periods };
}

function chargeView(agreementId: string, charge: OpenCharge): OpenChargeView {
  const { period, amount, attempts, inFlight, retry, standing, heldBack, dueAt } = charge;
  const tried = attempts.length + (inFlight ? 1 : 0);
  return {
    period: period.index,
    date: period.key,
    amount: amountOf(amount),
    state: chargeState(charge),
    reason: standing?.reason ?? heldBack?.reason ?? reasonOf(charge),
    attempts: tried,
    next_at: inFlight ? undefined : (retry?.at ?? (standing ? standing.next?.at : dueAt)),
    next_state: standing?.next?.state,
    order_id: tried > 0 ? chargeOrderId(agreementId, period.index) : undefined,
  };
}

export function chargeState({ inFlight, retry, standing }: OpenCharge): string {
  if (inFlight) return 'processing';
  return standing?.state ?? (retry ? 'retrying' : 'waiting');
}

function reasonOf({ attempts }: OpenCharge): string | undefined {
  const last = attempts.at(-1)?.result;
  return last?.kind === 'declined' ? last.class : last?.kind;
}
