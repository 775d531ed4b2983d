import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** All metrics of the ledger. Base units, no ids as labels. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Counter({
    name: 'ledger_requests_total',
    help: 'Requests by route and HTTP status',
    labelNames: ['route', 'status'],
    registers: [this.registry],
  });

  readonly requestSeconds = new Histogram({
    name: 'ledger_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly providerCalls = new Counter({
    name: 'ledger_provider_calls_total',
    help: 'Calls to providers by outcome',
    labelNames: ['provider', 'operation', 'outcome'],
    registers: [this.registry],
  });

  readonly notifications = new Counter({
    name: 'ledger_notifications_total',
    help: 'Notifications received, by what became of them',
    labelNames: ['provider', 'reception'],
    registers: [this.registry],
  });

  readonly projectionLag = new Gauge({
    name: 'ledger_projection_lag_positions',
    help: 'Positions between the head of the log and the read model or reaction: events on PostgreSQL',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly projectionLagSeconds = new Gauge({
    name: 'ledger_projection_lag_seconds',
    help: 'Age of the oldest event that the read model or reaction has not seen',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly eventsSetAside = new Gauge({
    name: 'ledger_events_set_aside',
    help: 'Events that failed and wait for another try or a person',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly operationsInDoubt = new Gauge({
    name: 'ledger_operations_in_doubt',
    help: 'Operations whose outcome is unknown',
    registers: [this.registry],
  });

  readonly oldestDoubtSeconds = new Gauge({
    name: 'ledger_oldest_doubt_seconds',
    help: 'Age of the oldest operation whose outcome is unknown',
    labelNames: ['provider', 'operation'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
