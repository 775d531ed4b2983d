import { randomUUID } from 'node:crypto';
import { agreementDecider, agreementEventSchema } from '#libs/agreements';
import type { AgreementCommand, AgreementEvent, AgreementState } from '#libs/agreements';
import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { CATCH_UP_DEFAULT, DUNNING_LADDER, parseSchedule } from '#libs/schedules';
import type { CardCopies } from './cards';

const TOGETHER = 64;
const HOUR_S = 3_600;
const type = { decider: agreementDecider, schema: agreementEventSchema };

export interface Subscriptions {
  readonly count: number;
  readonly merchantId: string;
  readonly cards: CardCopies;
  /** The hour in which the first period of each begins, spread evenly over its minutes. */
  readonly hour: Date;
}

/** Active agreements, each with a card on file of its own, written as their own decider decides, past the API. */
export async function subscribe(store: EventStore, plan: Subscriptions): Promise<void> {
  const signed = new Date(plan.hour.getTime() - 24 * HOUR_S * 1_000);
  const shell = new CommandShell(store, new ManualClock(signed));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < plan.count) await subscribeOne(shell, plan, next++);
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
}

async function subscribeOne(shell: CommandShell, plan: Subscriptions, n: number): Promise<void> {
  const agreementId = randomUUID();
  const orderId = randomUUID();
  const begin = new Date(plan.hour.getTime() + Math.floor((n * HOUR_S) / plan.count) * 1_000).toISOString();
  const schedule = parseSchedule({
    every: 'month',
    time: begin.slice(11, 16),
    zone: 'Etc/UTC',
    start: begin.slice(0, 10),
  });
  const amount = { minor: '990', currency: 'EUR' };
  const terms = { agreementId, merchantId: plan.merchantId, reference: `SUB-${n}`, customerId: `cust-${n}` };
  const rules = { schedule, missedPeriods: CATCH_UP_DEFAULT, ladder: DUNNING_LADDER };
  const card = await plan.cards.next();
  const agreement = { ...terms, ...rules, provider: card.provider, amount };
  const firstPayment = { orderId, amount: { ...amount, minor: '0' }, coversFirstPeriod: false };
  const commands: AgreementCommand[] = [
    { type: 'CreateAgreement', agreement, firstPayment },
    { type: 'RecordCardPayment', orderId, result: { kind: 'paid', card } },
  ];
  for (const command of commands) {
    const commandId = randomUUID();
    const envelope = { commandId, correlationId: commandId, actor: 'process:bench', merchantId: plan.merchantId };
    const done = await shell.execute<AgreementState, AgreementCommand, AgreementEvent, unknown>(
      type,
      agreementId,
      command,
      envelope,
    );
    if (done.kind !== 'accepted') throw new Error(`an agreement was not made: ${JSON.stringify(done)}`);
  }
}
