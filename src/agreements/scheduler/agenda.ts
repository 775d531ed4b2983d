import { forecast, priceOf } from '#libs/agreements';
import type { AgreementEvent, AgreementState, DueKind, ForecastStep } from '#libs/agreements';
import type { MoneyJson } from '#libs/money';
import type { AgendaRange } from './agenda-range';

/** What falls due of one agreement at one time, for one of its periods where it is about one. */
export interface AgendaItem {
  readonly dueAt: string;
  readonly kind: DueKind;
  readonly period?: number;
  readonly amount?: MoneyJson;
  readonly events: readonly AgreementEvent[];
  readonly assumesPayment: boolean;
}

/** What falls due of an agreement before a time, and what is overdue; a line for each period that a step deals with. */
export function* agendaOf(
  start: AgreementState,
  { to, firstOnly = false }: Omit<AgendaRange, 'from'>,
  outage?: Parameters<typeof forecast>[1],
): Generator<AgendaItem, void> {
  for (const step of forecast(start, outage)) {
    if (new Date(step.at) >= to) return;
    yield* linesOf(step);
    if (firstOnly) return;
  }
}

function* linesOf({ at, kind, events, assumesPayment, state }: ForecastStep): Generator<AgendaItem, void> {
  for (const period of new Set(events.map(periodOf))) {
    const own = events.filter((event) => periodOf(event) === period);
    const amount = amountOf(own) ?? (period === undefined ? undefined : openAmount(state, period));
    yield { dueAt: at, kind, ...(period !== undefined && { period, amount }), events: own, assumesPayment };
  }
}

function periodOf({ data }: AgreementEvent): number | undefined {
  const { period } = data as { readonly period?: number | { readonly index: number } };
  return typeof period === 'object' ? period.index : period;
}

function amountOf(events: readonly AgreementEvent[]): MoneyJson | undefined {
  const asked = events.find(({ type }) => type === 'ChargeRequested' || type === 'PeriodOpened');
  return asked && (asked.data as { readonly amount: MoneyJson }).amount;
}

const openAmount = (state: AgreementState, period: number): MoneyJson =>
  state.open.find((charge) => charge.period.index === period)?.amount ?? priceOf(state, period);
