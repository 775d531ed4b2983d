import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Evidence } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE } from '../../persistence/tokens';
import { clientOperationAggregate, clientOperationStream } from './client-operation.aggregate';
import type { ClientOperationRequested } from './client-operation.events';

/** What a message of the provider says of an operation that is no payment of an order. */
export interface ClientOperationMessage {
  readonly provider: string;
  /** In words for a person. */
  readonly reason: string;
  readonly evidence: Evidence;
}

/** Keeps what a provider says later of a call of ours, such as how a payout ended, beside what it answered. */
@Injectable()
export class ClientOperationMessages {
  constructor(
    private readonly shell: CommandShell,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Whether there is such a call at this provider; the message is kept with it, once. */
  async recordIfOurs(id: string, message: ClientOperationMessage, cause: RecordedEvent): Promise<boolean> {
    const { events } = await this.store.read(clientOperationStream(id), { limit: 1 });
    const asked = events[0];
    if ((asked?.data as ClientOperationRequested['data'] | undefined)?.provider !== message.provider) return false;
    const envelope = {
      ...{ commandId: deterministicId('message', cause.id), correlationId: cause.metadata.correlationId },
      ...{ causationId: cause.id, actor: `provider:${message.provider}`, merchantId: asked!.metadata.merchantId },
    };
    await this.shell.execute(clientOperationAggregate, id, { type: 'RecordMessage', message }, envelope);
    return true;
  }
}
