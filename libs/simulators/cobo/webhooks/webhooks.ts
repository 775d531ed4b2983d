import { randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { DeliveryEngine, httpTransport } from '#libs/simulators/kit';
import type { OutgoingMessage, Scheduler, Transport } from '#libs/simulators/kit';
import type { Faults, WebhookFault } from '../faults';
import { WEBHOOK_FAULTS } from '../faults';
import { publicKeyOf, signText } from '../wire/signature';

const CONNECTIONS = 32;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Ten retries; their times are not published, these are the sheet's guess (9). */
export const TEN_RETRIES: readonly number[] = [
  ...[10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE],
  ...[10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR],
];

/** Registered in the provider's console, not per order (sheet, 9). */
export interface Endpoint {
  readonly url: string;
  /** Types of events; default all. */
  readonly events?: readonly string[];
}

export interface Notice {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Groups deliveries: the order's or refund's id. */
  readonly key: string;
  /** Our caller's own reference, for aiming faults. */
  readonly reference?: string;
}

/** The faults that strike one webhook, each kind at most once. */
type Struck = { readonly [K in WebhookFault['kind']]?: Extract<WebhookFault, { kind: K }> };

/** An event on its way; only the count of its attempts changes. */
interface Envelope {
  readonly event: Readonly<Record<string, unknown>>;
  readonly struck: Struck;
  /** Of an event that was taken already and is sent once more, as from the console. */
  readonly isResent: boolean;
  attempts: number;
  firstAt?: number;
}

interface Parts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly endpoints: readonly Endpoint[];
  readonly platformSecret: string;
  readonly retrySchedule: readonly number[];
  readonly timeoutMs: number;
  readonly capacity: number;
}

/** Signs events at each attempt and sends them until they are taken (sheet, 2.3, 9). */
export class Webhooks {
  readonly deliveries: DeliveryEngine;
  private readonly envelopes = new WeakMap<OutgoingMessage, Envelope>();

  constructor(private readonly the: Parts) {
    const { clock, scheduler, retrySchedule, capacity } = the;
    this.deliveries = new DeliveryEngine({
      ...{ clock, scheduler, retrySchedule, capacity, concurrency: CONNECTIONS },
      transport: this.signing(httpTransport({ timeoutMs: the.timeoutMs, connections: CONNECTIONS })),
      isAccepted: ({ status }) => status === 200 || status === 201,
    });
  }

  /** Whether anyone is registered for it. */
  send(notice: Notice): boolean {
    const registered = this.the.endpoints.filter(({ events }) => !events || events.includes(notice.type));
    for (const { url } of registered) this.sendTo(url, notice);
    return registered.length > 0;
  }

  private sendTo(url: string, { type, data, key, reference }: Notice): void {
    const subject = { step: 'webhook', operation: type, reference, key };
    const struck: Struck = Object.fromEntries(
      this.the.faults.strikeAll(WEBHOOK_FAULTS, subject).map((fault) => [fault.kind, fault]),
    );
    if (struck.noNotification) return;
    const event = { event_id: randomUUID(), url, created_timestamp: this.the.clock.now().getTime(), type, data };
    const copies = 1 + (struck.duplicate ? (struck.duplicate.copies ?? 1) : 0);
    for (let copy = 0; copy < copies; copy += 1) {
      const message: OutgoingMessage = { key, method: 'POST', url };
      this.envelopes.set(message, { event, struck, isResent: copy > 0, attempts: 0 });
      this.deliveries.send(message, {
        delayMs: struck.delayed?.ms,
        letNextOvertake: struck.reordered !== undefined && copy === 0,
      });
    }
  }

  private signing(transport: Transport): Transport {
    return {
      send: (message) => transport.send(this.signed(message)),
      close: () => transport.close(),
    };
  }

  /** Same event id and time at every attempt; what is left of the retries moves, so each is signed anew. */
  private signed(message: OutgoingMessage): OutgoingMessage {
    const envelope = this.envelopes.get(message);
    if (!envelope) return message;
    const { retrySchedule, platformSecret, clock } = this.the;
    const now = clock.now().getTime();
    envelope.firstAt ??= now;
    const next = retrySchedule[envelope.attempts++];
    const left = Math.max(0, retrySchedule.length - envelope.attempts + 1);
    const retry = next === undefined ? {} : { next_retry_timestamp: envelope.firstAt + next };
    const state = envelope.isResent ? { status: 'Success' } : { status: 'Retrying', ...retry, retries_left: left };
    const text = JSON.stringify({ ...envelope.event, ...state });
    const timestamp = String(now);
    const secret = envelope.struck.wrongSignature ? publicKeyOf(platformSecret) : platformSecret;
    return {
      ...message,
      headers: {
        'content-type': 'application/json',
        'biz-timestamp': timestamp,
        'biz-resp-signature': signText(secret, `${text}|${timestamp}`),
      },
      body: envelope.struck.tamperedBody ? text.replace('"type"', '"tYpe"') : text,
    };
  }
}
