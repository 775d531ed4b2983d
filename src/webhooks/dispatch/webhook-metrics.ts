import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../../operations/metrics/metrics';

/** Counts of outgoing messages. No ids and no addresses as labels. */
@Injectable()
export class WebhookMetrics {
  readonly attempts: Counter<'outcome'>;
  readonly seconds: Histogram;
  readonly pending: Gauge;
  readonly disabled: Counter<'by'>;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.attempts = new Counter({
      name: 'ledger_webhook_attempts_total',
      help: 'Attempts to deliver a message, by what became of them',
      labelNames: ['outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'ledger_webhook_attempt_seconds',
      help: 'Time of one attempt',
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60],
      registers,
    });
    this.pending = new Gauge({
      name: 'ledger_webhook_messages_pending',
      help: 'Messages that were not delivered yet and will be tried again',
      registers,
    });
    this.disabled = new Counter({
      name: 'ledger_webhooks_disabled_total',
      help: 'Endpoints that were switched off by their failures or by their own answer',
      labelNames: ['by'],
      registers,
    });
  }
}
