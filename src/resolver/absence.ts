import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { Evidence, Operation } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { attemptOf } from '../orders/provider-calls/call-builder';
import { CLOCK } from '../persistence/tokens';

export interface OperationAt {
  readonly orderId: string;
  readonly folded: FoldedOrder;
  readonly operation: Operation;
}

export interface Silence {
  /** Kept on the operation after the first time; the second time decides. */
  readonly reason: string;
  readonly visibilityMs: number;
  readonly source: Evidence['source'];
}

/**
 * Who does not know an operation may only not know it yet. It counts as never executed once its own delay is over, and
 * it was looked for twice (practice sheet "payments" 3.5.2).
 */
@Injectable()
export class Absence {
  constructor(
    private readonly shell: CommandShell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async isSure({ orderId, folded, operation }: OperationAt, silence: Silence): Promise<boolean> {
    const { reason, visibilityMs, source } = silence;
    if (operation.remarks.includes(reason)) return true;
    if (this.clock.now().getTime() - Date.parse(operation.requestedAt) < visibilityMs) return false;
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
}
