import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '#libs/event-store';

/** One small event that opens a stream of its own: what creating an order writes. About 500 bytes of JSON. */
export interface SmallEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: EventMetadata;
}

export function smallEvent(): SmallEvent {
  const id = randomUUID();
  return {
    stream: `order-${id}`,
    id,
    type: 'OrderCreated',
    data: {
      orderId: id,
      amount: { minor: '10000', currency: 'EUR' },
      reference: 'INV-2026-001234',
      captureMode: 'manual',
      description: 'Two tickets, "row 7"',
    },
    metadata: {
      commandId: id,
      correlationId: id,
      causationId: id,
      actor: 'key:4f1c2a',
      merchantId: 'merchant-1',
      schemaVersion: 1,
      occurredAt: '2026-11-20T12:00:00.000Z',
    },
  };
}
