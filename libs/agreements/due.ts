import type { Period } from '#libs/schedules';
import { periodsFrom } from '#libs/schedules';
import type { DueKind } from './due-kind';
import type { AgreementState, OpenCharge } from './state';
import { isBusy } from './status';

const HOUR = 3_600_000;
/** A first payment that never comes: then the agreement was never one. */
const PATIENCE_MS = 30 * 24 * HOUR;

/** The one thing that an agreement waits for first. */
export interface Due {
  readonly at: string;
  readonly kind: DueKind;
}

/**
 * What is to be done next, and when. While the outcome of a charge is not known nothing else moves: what falls due
 * meanwhile is done in its order afterwards, so that a life does not depend on who was quicker. Nor while it is parked.
 */
export function nextDue(state: AgreementState): Due | undefined {
  const { agreement, activatedAt, ended, open, paused, parked, endsAt } = state;
  if (!agreement || ended || parked || isBusy(state)) return undefined;
  if (activatedAt === undefined) return { at: later(agreement.createdAt, PATIENCE_MS), kind: 'give_up' };
  const first = open[0];
  const dues: (Due | undefined)[] = [
    paused?.until === undefined ? undefined : { at: paused.until, kind: 'resume' },
    endsAt === undefined ? undefined : { at: endsAt, kind: 'end' },
    dueAs('period', comingPeriod(state)?.start.toISOString()),
    paused || !first ? undefined : dueAs('charge', chargeDue(state, first)),
  ];
  return dues.reduce((soonest, due) => (due && (!soonest || due.at < soonest.at) ? due : soonest), undefined);
}

const dueAs = (kind: DueKind, at: string | undefined): Due | undefined => (at === undefined ? undefined : { at, kind });

const later = (at: string, milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString();

/** The first period that is not dealt with; undefined when the schedule is over. */
export function comingPeriod({ schedule, nextPeriod, endsAt }: AgreementState): Period | undefined {
  if (!schedule) return undefined;
  const coming = periodsFrom(schedule, nextPeriod).next().value ?? undefined;
  return coming && endsAt !== undefined && coming.start.toISOString() >= endsAt ? undefined : coming;
}

/** Undefined where only the customer or a person of ours can move it on. */
function chargeDue(state: AgreementState, { retry, standing, attempts, dueAt }: OpenCharge): string | undefined {
  if (retry) return retry.at;
  if (standing) return standing.next?.at;
  const last = attempts.at(-1);
  return last ? last.at : firstAttemptAt(state, dueAt);
}

/** A card is charged for two periods within a day only where that was agreed. */
function firstAttemptAt({ lastChargeAt, agreement }: AgreementState, dueAt: string): string {
  if (lastChargeAt === undefined || !agreement) return dueAt;
  const rested = later(lastChargeAt, agreement.missedPeriods.hoursBetween * HOUR);
  return rested > dueAt ? rested : dueAt;
}
