import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import type { Evidence, Operation } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { attemptOf } from '../orders/provider-calls/call-builder';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';

/**
 * Between the two looks, by the ledger's clock. Two looks in one moment, by the worker and by a command, see the same
 * lag of the provider and are one. Below the first pause of the ladder (5 s), so that the worker's own second look
 * counts, and above the difference between the clocks of two processes.
 */
export const ABSENCE_GAP_MS = 3_000;

/** A remark that lies further back than so many events of its order was made long ago. */
const LOOKED_BACK = 1_000;

export interface OperationAt {
  readonly orderId: string;
  readonly folded: FoldedOrder;
  readonly operation: Operation;
}

export interface Silence {
  /** Kept on the operation after the first time; a later time decides. */
  readonly reason: string;
  readonly visibilityMs: number;
  readonly source: Evidence['source'];
}

/**
 * Who does not know an operation may only not know it yet. It counts as never executed once its own delay is over, and
 * it was looked for twice, some time apart (practice sheet "payments" 3.5.2).
 */
@Injectable()
export class Absence {
  constructor(
    private readonly shell: CommandShell,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async isSure({ orderId, folded, operation }: OperationAt, silence: Silence): Promise<boolean> {
    const { reason, visibilityMs, source } = silence;
    if (operation.remarks.includes(reason)) {
      const first = await this.firstLook(folded.stream, operation.id, reason);
      return first === undefined || this.sinceMs(first) >= ABSENCE_GAP_MS;
    }
    if (this.sinceMs(operation.requestedAt) < visibilityMs) return false;
    const { provider } = attemptOf(folded.state, operation);
    const commandId = deterministicId('absent', orderId, String(operation.id), ...(source === 'query' ? [] : [source]));
    await this.shell.execute(
      orderAggregate,
      orderId,
      { type: 'IgnoreFact', provider, operationId: operation.id, reason, evidence: { source } },
      { commandId, correlationId: commandId, actor: 'process:resolver', merchantId: folded.state.order!.merchantId },
    );
    return false;
  }

  /** When it was not found for the first time; undefined when that was long ago. The fold keeps no times of remarks. */
  private async firstLook(stream: string, operationId: number, reason: string): Promise<string | undefined> {
    const { events } = await this.store.read(stream, { direction: 'backwards', limit: LOOKED_BACK });
    const remark = events.find(({ type, data }) => {
      const ignored = data as { operationId?: number; reason?: string };
      return type === 'FactIgnored' && ignored.operationId === operationId && ignored.reason === reason;
    });
    return remark?.metadata.occurredAt;
  }

  private sinceMs(instant: string): number {
    return this.clock.now().getTime() - Date.parse(instant);
  }
}
