import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { parseOperationReference } from '#libs/payments';
import type { Evidence } from '#libs/payments';
import type { AskFact, NotifiedFact, ProviderAdapter } from '#libs/providers';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import { BankOrderLooks } from '../banking/orders/bank-order-looks';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { ProviderFacts } from '../orders/provider-calls/provider-facts';
import { ClientOperationMessages } from '../providers/client-operations/client-operation-messages';
import { Providers } from '../providers/providers';
import { Resolver } from '../resolver/resolver';
import type { NotificationReceived } from './notification-events';
import { openNotification } from './open-notification';
import { UnmatchedNotifications } from './unmatched';

/** The order that a fact names. */
interface Named {
  readonly orderId: string;
  readonly operationId: number;
  readonly folded: FoldedOrder;
}

/**
 * Turns a stored notification into facts on orders. Runs at least once for each; the order counts each piece of
 * evidence once, so repeats and every order of arrival end in one state.
 */
@Injectable()
export class ApplyNotification {
  constructor(
    private readonly shell: CommandShell,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly facts: ProviderFacts,
    private readonly resolver: Resolver,
    private readonly bankOrders: BankOrderLooks,
    private readonly unmatched: UnmatchedNotifications,
    private readonly clientOperations: ClientOperationMessages,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const data = event.data as NotificationReceived['data'];
    const facts = await openNotification(event, this.sealer, this.providers);
    const adapter = this.providers.get(data.provider);
    for (const [index, fact] of facts?.entries() ?? []) await this.apply(event, adapter, fact, index);
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
    if (fact.kind === 'ask' && fact.about === 'client_operation') {
      return this.keepWithCall(event, adapter, fact, evidence);
    }
    const reference = fact.reference === undefined ? undefined : parseOperationReference(fact.reference);
    const folded = reference && (await this.shell.load(orderAggregate, reference.orderId));
    if (!reference || !folded?.state.order) {
      // The debit of a bank order of ours is booked by the order itself, which the bank is asked about.
      if (reference && (await this.bankOrders.lookIfOurs(reference.orderId, adapter.name))) return;
      const reason = reference ? 'no such order' : 'no reference of ours';
      return this.unmatched.record(event, adapter, { fact, evidence, reason });
    }
    const named = { ...reference, folded };
    if (!wasAskedOf(named, adapter.name)) {
      const reason = 'an operation of another provider';
      await this.unmatched.record(event, adapter, { fact, evidence, reason });
      return this.remark(event, adapter, named, { reason: `it names ${reason}`, evidence });
    }
    if (fact.kind === 'ask') {
      if (fact.remark !== undefined) await this.remark(event, adapter, named, { reason: fact.remark, evidence });
      return this.ask(event, adapter, named);
    }
    await this.facts.record({ orderId: named.orderId, folded }, adapter, fact, {
      evidence,
      operationId: named.operationId,
      commandId: deterministicId('apply', evidence.id!),
      correlationId: event.metadata.correlationId,
      causationId: event.id,
    });
  }

  /** What names no call of ours is put aside in its words; no payment is looked for under the name of a payout. */
  private async keepWithCall(event: RecordedEvent, adapter: ProviderAdapter, fact: AskFact, evidence: Evidence) {
    const { reference = '', remark: reason = fact.code } = fact;
    const id = parseOperationReference(reference)?.orderId;
    const message = { provider: adapter.name, reason, evidence };
    if (id !== undefined && (await this.clientOperations.recordIfOurs(id, message, event))) return;
    await this.unmatched.record(event, adapter, { fact: { ...fact, reference: undefined }, evidence, reason });
  }

  /** Kept with the operation, once for each thing said: the age of it is that of the event. */
  private async remark(
    event: RecordedEvent,
    { name }: ProviderAdapter,
    { orderId, operationId, folded }: Named,
    said: { reason: string; evidence: Evidence },
  ): Promise<void> {
    const envelope = {
      ...{ commandId: deterministicId('remark', said.evidence.id!), correlationId: event.metadata.correlationId },
      ...{ causationId: event.id, actor: `provider:${name}`, merchantId: folded.state.order!.merchantId },
    };
    const command = { type: 'IgnoreFact', provider: name, operationId, ...said } as const;
    await this.shell.execute(orderAggregate, orderId, command, envelope);
  }

  /**
   * The message only says that something changed. What could not be asked now is asked again: the event is held back
   * and tried later, and what the provider then answers is at least as new as the message.
   */
  private async ask(event: RecordedEvent, adapter: ProviderAdapter, { orderId, operationId, folded }: Named) {
    const cause = { commandId: deterministicId('ask', event.id), causationId: event.id };
    const isAsked = await this.resolver.askNow({ orderId, folded, operationId }, cause);
    if (!isAsked) throw new Error(`${adapter.name} could not be asked about order ${orderId}`);
  }
}

/**
 * A provider speaks of its own operations only: what it tells under the number of another one's came to its own account
 * and settles nothing there. Of an operation that we never had, it speaks if it has a part in the order at all.
 */
function wasAskedOf({ operationId, folded: { state } }: Named, provider: string): boolean {
  const attemptId = state.operations.find(({ id }) => id === operationId)?.attemptId;
  return state.attempts.some((one) => one.provider === provider && (attemptId ?? one.id) === one.id);
}
