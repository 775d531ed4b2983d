import type { Clock } from '#libs/clock';
import { countStuckInstances, STUCK_AFTER_MS } from '#libs/processes';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { Metrics } from '../operations/metrics/metrics';
import { CLOCK } from '../persistence/tokens';

/** Counted when the metrics are read, so that also an API without workers tells it. */
@Injectable()
export class ProcessMetrics {
  constructor(metrics: Metrics, pool: Pool, @Inject(CLOCK) clock: Clock) {
    new Gauge({
      name: 'ledger_processes_stuck',
      help: 'Instances of process managers that will not go on by themselves, parked ones included',
      labelNames: ['process', 'stuck'],
      registers: [metrics.registry],
      async collect() {
        const counts = await countStuckInstances(pool, clock.now(), { marginMs: STUCK_AFTER_MS });
        this.reset();
        for (const { process, stuck, count } of counts) this.set({ process, stuck }, count);
      },
    });
  }
}
