import type {
  AgreementCommand,
  AgreementState,
  CardTriesRefusal,
  ChargeRequested,
  ChargeResult,
  ProrationChargeRequested,
} from '#libs/agreements';
import { deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { MoneyJson } from '#libs/money';
import type { AgreementLink } from '#libs/payments';
import { capsOfPeriod, isCatchingUp } from '#libs/agreements';
import { chargeOrderId, prorationOrderId } from '../order-ids';

/** One try to collect, for a period or for a change of price within it. */
export interface Collection {
  readonly agreementId: string;
  readonly orderId: string;
  /** Of the attempt, for ever: a repeat finds it done. */
  readonly commandId: string;
  readonly link: AgreementLink & { readonly period: number };
  readonly amount: MoneyJson;
  readonly provider: string;
  readonly cardId: string;
  /** Of a charge: 1, 2, 3 … within the period. */
  readonly attempt?: number;
  readonly at: string;
}

/** The events of an agreement that a card is charged for. */
export const COLLECTED = ['ChargeRequested', 'ProrationChargeRequested'] as const;

export function collectionOf({ type, stream, data }: RecordedEvent): Collection {
  const agreementId = stream.slice('agreement-'.length);
  if ((type as (typeof COLLECTED)[number]) === 'ChargeRequested') {
    const { period, attempt, amount, provider, cardId, at } = data as ChargeRequested['data'];
    return {
      ...{ agreementId, amount, provider, cardId, attempt, at },
      orderId: chargeOrderId(agreementId, period),
      commandId: deterministicId('charge', agreementId, String(period), String(attempt)),
      link: { agreementId, purpose: 'charge', period },
    };
  }
  const { period, change, amount, provider, cardId, at } = data as ProrationChargeRequested['data'];
  return {
    ...{ agreementId, amount, provider, cardId, at },
    orderId: prorationOrderId(agreementId, period, change),
    commandId: deterministicId('proration', agreementId, String(period), String(change)),
    link: { agreementId, purpose: 'proration', period, change },
  };
}

/** What the customer reads: the agreement's reference and the day of the period. */
export function referenceOf({ agreement, open, running }: AgreementState, { link }: Collection): string {
  const periods = [...open.map(({ period }) => period), ...(running ? [running.period] : [])];
  const key = periods.find(({ index }) => index === link.period)?.key ?? String(link.period);
  const change = link.change === undefined ? '' : `/${link.change}`;
  return `${agreement!.reference}/${key}${change}`;
}

/** What the card is asked leave for. */
export function wishOf(state: AgreementState, { agreementId, link, cardId, amount, at }: Collection) {
  const { period, change } = link;
  const caps = capsOfPeriod(state, period);
  const { hoursBetween } = state.agreement!.missedPeriods;
  const purpose = { agreementId, period, ...(change !== undefined && { change }) };
  const catchesUp = change === undefined && isCatchingUp(state, period) && { catchesUp: true as const };
  return { cardId, ...purpose, amount, ...catchesUp, at, caps, hoursBetween };
}

/** Why the card is not tried now. A difference is not tried later: it goes into the next charge. */
export function heldBack({ link, attempt }: Collection, { reason, until, limit }: CardTriesRefusal): AgreementCommand {
  if (attempt !== undefined) return { type: 'HoldBackCharge', period: link.period, attempt, reason, until, limit };
  const why = `the card may not be tried before ${until}`;
  return reportOf(link, { kind: 'not_sent', code: reason, reason: why }, 0);
}

/** How the agreement is told what a try came to. */
export function reportOf(
  { purpose, period, change }: AgreementLink,
  result: ChargeResult,
  delayMs: number,
): AgreementCommand {
  return purpose === 'proration'
    ? { type: 'RecordProrationCharge', period: period!, change: change!, result }
    : { type: 'RecordCharge', period: period!, result, delayMs };
}
