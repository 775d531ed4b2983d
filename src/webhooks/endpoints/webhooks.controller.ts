import { Body, Controller, Delete, Get, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto, Paging } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { listWebhooks } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { healthOf } from '../deliveries/delivery-log';
import { CreateWebhookDto } from './create-webhook/create-webhook.dto';
import { CreateWebhook } from './create-webhook/create-webhook.handler';
import { RotateSecretDto } from './rotate-secret/rotate-secret.dto';
import { RotateSecret } from './rotate-secret/rotate-secret.handler';
import { UpdateWebhookDto } from './update-webhook/update-webhook.dto';
import { WebhookCommands } from './webhook-commands';
import { WebhookRequests } from './webhook-requests';
import { ROTATE_EXAMPLES, UPDATE_EXAMPLES, WEBHOOK_EXAMPLES } from './webhook.examples';
import { WebhookListView, WebhookView, WebhookWithSecretView, presentWebhook } from './webhook.view';

/** Where a merchant is told what happens. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly webhooks: WebhookCommands,
    private readonly requests: WebhookRequests,
    private readonly database: DataSource,
    private readonly pool: Pool,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Webhooks, the newest first', view: WebhookListView, of: 'read_model' })
  async list(
    @Query() query: PageDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'webhooks', merchantId, query);
    await this.position.reach(request, reply, 'webhooks');
    const page = await listWebhooks(this.database, { merchantId, ...paging.request() });
    const ids = page.items.map(({ state }) => state.endpoint!.endpointId);
    const health = await healthOf(this.pool, ids);
    return paging.answer(page, (folded) => presentWebhook(folded, health.get(folded.state.endpoint!.endpointId)));
  }

  @Get(':id')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One webhook, read from its own events', view: WebhookView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.webhooks.load(id, caller.merchantId);
    const health = await healthOf(this.pool, [id]);
    const { failing_since } = presentWebhook(folded, health.get(id));
    this.requests.send(reply, 200, { folded, replayed: false }, { failing_since });
  }

  @Post()
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Be told what happens at an address; answers the secret, once',
    view: WebhookWithSecretView,
    codes: ['webhook_limit_reached', 'projection_behind'],
    body: { type: CreateWebhookDto, examples: WEBHOOK_EXAMPLES },
  })
  async create(@Body() body: CreateWebhookDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = this.requests.envelope(reply, body);
    const { secret, ...answer } = await this.commands.execute(new CreateWebhook(body, envelope));
    this.requests.send(reply, 201, answer, { secret });
  }

  @Post(':id/update')
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Change address, events or description',
    view: WebhookView,
    status: 200,
    codes: ['not_found'],
    body: { type: UpdateWebhookDto, examples: UPDATE_EXAMPLES },
  })
  async update(@ResourceId() id: string, @Body() body: UpdateWebhookDto, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.change(
      { reply, id, body },
      { type: 'Change', url: body.url, events: body.events, description: body.description },
    );
  }

  @Post(':id/rotate')
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'A new secret; the former one signs beside it for a time',
    view: WebhookWithSecretView,
    status: 200,
    codes: ['not_found'],
    body: { type: RotateSecretDto, examples: ROTATE_EXAMPLES },
    optionalBody: true,
  })
  async rotate(@ResourceId() id: string, @Body() body: RotateSecretDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = this.requests.envelope(reply, body);
    const { secret, ...answer } = await this.commands.execute(new RotateSecret(id, body, envelope));
    this.requests.send(reply, 200, answer, { secret });
  }

  @Delete(':id')
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Remove a webhook with its delivery log',
    view: WebhookView,
    status: 200,
    codes: ['not_found'],
  })
  async remove(@ResourceId() id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.change({ reply, id, body: {} }, { type: 'Remove' });
  }
}
