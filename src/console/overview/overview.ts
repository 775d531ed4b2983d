import type { Clock } from '#libs/clock';
import type { EventStore } from '#libs/event-store';
import { subscriberStatus } from '#libs/projections';
import type { SubscriberStatus } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { CLOCK, EVENT_STORE } from '../../persistence/tokens';
import { listSuspense } from '../../read-models/queries';
import { UNASSIGNED_MERCHANT } from '../../notifications/notification-events';
import { barChart } from '../charts/bars';
import type { Viewer } from '../session/viewer';
import { dailyCaptures } from './daily-captures';
import type { DailyCaptures } from './daily-captures';
import { moneyInFlight } from './money-in-flight';
import { toDo } from './to-do';

const SUSPENSE_SHOWN = 20;
/** A read model this far behind is worth a look. */
const LAG_WARN_S = 5;

/** What an operator wants to know first. */
@Injectable()
export class Overview {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What changes by the second. */
  async figures({ merchantId, runsDeployment }: Viewer) {
    const [money, subscribers, open] = await Promise.all([
      moneyInFlight(this.pool, merchantId),
      subscriberStatus(this.pool, this.store),
      toDo(this.pool, merchantId, this.clock.now()),
    ]);
    return {
      money,
      doubts: money.reduce((sum, { doubts }) => sum + doubts, 0),
      ...open,
      health: healthOf(subscribers),
      isOfDeployment: runsDeployment,
      at: this.clock.now(),
    };
  }

  async whole(viewer: Viewer) {
    const now = this.clock.now();
    const merchants = [viewer.merchantId, ...(viewer.runsDeployment ? [UNASSIGNED_MERCHANT] : [])];
    const [figures, suspense, captures] = await Promise.all([
      this.figures(viewer),
      listSuspense(this.pool, SUSPENSE_SHOWN, merchants),
      dailyCaptures(this.pool, viewer.merchantId, now),
    ]);
    return { figures, suspense, captures: captures.map(drawn) };
  }
}

function healthOf(subscribers: readonly SubscriberStatus[]) {
  const slowest = subscribers.reduce<SubscriberStatus | undefined>(
    (worst, each) => (each.lagSeconds > (worst?.lagSeconds ?? 0) ? each : worst),
    undefined,
  );
  const stopped = subscribers.filter(({ state, running }) => state === 'stopped' || !running).map(({ name }) => name);
  const lag = slowest?.lagSeconds ?? 0;
  return {
    lag,
    slowest: slowest?.name,
    stopped,
    aside: subscribers.reduce((sum, { held, parked }) => sum + held + parked, 0),
    state: stopped.length > 0 ? 'stopped' : lag > LAG_WARN_S ? 'late' : 'up',
  };
}

const drawn = ({ currency, days }: DailyCaptures) => ({
  currency,
  days,
  // What the highest column stands for: the chart has no scale of its own.
  most: days
    .flatMap(({ captured, taken }) => [captured, taken])
    .reduce((most, each) => (each > most ? each : most), 0n),
  chart: barChart(
    days.map(({ date, captured, taken }) => ({
      label: date.slice(8),
      values: [
        { fill: 'fill-captured', minor: captured },
        { fill: 'fill-refunded', minor: taken },
      ],
    })),
  ),
});
