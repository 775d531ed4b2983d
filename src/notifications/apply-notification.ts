import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { ConcurrencyError } from '#libs/event-store';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { toMoneyJson } from '#libs/money';
import { parseOperationReference } from '#libs/payments';
import type { Evidence, OrderState, ProviderFact } from '#libs/payments';
import type { NotifiedFact, ProviderAdapter, RawNotification } from '#libs/providers';
import { Sealer } from '#libs/sealing';
import { Inject, Injectable } from '@nestjs/common';
import { CardTokens } from '../cards/card-tokens';
import { orderAggregate } from '../orders/order-aggregate';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { UNASSIGNED_MERCHANT, notificationPlace } from './notification-events';
import type { NotificationReceived, NotificationUnmatched } from './notification-events';

/**
 * Turns a stored notification into facts on orders. Runs at least once for each; the order counts each piece of
 * evidence once, so repeats and every order of arrival end in one state.
 */
@Injectable()
export class ApplyNotification {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly shell: CommandShell,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly tokens: CardTokens,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const data = event.data as NotificationReceived['data'];
    const text = await this.sealer.open(data.raw, notificationPlace(event.stream));
    // Its month was destroyed: what it said was applied long ago, or its retention is over.
    if (text === undefined) return;
    const adapter = this.providers.get(data.provider);
    const stored = JSON.parse(text) as { method: 'GET' | 'POST'; path: string; query: string; body: string };
    const raw: RawNotification = { ...stored, headers: {}, body: Buffer.from(stored.body, 'base64') };
    for (const [index, fact] of adapter.notifications!.parse(raw).entries())
      await this.apply(event, adapter, fact, index);
  }

  private async apply(
    event: RecordedEvent,
    adapter: ProviderAdapter,
    fact: NotifiedFact,
    index: number,
  ): Promise<void> {
    const evidence: Evidence = {
      source: 'notification',
      id: index === 0 ? event.id : `${event.id}/${index}`,
      code: fact.code,
    };
    const named = fact.reference === undefined ? undefined : parseOperationReference(fact.reference);
    const folded = named && (await this.shell.load(orderAggregate, named.orderId));
    if (!named || !folded?.state.order) {
      return this.recordUnmatched(
        event,
        adapter.name,
        fact,
        evidence,
        named ? 'no such order' : 'no reference of ours',
      );
    }
    const commandId = deterministicId('apply', evidence.id!);
    const envelope = {
      commandId,
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: `provider:${adapter.name}`,
      merchantId: folded.state.order.merchantId,
    };
    const providerFact = await this.toOrderFact(folded.state, adapter.name, fact, named.operationId, evidence);
    const command = { type: 'RecordFact', fact: providerFact, rules: adapter.capabilities } as const;
    const result = await this.shell.execute(orderAggregate, named.orderId, command, envelope, { from: folded });
    if (result.kind === 'rejected') throw new Error(`order ${named.orderId} refuses a fact: ${result.refusal.code}`);
  }

  private async toOrderFact(
    state: OrderState,
    provider: string,
    fact: NotifiedFact,
    operationId: number,
    evidence: Evidence,
  ): Promise<ProviderFact> {
    const operation = state.operations.find(({ id }) => id === operationId);
    const attemptId = operation?.attemptId ?? state.attempts.at(-1)?.id ?? 0;
    return {
      kind: kindFor(fact, operation?.type),
      provider,
      operationId,
      amount: toMoneyJson(fact.amount),
      providerReference: fact.providerReference,
      decline: fact.decline,
      card: fact.card,
      evidence,
      keptCard: await this.tokens.keep(state, attemptId, fact),
    };
  }

  private async recordUnmatched(
    event: RecordedEvent,
    provider: string,
    fact: NotifiedFact,
    evidence: Evidence,
    reason: string,
  ): Promise<void> {
    const data: NotificationUnmatched['data'] = {
      provider,
      kind: fact.kind,
      amount: toMoneyJson(fact.amount),
      providerReference: fact.providerReference,
      reason,
      evidence,
    };
    const commandId = deterministicId('unmatched', evidence.id!);
    const metadata = {
      commandId,
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: 'process:notifications',
      merchantId: UNASSIGNED_MERCHANT,
      schemaVersion: 1,
      occurredAt: this.clock.now().toISOString(),
    };
    const unmatched = {
      id: deterministicId('NotificationUnmatched', commandId),
      type: 'NotificationUnmatched',
      data,
      metadata,
    };
    const stream = `unmatched-${commandId}`;
    await this.store.append(stream, 'no_stream', [unmatched]).catch((error: unknown) => {
      if (!(error instanceof ConcurrencyError)) throw error;
    });
  }
}

/**
 * A debit says only that money left. What it means lies in the call that it names: our void, our refund, or, when it
 * names the payment itself, a chargeback (fact sheet "trustpay-eu" U16).
 */
function kindFor(
  fact: NotifiedFact,
  operation: 'authorize' | 'capture' | 'void' | 'refund' | undefined,
): ProviderFact['kind'] {
  if (fact.kind !== 'refunded') return fact.kind;
  if (operation === 'void') return 'voided';
  return operation === 'refund' || operation === undefined ? 'refunded' : 'disputed';
}
