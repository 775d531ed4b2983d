import type { AgreementEvent, AgreementState, OpenCharge, PeriodJson } from '#libs/agreements';
import type { RecordedEvent } from '#libs/event-store';
import type { ProjectionTransaction } from '#libs/projections';
import { chargeOrderId } from '../../agreements/order-ids';
import { BulkTable } from '../support/bulk-table';
import type { FoldedStream } from '../support/fold-batch';

type Status = 'open' | 'charged' | 'skipped' | 'merged' | 'held';

interface PeriodRow {
  readonly agreementId: string;
  readonly period: PeriodJson;
  readonly status: Status;
  readonly state: string | null;
  readonly reason: string | null;
  readonly mergedInto: number | null;
  readonly charge: OpenCharge | undefined;
  readonly currency: string;
  readonly orderId: string | null;
  readonly changedAt: string;
}

const table = new BulkTable<PeriodRow>('agreement_period', ['agreement_id', 'period'], {
  agreement_id: ['uuid', ({ agreementId }) => agreementId],
  period: ['integer', ({ period }) => period.index],
  first_day: ['text', ({ period }) => period.key],
  end_day: ['text', ({ period }) => period.endDate],
  starts_at: ['timestamptz', ({ period }) => period.start],
  ends_at: ['timestamptz', ({ period }) => period.end],
  resolution: ['text', ({ period }) => period.resolution ?? 'exact'],
  status: ['text', ({ status }) => status],
  state: ['text', ({ state }) => state],
  reason: ['text', ({ reason }) => reason],
  merged_into: ['integer', ({ mergedInto }) => mergedInto],
  covers: ['jsonb', ({ charge }) => JSON.stringify(charge?.covers ?? [])],
  amount: ['numeric', ({ charge }) => charge?.amount.minor ?? null],
  currency: ['text', ({ currency }) => currency],
  attempts: ['integer', ({ charge }) => attemptsOf(charge)],
  next_at: ['timestamptz', ({ charge, status }) => (status === 'open' ? nextOf(charge) : null)],
  order_id: ['uuid', ({ orderId }) => orderId],
  changed_at: ['timestamptz', ({ changedAt }) => changedAt],
});

const attemptsOf = (charge: OpenCharge | undefined): number =>
  charge ? charge.attempts.length + (charge.inFlight ? 1 : 0) : 0;

const nextOf = (charge: OpenCharge | undefined): string | null => {
  if (!charge || charge.inFlight) return null;
  if (charge.retry) return charge.retry.at;
  return charge.standing ? (charge.standing.next?.at ?? null) : charge.dueAt;
};

const FATES: Readonly<Record<string, Status>> = {
  PeriodHeld: 'held',
  PeriodMerged: 'merged',
  PeriodSkipped: 'skipped',
  ChargeSucceeded: 'charged',
};

/** What became of the periods of a batch: the last word about each. */
export class PeriodRows {
  private readonly changed = new Map<string, PeriodRow>();

  observe(
    before: AgreementState | undefined,
    { id: agreementId, state }: FoldedStream<AgreementState>,
    { type, data, metadata }: Pick<RecordedEvent, 'type' | 'data' | 'metadata'>,
  ): void {
    const event = { type, data } as AgreementEvent;
    const { period, into, reason } = event.data as { period?: PeriodJson | number; into?: number; reason?: string };
    if (period === undefined) return;
    const index = typeof period === 'number' ? period : period.index;
    const isOf = (one: OpenCharge): boolean => one.period.index === index;
    const charge = state.open.find(isOf) ?? before?.open.find(isOf);
    const known = typeof period === 'number' ? charge?.period : period;
    if (!known) return;
    const status = FATES[type] ?? 'open';
    this.changed.set(`${agreementId} ${index}`, {
      agreementId,
      period: known,
      status,
      state: status === 'open' ? stateOf(charge) : null,
      reason: reasonOf(event, charge, reason),
      mergedInto: into ?? null,
      charge,
      currency: state.agreement!.amount.currency,
      orderId: orderOf(agreementId, state, charge),
      changedAt: metadata.occurredAt,
    });
  }

  async save(transaction: ProjectionTransaction): Promise<void> {
    await table.upsert(transaction, [...this.changed.values()]);
  }
}

function stateOf(charge: OpenCharge | undefined): string {
  if (charge?.inFlight) return 'processing';
  if (charge?.standing) return charge.standing.state;
  return charge?.retry ? 'retrying' : 'waiting';
}

/** Why it is what it is: of its fate, or of where its charge stands. */
function reasonOf({ type }: AgreementEvent, charge: OpenCharge | undefined, reason: string | undefined): string | null {
  if (FATES[type] && type !== 'ChargeSucceeded') return reason ?? null;
  return charge?.standing?.reason ?? charge?.heldBack?.reason ?? charge?.reason ?? null;
}

function orderOf(agreementId: string, state: AgreementState, charge: OpenCharge | undefined): string | null {
  if (charge?.reason === 'first_payment') return state.firstPayment?.orderId ?? null;
  return charge && attemptsOf(charge) > 0 ? chargeOrderId(agreementId, charge.period.index) : null;
}
