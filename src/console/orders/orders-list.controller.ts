import { ORDER_STATUSES } from '#libs/payments';
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec } from '../../common/http';
import { ListOrdersDto } from '../../orders/list-orders/list-orders.dto';
import { summarizeOrder } from '../../orders/list-orders/order-list.view';
import type { OrderSummaryView } from '../../orders/list-orders/order-list.view';
import { Providers } from '../../providers/providers';
import { listOrders } from '../../read-models/queries';
import type { PageRequest } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import type { Cell } from '../web/csv';
import { sendCsv } from '../web/download';
import { checkedQuery } from '../web/form';
import { listPage } from '../web/list-page';
import { link } from '../web/markup';

@ConsoleController('/orders')
export class ConsoleOrdersController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly providers: Providers,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'orders', ListOrdersDto, (query, page) =>
      listOrders(this.database, { ...filterOf(query, merchantId), ...page }),
    );
    this.pages.send(request, reply, 'orders', {
      title: 'Orders',
      ...listed,
      orders: listed.items.map(summarizeOrder),
      statuses: ORDER_STATUSES,
      providers: this.providers.all().map(({ name }) => name),
      csv: link('/console/orders/download', listed.filter),
    });
  }

  @Get('download')
  async csv(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = await checkedQuery(ListOrdersDto, request);
    const filter = filterOf(query, viewerOf(request).merchantId);
    const read = (page: PageRequest) => listOrders(this.database, { ...filter, ...page });
    sendCsv(reply, { name: 'orders', columns: COLUMNS, cells: (folded) => cellsOf(summarizeOrder(folded)), read });
  }
}

const COLUMNS = ['order', 'reference', 'status', 'method', 'provider', 'currency', 'amount', 'authorized'].concat([
  'captured',
  'refunded',
  'voided',
  'in_doubt',
  'created_at',
  'updated_at',
]);

const cellsOf = (order: OrderSummaryView): Cell[] => [
  { figure: order.id },
  { text: order.reference },
  { text: order.status },
  { text: order.method },
  { text: order.provider },
  { text: order.amount.currency },
  ...[order.amount, order.authorized, order.captured, order.refunded, order.voided, order.in_doubt].map(
    ({ value }) => ({ figure: value }),
  ),
  { figure: order.created_at },
  { figure: order.updated_at },
];

const filterOf = (query: ListOrdersDto, merchantId: string) => ({
  merchantId,
  reference: query.reference,
  status: query.status,
  provider: query.provider,
  customerId: query.customer_id,
  createdFrom: query.created_from,
  createdTo: query.created_to,
});
