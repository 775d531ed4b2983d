import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DELIVERY_STATUSES } from './delivery-log';
import type { Delivery, WholeDelivery } from './delivery-log';

const ID = '5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d';
const TIME = '2026-11-20T12:00:00.000Z';

export class DeliveryView {
  @ApiProperty({ example: ID, format: 'uuid', description: 'Also the `webhook-id` that the receiver sees' })
  id: string;

  @ApiProperty({ example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10', format: 'uuid' })
  webhook_id: string;

  @ApiProperty({ example: 'order.captured' })
  type: string;

  @ApiProperty({ example: 'order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', description: 'What it is about' })
  subject: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  sequence: number;

  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, example: 2 })
  previous_sequence: number | null;

  @ApiProperty({ enum: DELIVERY_STATUSES, example: 'delivered' })
  status: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  attempts: number;

  @ApiProperty({ example: TIME, format: 'date-time', description: 'When it happened' })
  occurred_at: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Absent also while it waits behind an earlier message about the same subject',
  })
  next_attempt_at?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it was delivered or given up' })
  finished_at?: string;
}

export class DeliveryAttemptView {
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  attempt: number;

  @ApiProperty({ example: TIME, format: 'date-time' })
  started_at: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 84 })
  duration_ms: number;

  @ApiPropertyOptional({ type: 'integer', example: 200, description: 'HTTP status; absent where no answer came' })
  status?: number;

  @ApiPropertyOptional({ example: 'timeout', description: 'Why no answer came' })
  error?: string;

  @ApiPropertyOptional({ example: 'ok', description: 'The first 1024 bytes of the answer' })
  response?: string;
}

export class DeliveryDetailsView extends DeliveryView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The body, as it was signed and sent' })
  payload: Record<string, unknown>;

  @ApiProperty({ type: [DeliveryAttemptView] })
  log: DeliveryAttemptView[];
}

export class DeliveryListView {
  @ApiProperty({ type: [DeliveryView] })
  data: DeliveryView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export const presentDelivery = (delivery: Delivery): DeliveryView => ({
  id: delivery.deliveryId,
  webhook_id: delivery.webhookId,
  type: delivery.type,
  subject: delivery.subject,
  sequence: delivery.sequence,
  previous_sequence: delivery.previousSequence,
  status: delivery.status,
  attempts: delivery.attempts,
  occurred_at: delivery.occurredAt.toISOString(),
  next_attempt_at: delivery.status === 'pending' ? delivery.nextAttemptAt?.toISOString() : undefined,
  finished_at: delivery.finishedAt?.toISOString(),
});

export const presentWholeDelivery = (delivery: WholeDelivery): DeliveryDetailsView => ({
  ...presentDelivery(delivery),
  payload: JSON.parse(delivery.body) as Record<string, unknown>,
  log: delivery.log.map((one) => ({
    attempt: one.attempt,
    started_at: one.startedAt.toISOString(),
    duration_ms: one.durationMs,
    status: one.status ?? undefined,
    error: one.error ?? undefined,
    response: one.response ?? undefined,
  })),
});
