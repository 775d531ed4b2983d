import type { WebhookCommand } from '#libs/webhooks';
import { Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto } from '../../common/http';
import { ResourceId } from '../../common/validation/resource-id';
import { listWebhooks } from '../../read-models/queries';
import { assertDelivery } from '../../webhooks/deliveries/deliveries.controller';
import { DELIVERY_STATUSES, healthOf, listDeliveries } from '../../webhooks/deliveries/delivery-log';
import { presentDelivery, presentWholeDelivery } from '../../webhooks/deliveries/delivery.view';
import { ListDeliveriesDto } from '../../webhooks/deliveries/list-deliveries.dto';
import { WebhookCommands } from '../../webhooks/endpoints/webhook-commands';
import { presentWebhook } from '../../webhooks/endpoints/webhook.view';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

/** What goes out to merchants' services, and what they answered. */
@ConsoleController('/webhooks')
export class ConsoleWebhooksController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly database: DataSource,
    private readonly pool: Pool,
    private readonly webhooks: WebhookCommands,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'webhooks', PageDto, (_, page) =>
      listWebhooks(this.database, { merchantId, ...page }),
    );
    const ids = listed.items.map(({ state }) => state.endpoint!.endpointId);
    const health = await healthOf(this.pool, ids);
    const webhooks = listed.items.map((one) => presentWebhook(one, health.get(one.state.endpoint!.endpointId)));
    this.pages.send(request, reply, 'webhooks', { title: 'Webhooks out', ...listed, webhooks });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.webhooks.load(id, viewerOf(request).merchantId);
    const health = await healthOf(this.pool, [id]);
    const listed = await listPage(request, this.cursors, `deliveries ${id}`, ListDeliveriesDto, (query, page) => {
      const { status, type, from, to } = query;
      return listDeliveries(this.pool, { webhookId: id, status, type, from, to, ...page });
    });
    this.pages.send(request, reply, 'webhook', {
      title: 'Webhook',
      ...listed,
      webhook: presentWebhook(folded, health.get(id)),
      deliveries: listed.items.map(presentDelivery),
      statuses: DELIVERY_STATUSES,
    });
  }

  @Get(':id/deliveries/:delivery')
  async delivery(
    @ResourceId() id: string,
    @Param('delivery') deliveryId: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { revision } = await this.webhooks.load(id, viewerOf(request).merchantId);
    const delivery = presentWholeDelivery(await assertDelivery(this.pool, id, deliveryId));
    this.pages.send(request, reply, 'delivery', { title: 'Message', delivery, revision });
  }

  @Post(':id/deliveries/:delivery/redeliver')
  async redeliver(
    @ResourceId() id: string,
    @Param('delivery') deliveryId: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.load(id, viewerOf(request).merchantId);
    await assertDelivery(this.pool, id, deliveryId);
    await this.run(id, { type: 'Redeliver', redelivery: { deliveryId } }, request);
    void reply
      .status(303)
      .header('location', `/console/webhooks/${id}/deliveries/${deliveryId}?done=redelivered`)
      .send();
  }

  @Post(':id/enable')
  async enable(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run(id, { type: 'Enable' }, request);
    void reply.status(303).header('location', `/console/webhooks/${id}?done=changed`).send();
  }

  @Post(':id/disable')
  async disable(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run(id, { type: 'Disable', by: 'person', reason: 'switched off by a person' }, request);
    void reply.status(303).header('location', `/console/webhooks/${id}?done=changed`).send();
  }

  private async run(id: string, command: WebhookCommand, request: ConsoleRequest): Promise<void> {
    await this.webhooks.run(id, command, this.forms.envelope(request));
  }
}
