import { CommandShell } from '#libs/command-shell';
import { toMoneyJson } from '#libs/money';
import type { Evidence, OperationType, ProviderFact } from '#libs/payments';
import type { MovementFact, ProviderAdapter } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import { CardTokens } from '../../cards/card-tokens';
import { orderAggregate } from '../order-aggregate';
import type { FoldedOrder } from '../order-aggregate';

export interface FactOrigin {
  readonly evidence: Evidence;
  /** The operation that the provider named. */
  readonly operationId: number;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** Records what a provider told by itself, in a message or beside an answer. The order counts each fact once. */
@Injectable()
export class ProviderFacts {
  constructor(
    private readonly shell: CommandShell,
    private readonly tokens: CardTokens,
  ) {}

  async record(
    { orderId, folded }: { orderId: string; folded: FoldedOrder },
    adapter: ProviderAdapter,
    fact: MovementFact,
    { evidence, operationId, ...ids }: FactOrigin,
  ): Promise<FoldedOrder> {
    const { state } = folded;
    const operation = state.operations.find(({ id }) => id === operationId);
    const attemptId = operation?.attemptId ?? state.attempts.at(-1)?.id ?? 0;
    const providerFact: ProviderFact = {
      kind: evidence.source === 'notification' ? kindFor(fact, operation?.type) : fact.kind,
      provider: adapter.name,
      operationId,
      amount: toMoneyJson(fact.amount),
      providerReference: fact.providerReference,
      decline: fact.decline,
      card: fact.card,
      evidence,
      keptCard: await this.tokens.keep(state, attemptId, fact),
    };
    const command = { type: 'RecordFact', fact: providerFact, rules: adapter.capabilities } as const;
    const envelope = { ...ids, actor: `provider:${adapter.name}`, merchantId: state.order!.merchantId };
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from: folded });
    if (result.kind === 'rejected') throw new Error(`order ${orderId} refuses a fact: ${result.refusal.code}`);
    return result.folded;
  }
}

/**
 * A notified debit says only that money left. What it means lies in the call that it names: our void, our refund, or,
 * when it names the payment itself, a chargeback (fact sheet "trustpay-eu" U16).
 */
function kindFor({ kind }: MovementFact, operation: OperationType | undefined): ProviderFact['kind'] {
  if (kind !== 'refunded') return kind;
  if (operation === 'void') return 'voided';
  return operation === 'refund' || operation === undefined ? 'refunded' : 'disputed';
}
