import { CommandShell, deterministicId } from '#libs/command-shell';
import type { MoneyJson } from '#libs/money';
import type { Evidence, Outcome } from '#libs/payments';
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

/**
 * A line of the account that bears the reference of an operation, on its side and to the cent: taken in with a
 * statement, or read in the history under the bank's own number.
 */
export type ProvenBy = ({ readonly bankLineId: string } | { readonly transactionId: string }) & {
  /** Positive. */
  readonly amount: MoneyJson;
  readonly providerReference?: string;
};

/**
 * Writes what a statement says of a doubt: the line is the evidence, and its import the cause. Whoever finds the line
 * writes the same, and the order counts it once.
 */
@Injectable()
export class StatementProof {
  constructor(private readonly shell: CommandShell) {}

  record(proven: ProvenOperation, { amount, providerReference, ...line }: ProvenBy): Promise<FoldedOrder> {
    const isImported = 'bankLineId' in line;
    const evidence: Evidence = isImported
      ? { source: 'statement', id: line.bankLineId }
      : { source: 'statement', id: `transaction:${line.transactionId}` };
    const causationId = isImported ? importLineCommandId(line.bankLineId) : undefined;
    return this.write(
      proven,
      { kind: 'succeeded', amount, providerReference, evidence },
      { name: evidence.id!, causationId },
    );
  }

  recordAbsence(proven: ProvenOperation, reason: string): Promise<FoldedOrder> {
    const outcome = { kind: 'failed', code: 'absent', reason, evidence: { source: 'statement' } } as const;
    return this.write(proven, outcome, { name: 'absent' });
  }

  private async write(
    { orderId, operationId, merchantId }: ProvenOperation,
    outcome: Outcome,
    { name, causationId }: { name: string; causationId?: string },
  ): Promise<FoldedOrder> {
    const commandId = deterministicId('statement', orderId, String(operationId), name);
    const envelope = { commandId, correlationId: causationId ?? commandId, causationId, merchantId };
    const command = { type: 'RecordOutcome', operationId, outcome } as const;
    const by = { ...envelope, actor: 'process:resolver' };
    const result = await this.shell.execute(orderAggregate, orderId, command, by);
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return result.folded;
  }
}
