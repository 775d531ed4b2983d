import type { CommandEnvelope } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { envelopeOf, sendResource } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../operations/openapi/api-docs';
import { ON_ORDERS, ON_PAYMENTS } from '../operations/openapi/problem-responses';
import {
  ATTEMPT_EXAMPLES,
  CAPTURE_EXAMPLES,
  DISPUTE_EXAMPLES,
  ORDER_EXAMPLES,
  REFUND_EXAMPLES,
  RESOLVE_EXAMPLES,
  RETURN_EXAMPLES,
} from './order.examples';
import { CancelOrder } from './cancel/cancel.handler';
import { CaptureDto } from './capture/capture.dto';
import { CaptureOrder } from './capture/capture.handler';
import type { OrderAnswer } from './command-answer';
import { CreateOrder } from './create-order/create-order.command';
import { CreateOrderDto } from './create-order/create-order.dto';
import { EndDisputeDto } from './end-dispute/end-dispute.dto';
import { EndDispute } from './end-dispute/end-dispute.handler';
import { OrderCommands } from './order-commands';
import { RecordReturnDto } from './record-return/record-return.dto';
import { RecordReturn } from './record-return/record-return.handler';
import { RefundDto } from './refund/refund.dto';
import { RefundOrder } from './refund/refund.handler';
import { ResolveOperationDto } from './resolve-operation/resolve-operation.dto';
import { ResolveOperation } from './resolve-operation/resolve-operation.handler';
import { StartAttemptDto } from './start-attempt/start-attempt.dto';
import { StartAttempt } from './start-attempt/start-attempt.handler';
import { NoFieldsDto } from '../common/validation';
import { OrderPresenter } from './view/order-presenter';
import { OrderView } from './view/order.view';
import { VoidOrder } from './void/void.handler';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('v1/orders')
export class OrdersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly orders: OrderCommands,
    private readonly presenter: OrderPresenter,
    private readonly sealer: Sealer,
  ) {}

  @Post()
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Create an order and start to pay it',
    view: OrderView,
    codes: ON_PAYMENTS,
    body: { type: CreateOrderDto, examples: ORDER_EXAMPLES },
  })
  async create(@Body() body: CreateOrderDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new CreateOrder(envelope.commandId, body, envelope));
  }

  @Get(':id')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One order, always current: read from its own events', view: OrderView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.orders.load(id, caller.merchantId);
    await this.send(reply, { folded, replayed: false, open: false }, 200);
  }

  @Post(':id/captures')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Capture all or part of what is authorised',
    view: OrderView,
    codes: ON_ORDERS,
    body: { type: CaptureDto, examples: CAPTURE_EXAMPLES },
    optionalBody: true,
  })
  async capture(@ResourceId() id: string, @Body() body: CaptureDto, @Res() reply: FastifyReply): Promise<void> {
    await this.onOrder(CaptureOrder, id, body, reply);
  }

  @Post(':id/refunds')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Give back all or part of what was captured',
    view: OrderView,
    codes: ON_ORDERS,
    body: { type: RefundDto, examples: REFUND_EXAMPLES },
    optionalBody: true,
  })
  async refund(@ResourceId() id: string, @Body() body: RefundDto, @Res() reply: FastifyReply): Promise<void> {
    await this.onOrder(RefundOrder, id, body, reply);
  }

  @Post(':id/returns')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'State that what was sent too much, or unexpected money, was given back at the provider',
    view: OrderView,
    codes: ON_ORDERS,
    body: { type: RecordReturnDto, examples: RETURN_EXAMPLES },
  })
  async recordReturn(
    @ResourceId() id: string,
    @Body() body: RecordReturnDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.onOrder(RecordReturn, id, body, reply);
  }

  @Post(':id/attempts')
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Another attempt, once the former one has failed',
    view: OrderView,
    codes: [...ON_ORDERS, ...ON_PAYMENTS],
    body: { type: StartAttemptDto, examples: ATTEMPT_EXAMPLES },
    optionalBody: true,
  })
  async attempt(@ResourceId() id: string, @Body() body: StartAttemptDto, @Res() reply: FastifyReply): Promise<void> {
    await this.onOrder(StartAttempt, id, body, reply);
  }

  @Post(':id/voids')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({ summary: 'Give back the hold', view: OrderView, codes: ON_ORDERS })
  async void(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new VoidOrder(id, envelope));
  }

  @Post(':id/cancel')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({ summary: 'Close an order that holds no money', view: OrderView, codes: ON_ORDERS })
  async cancel(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new CancelOrder(id, envelope));
  }

  @Post(':id/operations/:operation/resolve')
  @ApiParam({ name: 'operation', schema: { type: 'string', pattern: '^[0-9]+$' }, example: '2' })
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'State the outcome of an operation in doubt, as found at the provider',
    view: OrderView,
    codes: [...ON_ORDERS, 'paid_by_bank_order'],
    body: { type: ResolveOperationDto, examples: RESOLVE_EXAMPLES },
  })
  async resolve(
    @ResourceId() id: string,
    @Param('operation') operation: string,
    @Body() body: ResolveOperationDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new ResolveOperation(id, operation, body, envelope));
  }

  @Post(':id/disputes/:dispute/resolve')
  @ApiParam({ name: 'dispute', schema: { type: 'string', pattern: '^[0-9]+$' }, example: '1' })
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'State how a dispute ended, as found at the provider',
    view: OrderView,
    codes: ON_ORDERS,
    body: { type: EndDisputeDto, examples: DISPUTE_EXAMPLES },
  })
  async endDispute(
    @ResourceId() id: string,
    @Param('dispute') dispute: string,
    @Body() body: EndDisputeDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new EndDispute(id, dispute, body, envelope));
  }

  private async onOrder<B>(
    Message: Type<Command<OrderAnswer>> &
      (new (id: string, body: B, envelope: CommandEnvelope) => Command<OrderAnswer>),
    id: string,
    body: B,
    reply: FastifyReply,
  ): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, new Message(id, body, envelope));
  }

  private async answer(reply: FastifyReply, command: Command<OrderAnswer>): Promise<void> {
    const answer = await this.commands.execute(command);
    await this.send(reply, answer, answer.open ? 202 : 201);
  }

  private async send(reply: FastifyReply, answer: OrderAnswer, status: number): Promise<void> {
    sendResource(reply, status, await this.presenter.present(answer), answer.replayed);
  }
}
