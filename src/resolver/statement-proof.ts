import { CommandShell, deterministicId } from '#libs/command-shell';
import type { MoneyJson } from '#libs/money';
import type { Outcome } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { problemFromRefusal } from '../orders/refusals';
import { importLineCommandId } from '../settlements/imports/take-statement';

export interface ProvenOperation {
  readonly orderId: string;
  readonly operationId: number;
  readonly merchantId: string;
}

/** A line of the account that bears the reference of an operation, on its side and to the cent. */
export interface ProvingLine {
  readonly bankLineId: string;
  /** Positive. */
  readonly amount: MoneyJson;
}

/**
 * Writes that a line of a statement ended a doubt: the operation succeeded, with the line as its evidence and the line's
 * import as its cause. Whoever finds the line writes the same, and the order counts it once.
 */
@Injectable()
export class StatementProof {
  constructor(private readonly shell: CommandShell) {}

  async record(
    { orderId, operationId, merchantId }: ProvenOperation,
    { bankLineId, amount }: ProvingLine,
  ): Promise<FoldedOrder> {
    const evidence = { source: 'statement', id: bankLineId } as const;
    const outcome: Outcome = { kind: 'succeeded', amount, evidence };
    const causationId = importLineCommandId(bankLineId);
    const result = await this.shell.execute(
      orderAggregate,
      orderId,
      { type: 'RecordOutcome', operationId, outcome },
      {
        commandId: deterministicId('statement', orderId, String(operationId), bankLineId),
        correlationId: causationId,
        causationId,
        actor: 'process:reconciliation',
        merchantId,
      },
    );
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return result.folded;
  }
}
