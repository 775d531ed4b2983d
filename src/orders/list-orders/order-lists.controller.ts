import type { EventStore } from '#libs/event-store';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto, Paging } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiReads } from '../../operations/openapi/api-docs';
import { EVENT_STORE } from '../../persistence/tokens';
import { ReadPosition } from '../../read-position/read-position';
import { listOrders } from '../../read-models/queries';
import { OrderCommands } from '../order-commands';
import { EventListView } from '../order-events/order-event.view';
import { presentEvent } from '../order-events/present-event';
import { ListOrdersDto } from './list-orders.dto';
import { OrderListView, summarizeOrder } from './order-list.view';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('v1/orders')
export class OrderListsController {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    private readonly orders: OrderCommands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Orders, the newest first', view: OrderListView, of: 'read_model' })
  async list(
    @Query() query: ListOrdersDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'orders', merchantId, query);
    await this.position.reach(request, reply, 'orders');
    const { reference, status, provider, customer_id, created_from, created_to } = query;
    const filter = {
      merchantId,
      reference,
      status,
      provider,
      customerId: customer_id,
      createdFrom: created_from,
      createdTo: created_to,
    };
    return paging.answer(await listOrders(this.database, { ...filter, ...paging.request() }), summarizeOrder);
  }

  @Get(':id/events')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'The audit trail of an order: every event in its order, with who, when, why and what it did to the books',
    view: EventListView,
    of: 'history',
  })
  async events(@ResourceId() id: string, @Query() query: PageDto, @Caller() { merchantId }: Principal) {
    await this.orders.load(id, merchantId);
    const stream = `order-${id}`;
    const paging = new Paging(this.cursors, stream, merchantId, query);
    const { limit, after = '0' } = paging.request();
    const { events } = await this.store.read(stream, { from: Number.parseInt(after, 10), limit: limit + 1 });
    const page = {
      items: events.slice(0, limit),
      next: events.length > limit ? String(events[limit]!.revision) : null,
    };
    return paging.answer(page, presentEvent);
  }
}
