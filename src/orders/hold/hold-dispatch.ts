import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { DispatchContext, DispatchOutcome, ProcessCommand } from '#libs/processes';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { Problem } from '../../common/problems';
import { Metrics } from '../../operations/metrics/metrics';
import { LOGGER } from '../../persistence/tokens';
import { CaptureOrder } from '../capture/capture.handler';
import { orderAggregate } from '../order-aggregate';
import { VoidOrder } from '../void/void.handler';
import { ExpireHold } from './expire-hold';
import type { HoldAt } from './expire-hold';
import type { HoldCommand } from './hold-state';

const ACCEPTED = { kind: 'accepted' } as const;
/** Say nothing about the order: sent again, the same command may well be taken. */
const TRANSIENT = new Set(['reference_pending', 'conflict', 'overloaded', 'unavailable', 'in_progress']);

/** How what the watch over a hold orders reaches the order: by the commands that callers use, under the watch's ids. */
@Injectable()
export class HoldDispatch {
  private readonly ending: Counter<'provider'>;

  constructor(
    private readonly shell: CommandShell,
    private readonly commands: CommandBus,
    private readonly expireHold: ExpireHold,
    @Inject(LOGGER) private readonly log: Logger,
    metrics: Metrics,
  ) {
    this.ending = new Counter({
      name: 'ledger_authorizations_ending_total',
      help: 'Holds of which 80 % of the time was over with something still held',
      labelNames: ['provider'],
      registers: [metrics.registry],
    });
  }

  readonly dispatch = async (command: ProcessCommand, context: DispatchContext): Promise<DispatchOutcome> => {
    const { type, payload: at } = command as HoldCommand;
    try {
      return await this.send(type, at, envelopeOf(context));
    } catch (error) {
      if (!(error instanceof Problem) || TRANSIENT.has(error.code)) throw error;
      return { kind: 'refused', reason: error.message };
    }
  };

  private async send(type: HoldCommand['type'], at: HoldAt, envelope: CommandEnvelope): Promise<DispatchOutcome> {
    switch (type) {
      case 'warn':
        return this.warn(at, envelope);
      case 'capture':
        await this.commands.execute(new CaptureOrder(at.orderId, { final: true }, envelope));
        return ACCEPTED;
      case 'release':
        await this.commands.execute(new VoidOrder(at.orderId, envelope));
        return ACCEPTED;
      case 'expire': {
        const end = await this.expireHold.run(at, envelope);
        return end.over ? ACCEPTED : { kind: 'refused', reason: end.reason };
      }
    }
  }

  private async warn({ orderId, attemptId }: HoldAt, envelope: CommandEnvelope): Promise<DispatchOutcome> {
    const command = { type: 'NoteAuthorizationEnding', attemptId } as const;
    const { kind, folded } = await this.shell.execute(orderAggregate, orderId, command, envelope);
    const noted = kind === 'accepted' && folded.commands.has(envelope.commandId);
    const attempt = folded.state.attempts.find(({ id }) => id === attemptId);
    if (noted && attempt) {
      this.ending.inc({ provider: attempt.provider });
      this.log.warn({ order: orderId, captureBefore: attempt.captureBefore }, 'a hold ends soon: capture or void it');
    }
    return ACCEPTED;
  }
}

const envelopeOf = (context: DispatchContext): CommandEnvelope => ({
  commandId: context.commandId,
  correlationId: context.correlationId,
  causationId: context.causationId,
  actor: `process:${context.process}`,
  merchantId: context.merchantId,
  traceparent: context.traceparent,
});
