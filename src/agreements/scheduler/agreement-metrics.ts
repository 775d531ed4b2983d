import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { Metrics } from '../../operations/metrics/metrics';
import { countParkedAgreements } from '../../read-models/queries';

/** Counted when the metrics are read, so that also an API without workers tells it. */
@Injectable()
export class AgreementMetrics {
  constructor(metrics: Metrics, pool: Pool) {
    new Gauge({
      name: 'ledger_agreements_parked',
      help: 'Agreements whose due step failed again and again: not billed until a person lets them go on',
      registers: [metrics.registry],
      async collect() {
        this.set(await countParkedAgreements(pool));
      },
    });
  }
}
