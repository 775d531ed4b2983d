import { Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { ResourceId } from '../../common/validation/resource-id';
import { CancelOrder } from '../../orders/cancel/cancel.handler';
import { CaptureDto } from '../../orders/capture/capture.dto';
import { CaptureOrder } from '../../orders/capture/capture.handler';
import { OrderCommands } from '../../orders/order-commands';
import { ResolveOperationDto } from '../../orders/resolve-operation/resolve-operation.dto';
import { ResolveOperation } from '../../orders/resolve-operation/resolve-operation.handler';
import { VoidOrder } from '../../orders/void/void.handler';
import { Approvals } from '../approvals/approvals';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import type { FormPage } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import type { RefusedForm } from '../web/refused-form';
import { OrderPage } from './order-page';
import { ConsoleRefundDto } from './refund.dto';

/** Every action is the command that the API has, with the same rules; the page only fills it in. */
@ConsoleController('/orders/:id')
export class ConsoleOrderController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly page: OrderPage,
    private readonly commands: CommandBus,
    private readonly orders: OrderCommands,
    private readonly approvals: Approvals,
  ) {}

  @Get()
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    this.pages.send(request, reply, 'order', await this.page.data(id, viewerOf(request)));
  }

  @Post('captures')
  async capture(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.formPage(id, request, reply), 'capture', async (envelope) => {
      const final = formOf(request)['final'] === 'yes' ? true : undefined;
      const body = await checkedBody(CaptureDto, { amount: await this.amountOf(id, request), final });
      await this.commands.execute(new CaptureOrder(id, body, envelope));
      return 'captured';
    });
  }

  @Post('voids')
  async void(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.formPage(id, request, reply), 'void', async (envelope) => {
      await this.commands.execute(new VoidOrder(id, envelope));
      return 'voided';
    });
  }

  @Post('cancel')
  async cancel(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.formPage(id, request, reply), 'cancel', async (envelope) => {
      await this.commands.execute(new CancelOrder(id, envelope));
      return 'cancelled';
    });
  }

  @Post('refunds')
  async refund(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.formPage(id, request, reply), 'refund', async (envelope) => {
      const { reason, to_address } = formOf(request);
      const given = { amount: await this.amountOf(id, request), reason: filledIn(reason) };
      const body = await checkedBody(ConsoleRefundDto, { ...given, to_address: filledIn(to_address) });
      const asked = await this.approvals.refund(id, body, envelope);
      return 'approvalId' in asked ? `/console/approvals/${asked.approvalId}?done=requested` : 'refunded';
    });
  }

  @Post('operations/:operation/resolve')
  async resolve(
    @ResourceId() id: string,
    @Param('operation') operation: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.run(this.formPage(id, request, reply), `resolve-${operation}`, async (envelope) => {
      const { outcome, reason, provider_reference: reference } = formOf(request);
      const given = { outcome, reason: filledIn(reason), provider_reference: filledIn(reference) };
      const body = await checkedBody(ResolveOperationDto, given);
      await this.commands.execute(new ResolveOperation(id, operation, body, envelope));
      return 'resolved';
    });
  }

  private formPage(id: string, request: ConsoleRequest, reply: FastifyReply): FormPage {
    const show = async (refused: RefusedForm): Promise<void> =>
      this.pages.send(request, reply, 'order', await this.page.data(id, viewerOf(request), refused));
    return { request, reply, address: `/console/orders/${id}`, show };
  }

  /** The field holds the digits; the currency is the order's. */
  private async amountOf(id: string, request: ConsoleRequest) {
    const { state } = await this.orders.load(id, viewerOf(request).merchantId);
    const value = filledIn(formOf(request)['amount']);
    return value === undefined ? undefined : { value, currency: state.currency };
  }
}
