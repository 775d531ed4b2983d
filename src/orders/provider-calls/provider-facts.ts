import { CommandShell } from '#libs/command-shell';
import { toMoneyJson } from '#libs/money';
import type { Evidence, OperationType, ProviderFact } from '#libs/payments';
import type { MovementFact, ProviderAdapter } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import { CardTokens } from '../../cards/card-tokens';
import { Providers } from '../../providers/providers';
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
    private readonly providers: Providers,
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
      kind: isUnasked(operation?.type) ? (fact.unasked ?? fact.kind) : fact.kind,
      provider: adapter.name,
      operationId,
      amount: toMoneyJson(fact.amount),
      providerReference: fact.providerReference,
      ...(fact.inSum && { inSum: { ...fact.inSum, upTo: fact.inSum.upTo && toMoneyJson(fact.inSum.upTo) } }),
      decline: fact.decline,
      card: fact.card,
      evidence,
      keptCard: await this.tokens.keep(state, attemptId, fact),
    };
    const { merchantId } = state.order!;
    const rules = this.providers.rulesFor(adapter.name, merchantId) ?? adapter.capabilities;
    const command = { type: 'RecordFact', fact: providerFact, rules } as const;
    const envelope = { ...ids, actor: `provider:${adapter.name}`, merchantId };
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from: folded });
    if (result.kind === 'rejected') throw new Error(`order ${orderId} refuses a fact: ${result.refusal.code}`);
    return result.folded;
  }
}

/** The reference names the payment itself, not a call by which we asked for money to be given back. */
const isUnasked = (operation: OperationType | undefined): boolean =>
  operation === 'authorize' || operation === 'capture';
