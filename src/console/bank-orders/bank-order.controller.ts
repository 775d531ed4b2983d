import type { EventStore } from '#libs/event-store';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Beneficiaries } from '../../banking/orders/beneficiaries';
import { BankOrders } from '../../banking/orders/bank-orders';
import { presentBankOrder } from '../../banking/orders/bank-order.view';
import { RejectBankOrderDto, ResolveBankOrderDto } from '../../banking/orders/decide-bank-order.dto';
import { ResourceId } from '../../common/validation/resource-id';
import { presentEvent } from '../../orders/order-events/present-event';
import { EVENT_STORE } from '../../persistence/tokens';
import { ConsoleController } from '../session/console-access';
import { People } from '../session/people';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import type { FormPage } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import type { RefusedForm } from '../web/refused-form';

const EVENTS_SHOWN = 300;

/** One bank order: another person approves it, and a person says what the bank alone knows. */
@ConsoleController('/bank-orders/:id')
export class ConsoleBankOrderController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly orders: BankOrders,
    private readonly beneficiaries: Beneficiaries,
    private readonly people: People,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(id, request, reply);
  }

  @Post('approve')
  async approve(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.page(id, request, reply), 'approve', async (envelope) => {
      await this.orders.approve(id, envelope);
      return 'approved';
    });
  }

  @Post('reject')
  async reject(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.page(id, request, reply), 'reject', async (envelope) => {
      const body = await checkedBody(RejectBankOrderDto, { reason: filledIn(formOf(request)['reason']) });
      await this.orders.reject(id, body, envelope);
      return 'withheld';
    });
  }

  @Post('resolve')
  async resolve(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.page(id, request, reply), 'resolve', async (envelope) => {
      const { outcome, bank_order_numbers } = formOf(request);
      const numbers = filledIn(bank_order_numbers)?.split(/[\s,;]+/);
      const body = await checkedBody(ResolveBankOrderDto, { outcome: filledIn(outcome), bank_order_numbers: numbers });
      await this.orders.resolve(id, body, envelope);
      return 'stated';
    });
  }

  private page(id: string, request: ConsoleRequest, reply: FastifyReply): FormPage {
    const show = (refused: RefusedForm): Promise<void> => this.send(id, request, reply, refused);
    return { request, reply, address: `/console/bank-orders/${id}`, show };
  }

  private async send(id: string, request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): Promise<void> {
    const viewer = viewerOf(request);
    const folded = await this.orders.load(id, viewer.merchantId);
    const [beneficiaries, { events }] = await Promise.all([
      this.beneficiaries.open(folded.state.order!),
      this.store.read(`bankorder-${id}`, { limit: EVENTS_SHOWN }),
    ]);
    const order = presentBankOrder(folded, beneficiaries ?? null);
    const people = [order.requested_by, order.approved_by, order.rejected_by].filter((one) => one !== undefined);
    this.pages.send(request, reply, 'bank-order', {
      title: 'Bank order',
      order,
      timeline: events.map(presentEvent),
      names: await this.people.namesOf(people),
      isOwn: order.requested_by === viewer.actor,
      filled: refused,
    });
  }
}
