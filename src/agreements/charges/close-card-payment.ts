import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PROBLEMS, Problem } from '../../common/problems';
import { CancelOrder } from '../../orders/cancel/cancel.handler';
import { agreementAggregate } from '../agreement-aggregate';

/** Nobody is to pay for an agreement that has ended: the page that asks for a card is closed. */
@Injectable()
export class CloseCardPayment {
  constructor(
    private readonly shell: CommandShell,
    private readonly commands: CommandBus,
  ) {}

  async handle({ id, stream, metadata }: RecordedEvent): Promise<void> {
    const { state } = await this.shell.load(agreementAggregate, stream.slice('agreement-'.length));
    if (!state.cardPayment) return;
    const { correlationId, merchantId } = metadata;
    const commandId = deterministicId('agreement-ended', id);
    const envelope = { commandId, correlationId, causationId: id, actor: 'process:agreements', merchantId };
    try {
      await this.commands.execute(new CancelOrder(state.cardPayment.orderId, envelope));
    } catch (error) {
      // Paid or closed already: then there is nothing to close.
      if (!(error instanceof Problem) || PROBLEMS[error.code].retryable) throw error;
    }
  }
}
