import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { CursorCodec, Paging } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiReads } from '../../operations/openapi/api-docs';
import { WebhookCommands } from '../endpoints/webhook-commands';
import { findDelivery, listDeliveries } from './delivery-log';
import type { WholeDelivery } from './delivery-log';
import { DeliveryDetailsView, DeliveryListView, presentDelivery, presentWholeDelivery } from './delivery.view';
import { ListDeliveriesDto } from './list-deliveries.dto';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const DELIVERY_PARAMETER = {
  name: 'delivery',
  schema: { type: 'string', format: 'uuid' },
  example: '5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d',
} as const;

/** The log of what was sent to an endpoint, and what it answered. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/webhooks')
export class DeliveriesController {
  constructor(
    private readonly pool: Pool,
    private readonly cursors: CursorCodec,
    private readonly webhooks: WebhookCommands,
  ) {}

  @Get(':id/deliveries')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Messages to a webhook, the newest first', view: DeliveryListView, of: 'history' })
  async list(@ResourceId() id: string, @Query() query: ListDeliveriesDto, @Caller() { merchantId }: Principal) {
    await this.webhooks.load(id, merchantId);
    const paging = new Paging(this.cursors, `webhook-deliveries/${id}`, merchantId, query);
    const { status, type, from, to } = query;
    const page = await listDeliveries(this.pool, { webhookId: id, status, type, from, to, ...paging.request() });
    return paging.answer(page, presentDelivery);
  }

  @Get(':id/deliveries/:delivery')
  @ApiParam(DELIVERY_PARAMETER)
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One message: its body and every attempt', view: DeliveryDetailsView, of: 'history' })
  async get(
    @ResourceId() id: string,
    @Param('delivery') delivery: string,
    @Caller() { merchantId }: Principal,
  ): Promise<DeliveryDetailsView> {
    await this.webhooks.load(id, merchantId);
    return presentWholeDelivery(await assertDelivery(this.pool, id, delivery));
  }
}

/** @throws Problem `not_found` for one that the webhook has not */
export async function assertDelivery(pool: Pool, webhookId: string, deliveryId: string): Promise<WholeDelivery> {
  const found = UUID.test(deliveryId) ? await findDelivery(pool, deliveryId) : undefined;
  if (found?.webhookId === webhookId) return found;
  throw new Problem('not_found', 'The webhook has no such delivery.');
}
