import { CommandShell } from '#libs/command-shell';
import type { DispatchContext, DispatchOutcome, ProcessCommand } from '#libs/processes';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { Metrics } from '../../operations/metrics/metrics';
import { LOGGER } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { orderAggregate } from '../order-aggregate';
import type { CheckSettlement } from './settlement.process';

const DAY_MS = 86_400_000;

/** Looks whether an order's money was paid out, and says so in the order, the log and the metrics where it was not. */
@Injectable()
export class SettlementDispatch {
  private readonly overdue: Counter<'provider'>;

  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    @Inject(LOGGER) private readonly log: Logger,
    metrics: Metrics,
  ) {
    this.overdue = new Counter({
      name: 'ledger_settlements_overdue_total',
      help: 'Captures that no settlement told of when it should have',
      labelNames: ['provider'],
      registers: [metrics.registry],
    });
  }

  /** How long a provider takes to pay out, at most of all its methods; undefined where it is not known. */
  delayMs(provider: string): number | undefined {
    const delays = this.providers.find(provider)?.capabilities.settlementDelays ?? [];
    return delays.length === 0 ? undefined : Math.max(...delays.map(({ days }) => days)) * DAY_MS;
  }

  readonly dispatch = async (command: ProcessCommand, context: DispatchContext): Promise<DispatchOutcome> => {
    const { orderId, attemptId, expectedBy } = (command as CheckSettlement).payload;
    const { state } = await this.shell.load(orderAggregate, orderId);
    const attempt = state.attempts.find(({ id }) => id === attemptId);
    const delays = this.providers.find(attempt?.provider ?? '')?.capabilities.settlementDelays ?? [];
    if (!attempt || !delays.some(({ method }) => method === state.order?.method)) {
      return { kind: 'refused', reason: 'its method is paid out at once' };
    }
    const { commandId, correlationId, causationId, merchantId, traceparent } = context;
    const envelope = { commandId, correlationId, causationId, merchantId, traceparent, actor: 'process:settlement' };
    const note = { type: 'NoteSettlementOverdue', attemptId, expectedBy } as const;
    const { kind, folded } = await this.shell.execute(orderAggregate, orderId, note, envelope);
    if (!folded.commands.has(commandId)) return { kind: 'refused', reason: 'nothing is left to be paid out' };
    if (kind === 'accepted') {
      this.overdue.inc({ provider: attempt.provider });
      this.log.warn({ order: orderId, provider: attempt.provider, expectedBy }, 'a settlement is overdue');
    }
    return { kind: 'accepted' };
  };
}
