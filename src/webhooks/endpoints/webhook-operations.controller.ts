import { eventId } from '#libs/command-shell';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { NoFieldsDto } from '../../common/validation';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiCommand } from '../../operations/openapi/api-docs';
import { deliveryIdOf } from '../deliveries/add-deliveries';
import { DELIVERY_PARAMETER, assertDelivery } from '../deliveries/deliveries.controller';
import { DisableWebhookDto } from './change-webhook/disable-webhook.dto';
import { RedeliverDto } from './redeliver/redeliver.dto';
import { WebhookCommands } from './webhook-commands';
import { WebhookRequests } from './webhook-requests';
import { DISABLE_EXAMPLES, REDELIVER_EXAMPLES } from './webhook.examples';
import { WebhookTestView, WebhookView } from './webhook.view';

/** What is done with an endpoint while it is in use. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/webhooks')
export class WebhookOperationsController {
  constructor(
    private readonly requests: WebhookRequests,
    private readonly webhooks: WebhookCommands,
    private readonly pool: Pool,
  ) {}

  @Post(':id/enable')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Switch a webhook on again; what waits is sent, in its order',
    view: WebhookView,
    status: 200,
    codes: ['not_found'],
  })
  async enable(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.change({ reply, id, body }, { type: 'Enable' });
  }

  @Post(':id/disable')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Send nothing until the webhook is enabled; what happens meanwhile waits',
    view: WebhookView,
    status: 200,
    codes: ['not_found'],
    body: { type: DisableWebhookDto, examples: DISABLE_EXAMPLES },
    optionalBody: true,
  })
  async disable(@ResourceId() id: string, @Body() body: DisableWebhookDto, @Res() reply: FastifyReply): Promise<void> {
    const reason = body.reason ?? 'switched off by a person';
    await this.requests.change({ reply, id, body }, { type: 'Disable', by: 'person', reason });
  }

  @Post(':id/test')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Send a message of the type webhook.test',
    view: WebhookTestView,
    status: 200,
    codes: ['not_found', 'webhook_disabled'],
  })
  async test(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.change(
      { reply, id, body },
      { type: 'SendTest' },
      // The message is named after the one event of this command, which is known before it is written.
      (envelope) => ({ delivery_id: deliveryIdOf(id, eventId(`webhook-${id}`, envelope, 0)) }),
    );
  }

  @Post(':id/redeliver')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Send again what happened in a time',
    view: WebhookView,
    status: 200,
    codes: ['not_found'],
    body: { type: RedeliverDto, examples: REDELIVER_EXAMPLES },
  })
  async redeliver(@ResourceId() id: string, @Body() body: RedeliverDto, @Res() reply: FastifyReply): Promise<void> {
    const { from, to, status = 'failed' } = body;
    if (from >= to) {
      const message = 'to must be later than from';
      throw new Problem('invalid_request', `${message}.`, { errors: [{ pointer: '/to', message }] });
    }
    const range = { from: from.toISOString(), to: to.toISOString(), status };
    await this.requests.change({ reply, id, body: range }, { type: 'Redeliver', redelivery: range });
  }

  @Post(':id/deliveries/:delivery/redeliver')
  @ApiParam(DELIVERY_PARAMETER)
  @Roles('service', 'operator', 'admin')
  @ApiCommand({ summary: 'Send one message again', view: WebhookView, status: 200, codes: ['not_found'] })
  async redeliverOne(
    @ResourceId() id: string,
    @Param('delivery') delivery: string,
    @Body() body: NoFieldsDto,
    @Caller() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.load(id, caller.merchantId);
    await assertDelivery(this.pool, id, delivery);
    await this.requests.change({ reply, id, body }, { type: 'Redeliver', redelivery: { deliveryId: delivery } });
  }
}
