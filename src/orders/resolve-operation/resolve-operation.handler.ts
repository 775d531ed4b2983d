import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Evidence, Operation, Outcome, OrderState } from '#libs/payments';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../common/problems';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { OrderCommands } from '../order-commands';
import { problemFromRefusal } from '../refusals';
import type { ResolveOperationDto } from './resolve-operation.dto';

const OPEN = new Set(['unknown', 'pending', 'requires_action', 'announced']);

export class ResolveOperation extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly operation: string,
    readonly request: ResolveOperationDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** The last step of the ladder: a person who has looked at the provider says what became of an operation in doubt. */
@CommandHandler(ResolveOperation)
export class ResolveOperationHandler implements ICommandHandler<ResolveOperation> {
  constructor(
    private readonly shell: CommandShell,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderId, operation: id, request, envelope }: ResolveOperation): Promise<OrderAnswer> {
    const loaded = await this.orders.load(orderId, envelope.merchantId);
    const operation = loaded.state.operations.find((candidate) => String(candidate.id) === id);
    if (!operation) throw new Problem('not_found', 'The order has no such operation.');
    if (!loaded.commands.has(envelope.commandId) && !OPEN.has(operation.status)) {
      throw new Problem(
        'operation_final',
        `Operation ${operation.id} is ${operation.status}; only one in doubt is resolved by hand.`,
      );
    }
    const outcome = outcomeOf(loaded.state, operation, request, envelope);
    const command = { type: 'RecordOutcome', operationId: operation.id, outcome } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from: loaded });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed', open: false };
  }
}

function outcomeOf(
  state: OrderState,
  operation: Operation,
  request: ResolveOperationDto,
  envelope: CommandEnvelope,
): Outcome {
  const evidence: Evidence = { source: 'person', id: envelope.commandId, detail: request.reason };
  if (request.outcome === 'failed')
    return { kind: 'failed', code: 'resolved_by_person', reason: request.reason, evidence };
  const amount = { minor: String(operation.amount), currency: state.currency };
  return { kind: 'succeeded', amount, providerReference: request.provider_reference, evidence };
}
