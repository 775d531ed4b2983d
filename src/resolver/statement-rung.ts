import { operationReference } from '#libs/payments';
import type { Operation } from '#libs/payments';
import type { ProviderAdapter } from '#libs/providers';
import { matchDoubts } from '#libs/settlements';
import type { Doubt } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { attemptOf } from '../orders/provider-calls/call-builder';
import type { FoldedOrder } from '../orders/order-aggregate';
import { Providers } from '../providers/providers';
import { MATCHING_RULES } from '../reconciliation/matching-rules';
import { OpenBankLines } from './open-bank-lines';
import { otherRefunds } from './other-refunds';
import { Absence } from './absence';
import type { OperationAt } from './absence';
import { StatementProof } from './statement-proof';

const ABSENT = 'the account shows no line of it';

type Statement = NonNullable<ProviderAdapter['capabilities']['statement']>;

/**
 * The rung "statement", after the provider itself and before a person (practice sheet "payments" 3.5.2): a line of the
 * bank that was taken in already, else the history of the account where it can be read. For what is a line by itself;
 * cards are credited in bulk, and no line proves one of them.
 */
@Injectable()
export class StatementRung {
  constructor(
    private readonly providers: Providers,
    private readonly lines: OpenBankLines,
    private readonly proof: StatementProof,
    private readonly absence: Absence,
  ) {}

  /** One look; what no line shows stays as it is. */
  async look(at: OperationAt): Promise<FoldedOrder> {
    const { orderId, folded, operation } = at;
    const statement = this.statementFor(folded, operation);
    if (!statement) return folded;
    const merchantId = folded.state.order!.merchantId;
    const doubt = doubtOf(at);
    const lines = await this.lines.naming(merchantId, doubt.reference);
    const [shown] = matchDoubts(lines, [doubt], MATCHING_RULES).actions;
    const amount = { minor: String(doubt.amount), currency: doubt.currency };
    const proven = { orderId, operationId: operation.id, merchantId };
    if (shown?.do === 'end_doubt') return this.proof.record(proven, { bankLineId: shown.bankLine.id, amount });
    return this.history(at, doubt, statement);
  }

  private async history(at: OperationAt, doubt: Doubt, statement: Statement): Promise<FoldedOrder> {
    const { orderId, folded, operation } = at;
    const { amount: minor, currency, reference, provider } = doubt;
    const found = await this.providers.find(provider)?.findLine?.({
      ...{ type: operation.type, reference, amount: { minor, currency }, requestedAt: operation.requestedAt },
      providerReference: operation.providerReference ?? attemptOf(folded.state, operation).providerReference,
      ...(operation.type === 'refund' && { otherRefunds: otherRefunds(folded.state, operation) }),
    });
    if (found?.kind !== 'answered') return folded;
    const proven = { orderId, operationId: operation.id, merchantId: folded.state.order!.merchantId };
    if (found.data) {
      return this.proof.record(proven, { ...found.data, amount: { minor: String(minor), currency } });
    }
    // What the bank has accepted may wait there without any line.
    const { visibilityDelayMs: visibilityMs } = statement;
    if (visibilityMs === undefined || operation.status !== 'unknown') return folded;
    const isSure = await this.absence.isSure(at, { reason: ABSENT, visibilityMs, source: 'statement' });
    return isSure ? this.proof.recordAbsence(proven, ABSENT) : folded;
  }

  private statementFor(folded: FoldedOrder, operation: Operation): Statement | undefined {
    const statement = this.providers.find(attemptOf(folded.state, operation).provider)?.capabilities.statement;
    const isItsMethod = statement?.method === folded.state.order?.method;
    return isItsMethod && (statement?.operations as readonly string[]).includes(operation.type) ? statement : undefined;
  }
}

function doubtOf({ orderId, folded: { state }, operation }: OperationAt): Doubt {
  const { id: operationId, type, amount } = operation;
  const { provider } = attemptOf(state, operation);
  const named = { orderId, operationId, provider, method: state.order!.method, type };
  return { ...named, currency: state.currency, amount, reference: operationReference(orderId, operationId) };
}
