import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { holdOf, openOperations } from '#libs/payments';
import type { Attempt, Evidence, OperationRules } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Problem } from '../../common/problems';
import { Providers } from '../../providers/providers';
import { Resolver } from '../../resolver/resolver';
import { orderAggregate } from '../order-aggregate';
import type { FoldedOrder } from '../order-aggregate';
import { VoidOrder } from '../void/void.handler';
import { OVER_ALREADY } from './hold-retries';

export interface HoldAt {
  readonly orderId: string;
  readonly attemptId: number;
}

/** Whether the hold was ended by this, or why not: it was over already, or that cannot be said yet. */
export type HoldEnd = { readonly over: true } | { readonly over: false; readonly reason: string };

/**
 * Ends a hold whose time is over, and never by the clock alone where the provider can be heard (fact sheet "payments"
 * 3.3): it is asked; where it cannot be asked it is told to release the hold, and a refusal of that says that there is
 * none. Only then is the hold written off.
 */
@Injectable()
export class ExpireHold {
  constructor(
    private readonly shell: CommandShell,
    private readonly resolver: Resolver,
    private readonly providers: Providers,
    private readonly commands: CommandBus,
  ) {}

  async run(at: HoldAt, envelope: CommandEnvelope): Promise<HoldEnd> {
    const loaded = await this.shell.load(orderAggregate, at.orderId);
    const asked = await this.resolver.settleBeforeCommand(at.orderId, loaded);
    const attempt = attemptOf(asked, at);
    if (holdOf(attempt) === 0n) return { over: false, reason: OVER_ALREADY };
    if (isInUse(asked)) return { over: false, reason: 'an operation on the hold is under way' };
    const evidence = await this.release(at, attempt, envelope);
    const after = await this.shell.load(orderAggregate, at.orderId);
    if (holdOf(attemptOf(after, at)) === 0n) return { over: true };
    if (evidence === undefined) return { over: false, reason: 'it is not known whether the provider released it' };
    await this.writeOff(at, evidence, envelope);
    return { over: true };
  }

  /** What the provider's refusal to release proves; undefined while nothing is proved. */
  private async release(
    { orderId, attemptId }: HoldAt,
    { provider, captured }: Attempt,
    envelope: CommandEnvelope,
  ): Promise<Evidence | undefined> {
    const rules: OperationRules | undefined = this.providers.find(provider)?.capabilities;
    if (!rules?.void || (captured > 0n && !rules.voidAfterCapture)) return { source: 'clock' };
    const ids = { ...envelope, commandId: deterministicId('expire-void', envelope.commandId) };
    const { folded } = await this.commands.execute(new VoidOrder(orderId, ids));
    const last = folded.state.operations.findLast((one) => one.type === 'void' && one.attemptId === attemptId);
    const refused = last?.status === 'failed' && last.failure?.code !== 'not_sent';
    return refused ? { source: 'answer', code: last.failure?.code, detail: 'the release was refused' } : undefined;
  }

  private async writeOff({ orderId, attemptId }: HoldAt, evidence: Evidence, envelope: CommandEnvelope): Promise<void> {
    const ids = { ...envelope, commandId: deterministicId('expire-hold', envelope.commandId) };
    const command = { type: 'ExpireAuthorization', attemptId, evidence } as const;
    await this.shell.execute(orderAggregate, orderId, command, ids);
  }
}

function attemptOf({ state }: FoldedOrder, { attemptId }: HoldAt): Attempt {
  const attempt = state.attempts.find(({ id }) => id === attemptId);
  if (!attempt) throw new Problem('not_found', 'There is no such attempt.');
  return attempt;
}

const isInUse = ({ state }: FoldedOrder): boolean =>
  openOperations(state, 'capture').length + openOperations(state, 'void').length > 0;
