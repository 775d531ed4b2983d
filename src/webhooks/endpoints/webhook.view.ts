import type { EndpointHealth } from '#libs/webhooks';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FoldedWebhook } from './webhook-aggregate';

const ID = '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10';
const TIME = '2026-11-20T12:00:00.000Z';

export class WebhookDisabledView {
  @ApiProperty({ example: 'no success since 2026-11-15T12:00:00.000Z' })
  reason: string;

  @ApiProperty({ enum: ['person', 'failures', 'receiver'], example: 'failures' })
  by: string;

  @ApiProperty({ example: TIME, format: 'date-time' })
  at: string;
}

export class WebhookSecretStateView {
  @ApiProperty({ example: TIME, format: 'date-time' })
  created_at: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Of a former secret: it signs until then' })
  until?: string;
}

export class WebhookView {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ example: 'https://shop.example/hooks' })
  url: string;

  @ApiProperty({ type: [String], example: ['order.*'], description: 'Types or families that are sent' })
  events: string[];

  @ApiPropertyOptional({ example: 'the shop’s order service' })
  description?: string;

  @ApiProperty({ enum: ['enabled', 'disabled', 'removed'], example: 'enabled' })
  status: string;

  @ApiPropertyOptional({ type: WebhookDisabledView })
  disabled?: WebhookDisabledView;

  @ApiProperty({ type: [WebhookSecretStateView], description: 'When each secret was made, the newest first' })
  secrets: WebhookSecretStateView[];

  @ApiPropertyOptional({ format: 'date-time', description: 'It has only failed since then; absent while it answers' })
  failing_since?: string;

  @ApiProperty({ example: TIME, format: 'date-time' })
  created_at: string;

  @ApiProperty({ example: TIME, format: 'date-time' })
  updated_at: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class WebhookWithSecretView extends WebhookView {
  @ApiProperty({
    example: 'whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
    description: 'The newest secret. Shown in this answer only: keep it where your receiver finds it',
  })
  secret: string;
}

export class WebhookTestView extends WebhookView {
  @ApiProperty({
    example: '5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d',
    format: 'uuid',
    description: 'The message, in the delivery log in a moment',
  })
  delivery_id: string;
}

export class WebhookListView {
  @ApiProperty({ type: [WebhookView] })
  data: WebhookView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export function presentWebhook(folded: FoldedWebhook, health?: EndpointHealth): WebhookView {
  const { state, createdAt, updatedAt, revision, position } = folded;
  const { endpointId, merchantId, url, events, description } = state.endpoint!;
  return {
    id: endpointId,
    merchant_id: merchantId,
    url,
    events: [...events],
    description,
    status: state.status,
    disabled: state.disabled,
    secrets: state.secrets.map(({ createdAt: made, until }) => ({ created_at: made, until })),
    failing_since: health?.failingSince?.toISOString(),
    created_at: createdAt!,
    updated_at: updatedAt!,
    revision,
    position: String(position),
  };
}
