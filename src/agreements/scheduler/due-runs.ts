import { nextDue } from '#libs/agreements';
import type { AgreementCommand, AgreementEvent } from '#libs/agreements';
import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, EVENT_STORE } from '../../persistence/tokens';
import { agreementAggregate } from '../agreement-aggregate';
import { SchedulerOutages } from './outages';

const ERROR_MAX = 300;

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, ERROR_MAX);

/** What one step of an agreement came to: its events, or those it would write. */
export interface DueRun {
  readonly agreementId: string;
  readonly dueAt: string;
  readonly kind: string;
  readonly events: readonly Pick<AgreementEvent, 'type' | 'data'>[];
  /** Of the last of them; undefined where nothing was written. */
  readonly position?: bigint;
}

/** Does what is due of one agreement. Two that do it at once meet at the revision of its stream: one of them writes. */
@Injectable()
export class DueRuns {
  constructor(
    private readonly shell: CommandShell,
    private readonly outages: SchedulerOutages,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when nothing is due any more */
  async run(agreementId: string, actor: string, seenUntil: Date): Promise<DueRun | undefined> {
    const planned = await this.plan(agreementId, seenUntil);
    if (!planned) return undefined;
    const { folded, command, due } = planned;
    // One step leads from each revision to the next: whoever sends it sends the same.
    const commandId = deterministicId('run-due', agreementId, String(folded.revision));
    const merchantId = folded.state.agreement!.merchantId;
    const envelope = { commandId, correlationId: commandId, actor, merchantId };
    const result = await this.shell.execute(agreementAggregate, agreementId, command, envelope, { from: folded });
    if (result.kind !== 'accepted' || result.folded.revision <= folded.revision) return undefined;
    const { events } = await this.store.read(folded.stream, { from: folded.revision + 1 });
    const own = events.filter(({ metadata }) => metadata.commandId === commandId);
    const written = own.map(({ type, data }) => ({ type, data }) as AgreementEvent);
    return { agreementId, dueAt: due.at, kind: due.kind, events: written, position: own.at(-1)?.position };
  }

  /** The same without writing anything. */
  async preview(agreementId: string, seenUntil: Date): Promise<DueRun | undefined> {
    const planned = await this.plan(agreementId, seenUntil);
    if (!planned) return undefined;
    const { folded, command, due } = planned;
    const decision = agreementAggregate.decider.decide(folded.state, command, { now: this.clock.now() });
    return { agreementId, dueAt: due.at, kind: due.kind, events: 'accept' in decision ? decision.accept : [] };
  }

  /** Takes it from every scheduler, until a person lets it go on. Nothing where it has moved on since. */
  async park(agreementId: string, actor: string, failures: number, error: unknown): Promise<bigint | undefined> {
    const folded = await this.shell.load(agreementAggregate, agreementId);
    const due = nextDue(folded.state);
    if (!due) return undefined;
    const command = { type: 'Park', dueAt: due.at, failures, error: wordsOf(error) } as const;
    const commandId = deterministicId('park', agreementId, String(folded.revision));
    const envelope = { commandId, correlationId: commandId, actor, merchantId: folded.state.agreement!.merchantId };
    const result = await this.shell.execute(agreementAggregate, agreementId, command, envelope, { from: folded });
    return result.kind === 'accepted' ? result.folded.position : undefined;
  }

  private async plan(agreementId: string, seenUntil: Date) {
    const folded = await this.shell.load(agreementAggregate, agreementId);
    const due = nextDue(folded.state);
    const now = this.clock.now();
    if (!due || new Date(due.at) > now) return undefined;
    const outage = await this.outages.at(new Date(due.at), now, seenUntil);
    const command: AgreementCommand = { type: 'RunDue', ...(outage && { outage }) };
    return { folded, due, command };
  }
}
