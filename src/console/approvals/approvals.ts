import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope, Folded } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson, parseAmount, toMoneyJson } from '#libs/money';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PROBLEMS, Problem, problemFromError } from '../../common/problems';
import type { Config } from '../../config';
import type { FoldedOrder } from '../../orders/order-aggregate';
import { OrderCommands } from '../../orders/order-commands';
import { RefundOrder } from '../../orders/refund/refund.handler';
import type { RefundDto } from '../../orders/refund/refund.dto';
import { CONFIG } from '../../persistence/tokens';
import { PersonalData } from '../../personal-data/personal-data';
import { approvalAggregate } from './approval.aggregate';
import type { ApprovalCommand, ApprovalState } from './approval.aggregate';
import { needsApproval } from './limit';

const place = (approvalId: string, part: 'reason' | 'destination' | 'rejection'): string =>
  `approval/${approvalId}/${part}`;

/** As a person asks for it: with amount and reason. */
type RefundRequest = Required<Pick<RefundDto, 'amount' | 'reason'>> & RefundDto;

/** What became of it: done, or waiting for somebody else. */
export type RefundAsked = { readonly folded: FoldedOrder } | { readonly approvalId: string };

const approvalIdOf = (orderId: string, { commandId }: CommandEnvelope): string =>
  deterministicId('approval', orderId, commandId);

/** Refunds that wait for a second person. */
@Injectable()
export class Approvals {
  constructor(
    private readonly shell: CommandShell,
    private readonly orders: OrderCommands,
    private readonly personalData: PersonalData,
    private readonly commands: CommandBus,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Refunds, or asks for a second person where it is too much for one. The same command sent again gets the same
   * answer, whatever is left of the limit by then. What was below the limit is done at the revision that was judged, so
   * that parts sent at once do not each find the whole limit unused.
   */
  async refund(orderId: string, request: RefundRequest, envelope: CommandEnvelope): Promise<RefundAsked> {
    const { approvalLimit } = this.config.console;
    const { state, revision, commands } = await this.orders.load(orderId, envelope.merchantId);
    const asked = await this.shell.load(approvalAggregate, approvalIdOf(orderId, envelope));
    const isTooMuch = needsApproval(approvalLimit, state, parseAmount(request.amount));
    if (!commands.has(envelope.commandId) && (asked.state.request || isTooMuch)) {
      return { approvalId: await this.request(orderId, request, envelope) };
    }
    const judged = approvalLimit && { ifRevision: envelope.ifRevision ?? revision };
    return this.commands.execute(new RefundOrder(orderId, request, { ...envelope, ...judged }));
  }

  /** @returns the id of the request for approval */
  private async request(orderId: string, request: RefundRequest, envelope: CommandEnvelope): Promise<string> {
    const { state } = await this.orders.load(orderId, envelope.merchantId);
    const approvalId = approvalIdOf(orderId, envelope);
    const subject = this.personalData.subjectOf(state.order!);
    const data = {
      approvalId,
      merchantId: envelope.merchantId,
      orderId,
      reference: state.order!.reference,
      amount: toMoneyJson(parseAmount(request.amount)),
      reason: (await this.personalData.seal(subject, place(approvalId, 'reason'), request.reason))!,
      destination: await this.personalData.seal(subject, place(approvalId, 'destination'), request.to_address),
      requestedBy: envelope.actor,
    };
    // The revision that the person saw is the order's, which stays as it is; the request's own stream is new.
    await this.decide(approvalId, { type: 'Request', request: data }, { ...envelope, ifRevision: undefined });
    return approvalId;
  }

  /** @throws Problem `not_found`, also for another merchant's request */
  async load(approvalId: string, merchantId: string): Promise<Folded<ApprovalState>> {
    const folded = await this.shell.load(approvalAggregate, approvalId);
    if (folded.state.request?.merchantId !== merchantId) throw new Problem('not_found', 'There is no such request.');
    return folded;
  }

  /** What the people wrote; undefined where the person that it is about was erased. */
  async texts({ request, rejection }: ApprovalState): Promise<{ reason?: string; rejection?: string }> {
    const { approvalId } = request!;
    return {
      reason: await this.personalData.open<string>(request!.reason, place(approvalId, 'reason')),
      rejection: await this.personalData.open<string>(rejection, place(approvalId, 'rejection')),
    };
  }

  async grant(approvalId: string, envelope: CommandEnvelope): Promise<void> {
    await this.load(approvalId, envelope.merchantId);
    await this.decide(approvalId, { type: 'Grant', by: envelope.actor }, envelope);
  }

  async reject(approvalId: string, reason: string, envelope: CommandEnvelope): Promise<void> {
    const { state } = await this.load(approvalId, envelope.merchantId);
    const { order } = (await this.orders.load(state.request!.orderId, envelope.merchantId)).state;
    const sealed = await this.personalData.seal(
      this.personalData.subjectOf(order!),
      place(approvalId, 'rejection'),
      reason,
    );
    await this.decide(approvalId, { type: 'Reject', by: envelope.actor, reason: sealed! }, envelope);
  }

  /** Follows on a grant, at least once: the refund has one command id, so the order takes it once. */
  async carryOut(granted: RecordedEvent): Promise<void> {
    const approvalId = granted.stream.slice('approval-'.length);
    const { state } = await this.shell.load(approvalAggregate, approvalId);
    const { orderId, amount, destination, requestedBy, merchantId } = state.request!;
    const envelope: CommandEnvelope = {
      commandId: deterministicId('approved', approvalId),
      correlationId: granted.metadata.correlationId,
      causationId: granted.id,
      actor: requestedBy,
      merchantId,
    };
    const { reason } = await this.texts(state);
    const to_address = await this.personalData.open<string>(destination, place(approvalId, 'destination'));
    const request = { amount: formatAmount(fromMoneyJson(amount)), reason, to_address };
    const outcome = await this.commands.execute(new RefundOrder(orderId, request, envelope)).then(
      (): ApprovalCommand => ({ type: 'RecordDone' }),
      (error: unknown): ApprovalCommand => {
        const problem = problemFromError(error);
        // What time may mend is tried again; what the order refuses is told to the people.
        if (PROBLEMS[problem.code].retryable) throw error;
        return { type: 'RecordFailure', code: problem.code, reason: problem.detail };
      },
    );
    const commandId = deterministicId('approval-outcome', approvalId);
    await this.decide(approvalId, outcome, { ...envelope, commandId, actor: 'process:approvals' });
  }

  private async decide(approvalId: string, command: ApprovalCommand, envelope: CommandEnvelope): Promise<void> {
    const result = await this.shell.execute(approvalAggregate, approvalId, command, envelope);
    if (result.kind !== 'rejected') return;
    switch (result.refusal.code) {
      case 'own_request':
        throw new Problem('forbidden', 'You asked for this refund. Another person decides about it.');
      case 'decided':
        throw new Problem('conflict', `The request is ${result.folded.state.status} already.`);
      case 'not_found':
        throw new Problem('not_found', 'There is no such request.');
    }
  }
}
