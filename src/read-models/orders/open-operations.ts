import type { RecordedEvent } from '#libs/event-store';
import { attemptOf, isOpen } from '#libs/payments';
import type { Operation, OrderState } from '#libs/payments';
import type { ProjectionTransaction } from '#libs/projections';
import { BulkTable } from '../support/bulk-table';
import type { FoldedStream } from '../support/fold-batch';

interface OpenOperationRow {
  readonly orderId: string;
  readonly operation: Operation;
  readonly state: OrderState;
  readonly since: string;
}

const attempt = ({ state, operation }: OpenOperationRow) => attemptOf(state, operation.attemptId);

const table = new BulkTable<OpenOperationRow>('open_operation', ['order_id', 'operation_id'], {
  order_id: ['uuid', ({ orderId }) => orderId],
  operation_id: ['integer', ({ operation }) => operation.id],
  attempt_id: ['integer', ({ operation }) => operation.attemptId],
  merchant_id: ['text', ({ state }) => state.order?.merchantId],
  provider: ['text', (row) => attempt(row)?.provider],
  type: ['text', ({ operation }) => operation.type],
  status: ['text', ({ operation }) => operation.status],
  currency: ['text', ({ state }) => state.currency],
  amount: ['numeric', ({ operation }) => operation.amount.toString()],
  requested_at: ['timestamptz', ({ operation }) => operation.requestedAt ?? null],
  since: ['timestamptz', ({ since }) => since],
  expires_at: ['timestamptz', (row) => attempt(row)?.expiresAt ?? null],
});

/**
 * Follows the operations of a batch: which are open at its end, in which status since when, and which are over. What a
 * bank order pays is looked after there.
 */
export class OpenOperations {
  private readonly changed = new Map<string, OpenOperationRow | undefined>();

  /** A status lasts since the event that brought it, so it is looked at event by event. */
  observe(before: OrderState | undefined, after: FoldedStream<OrderState>, event: RecordedEvent): void {
    const { id: orderId, state } = after;
    if (before?.operations === state.operations) return;
    for (const operation of state.operations) {
      const former = before?.operations.find((one) => one.id === operation.id);
      if (former === operation || former?.status === operation.status) continue;
      const row = { orderId, operation, state, since: event.metadata.occurredAt };
      const isKept = isOpen(operation) && operation.bankOrderId === undefined;
      this.changed.set(`${orderId} ${operation.id}`, isKept ? row : undefined);
    }
  }

  async save(transaction: ProjectionTransaction): Promise<void> {
    const over = [...this.changed].filter(([, row]) => row === undefined).map(([key]) => key.split(' '));
    const open = [...this.changed.values()].filter((row) => row !== undefined);
    if (over.length > 0) {
      await transaction.query(
        `DELETE FROM open_operation USING unnest($1::uuid[], $2::integer[]) AS over (order_id, operation_id)
          WHERE open_operation.order_id = over.order_id AND open_operation.operation_id = over.operation_id`,
        [over.map(([order]) => order), over.map(([, operation]) => operation)],
      );
    }
    await table.upsert(transaction, open);
  }
}
