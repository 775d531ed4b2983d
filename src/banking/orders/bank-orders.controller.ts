import { bankOrderStatus } from '#libs/banking';
import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, Paging, envelopeOf, sendResource } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { NoFieldsDto } from '../../common/validation';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { listBankOrders } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { BANK_ORDER_EXAMPLES, REJECT_EXAMPLES, RESOLVE_EXAMPLES } from './bank-order.examples';
import { BankOrderListView, BankOrderView, presentBankOrder } from './bank-order.view';
import { Bank } from '../bank';
import { BankOrders } from './bank-orders';
import type { BankOrderAnswer } from './bank-orders';
import { Beneficiaries } from './beneficiaries';
import { CreateBankOrderDto } from './create-bank-order.dto';
import { RejectBankOrderDto, ResolveBankOrderDto } from './decide-bank-order.dto';
import { ListBankOrdersDto } from './list-bank-orders.dto';

const OPEN: readonly string[] = ['sending', 'in_doubt', 'accepted', 'waiting_for_approval'];

@ApiTags('banking')
@ApiBearerAuth()
@Controller('v1/banking/orders')
export class BankOrdersController {
  constructor(
    private readonly bank: Bank,
    private readonly orders: BankOrders,
    private readonly beneficiaries: Beneficiaries,
    private readonly sealer: Sealer,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Post()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Ask for a payment from a bank account; above the limit it waits for a second person',
    view: BankOrderView,
    codes: [
      ...(['no_bank_account', 'not_found', 'provider_refused', 'provider_unavailable'] as const),
      ...(['nothing_to_refund', 'amount_exceeds_refundable', 'currency_mismatch', 'amount_not_positive'] as const),
    ],
    body: { type: CreateBankOrderDto, examples: BANK_ORDER_EXAMPLES },
  })
  async create(@Body() body: CreateBankOrderDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    this.bank.assertSeenBy(envelope.merchantId);
    await this.answer(reply, await this.orders.request(body, envelope));
  }

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Bank orders, the newest first, without beneficiaries',
    view: BankOrderListView,
    of: 'read_model',
  })
  async list(
    @Query() query: ListBankOrdersDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'bank-orders', merchantId, query);
    await this.position.reach(request, reply, 'bank_orders');
    const filter = { merchantId, status: query.status, ...paging.request() };
    return paging.answer(await listBankOrders(this.database, filter), (folded) => presentBankOrder(folded));
  }

  @Get(':id')
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One bank order, read from its own events', view: BankOrderView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, await this.orders.load(id, caller.merchantId), 200);
  }

  @Post(':id/approve')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Approve an order that somebody else asked for; it is sent to the bank',
    view: BankOrderView,
    codes: [
      'not_found',
      'no_bank_account',
      'second_person_required',
      'not_waiting_for_approval',
      'execution_date_passed',
    ],
  })
  async approve(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, await this.orders.approve(id, envelope));
  }

  @Post(':id/reject')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Reject an order that waits for approval, or take it back; it is never sent',
    view: BankOrderView,
    codes: ['not_found', 'not_waiting_for_approval'],
    body: { type: RejectBankOrderDto, examples: REJECT_EXAMPLES },
    optionalBody: true,
  })
  async reject(@ResourceId() id: string, @Body() body: RejectBankOrderDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, await this.orders.reject(id, body, envelope));
  }

  @Post(':id/resolve')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'State what the bank made of an order in doubt, as a person found it there',
    view: BankOrderView,
    codes: ['not_found', 'operation_final'],
    body: { type: ResolveBankOrderDto, examples: RESOLVE_EXAMPLES },
  })
  async resolve(
    @ResourceId() id: string,
    @Body() body: ResolveBankOrderDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const envelope = envelopeOf(reply, body, this.sealer);
    await this.answer(reply, await this.orders.resolve(id, body, envelope));
  }

  private async answer(reply: FastifyReply, { folded, replayed }: BankOrderAnswer): Promise<void> {
    await this.send(reply, folded, OPEN.includes(bankOrderStatus(folded.state)) ? 202 : 201, replayed);
  }

  private async send(reply: FastifyReply, folded: BankOrderAnswer['folded'], status: number, replayed = false) {
    const beneficiaries = (await this.beneficiaries.open(folded.state.order!)) ?? null;
    sendResource(reply, status, presentBankOrder(folded, beneficiaries), replayed);
  }
}
