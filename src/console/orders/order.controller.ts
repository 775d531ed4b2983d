import { Sealer } from '#libs/sealing';
import type { CommandEnvelope } from '#libs/command-shell';
import { parseAmount } from '#libs/money';
import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { ResourceId } from '../../common/validation/resource-id';
import type { Config } from '../../config';
import { CancelOrder } from '../../orders/cancel/cancel.handler';
import { CaptureDto } from '../../orders/capture/capture.dto';
import { CaptureOrder } from '../../orders/capture/capture.handler';
import { OrderCommands } from '../../orders/order-commands';
import { ResolveOperationDto } from '../../orders/resolve-operation/resolve-operation.dto';
import { ResolveOperation } from '../../orders/resolve-operation/resolve-operation.handler';
import { RefundOrder } from '../../orders/refund/refund.handler';
import { VoidOrder } from '../../orders/void/void.handler';
import { CONFIG } from '../../persistence/tokens';
import { Approvals } from '../approvals/approvals';
import { needsApproval } from '../approvals/limit';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formEnvelope, formOf } from '../web/form';
import { answerForm } from '../web/refused-form';
import { OrderPage } from './order-page';
import { ConsoleRefundDto } from './refund.dto';

/** Every action is the command that the API has, with the same rules; the page only fills it in. */
@ConsoleController('/orders/:id')
export class ConsoleOrderController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly page: OrderPage,
    private readonly commands: CommandBus,
    private readonly orders: OrderCommands,
    private readonly approvals: Approvals,
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    this.pages.send(request, reply, 'order', await this.page.data(id, viewerOf(request)));
  }

  @Post('captures')
  async capture(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.act('capture', id, request, reply, async (envelope) => {
      const final = formOf(request)['final'] === 'yes' ? true : undefined;
      const body = await checkedBody(CaptureDto, { amount: await this.amountOf(id, request), final });
      await this.commands.execute(new CaptureOrder(id, body, envelope));
      return shown(id, 'captured');
    });
  }

  @Post('voids')
  async void(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.act('void', id, request, reply, async (envelope) => {
      await this.commands.execute(new VoidOrder(id, envelope));
      return shown(id, 'voided');
    });
  }

  @Post('cancel')
  async cancel(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.act('cancel', id, request, reply, async (envelope) => {
      await this.commands.execute(new CancelOrder(id, envelope));
      return shown(id, 'cancelled');
    });
  }

  @Post('refunds')
  async refund(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.act('refund', id, request, reply, async (envelope) => {
      const { reason, to_address } = formOf(request);
      const given = { amount: await this.amountOf(id, request), reason: filledIn(reason) };
      const body = await checkedBody(ConsoleRefundDto, { ...given, to_address: filledIn(to_address) });
      const { state } = await this.orders.load(id, envelope.merchantId);
      if (needsApproval(this.config.console.approvalLimit, state, parseAmount(body.amount))) {
        const approvalId = await this.approvals.request(id, body, envelope);
        return `/console/approvals/${approvalId}?done=requested`;
      }
      await this.commands.execute(new RefundOrder(id, body, envelope));
      return shown(id, 'refunded');
    });
  }

  @Post('operations/:operation/resolve')
  async resolve(
    @ResourceId() id: string,
    @Param('operation') operation: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(`resolve-${operation}`, id, request, reply, async (envelope) => {
      const { outcome, reason, provider_reference: reference } = formOf(request);
      const given = { outcome, reason: filledIn(reason), provider_reference: filledIn(reference) };
      const body = await checkedBody(ResolveOperationDto, given);
      await this.commands.execute(new ResolveOperation(id, operation, body, envelope));
      return shown(id, 'resolved');
    });
  }

  private async act(
    name: string,
    id: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    work: (envelope: CommandEnvelope) => Promise<string>,
  ): Promise<void> {
    const viewer = viewerOf(request);
    const envelope = formEnvelope(request, viewer, this.sealer);
    const form = { name, values: formOf(request) };
    await answerForm(
      reply,
      form,
      () => work(envelope),
      async (refused) => {
        this.pages.send(request, reply, 'order', await this.page.data(id, viewer, refused));
      },
    );
  }

  /** The field holds the digits; the currency is the order's. */
  private async amountOf(id: string, request: ConsoleRequest) {
    const { state } = await this.orders.load(id, viewerOf(request).merchantId);
    const value = filledIn(formOf(request)['amount']);
    return value === undefined ? undefined : { value, currency: state.currency };
  }
}

const shown = (id: string, done: string): string => `/console/orders/${id}?done=${done}`;
