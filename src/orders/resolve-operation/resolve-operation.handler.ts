import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Evidence, Operation, Outcome, OrderState } from '#libs/payments';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../common/problems';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { OrderCommands } from '../order-commands';
import { attemptOf } from '../provider-calls/call-builder';
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

/**
 * The last step of the ladder: a person who has looked at the provider says what became of an operation in doubt, or
 * how the provider names a payment whose answer did not say it and which no message follows.
 */
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
    const isResolvable = OPEN.has(operation.status) || isNaming(loaded.state, operation, request);
    if (!loaded.commands.has(envelope.commandId) && !isResolvable) {
      throw new Problem(
        'operation_final',
        `Operation ${operation.id} is ${operation.status}; only one in doubt is resolved by hand, and a payment without a ` +
          'provider_reference is named.',
      );
    }
    const outcome = outcomeOf(loaded.state, operation, request, envelope);
    const command = { type: 'RecordOutcome', operationId: operation.id, outcome } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from: loaded });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed', open: false };
  }
}

/** Nothing is decided anew: the payment is known to have succeeded, and gets the name that follow-ups need. */
const isNaming = (state: OrderState, operation: Operation, request: ResolveOperationDto): boolean =>
  request.outcome === 'succeeded' &&
  request.provider_reference !== undefined &&
  operation.type === 'authorize' &&
  operation.status === 'succeeded' &&
  attemptOf(state, operation).providerReference === undefined;

function outcomeOf(
  state: OrderState,
  operation: Operation,
  request: ResolveOperationDto,
  envelope: CommandEnvelope,
): Outcome {
  const evidence: Evidence = { source: 'person', id: envelope.commandId, detail: request.reason };
  if (request.outcome === 'failed')
    return { kind: 'failed', code: 'resolved_by_person', reason: request.reason, evidence };
  // A partial approval is named as what it came to, for another amount would contradict it.
  const minor = operation.status === 'succeeded' ? attemptOf(state, operation).authorized : operation.amount;
  const amount = { minor: String(minor), currency: state.currency };
  return { kind: 'succeeded', amount, providerReference: request.provider_reference, evidence };
}
