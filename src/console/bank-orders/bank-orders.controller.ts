import { BANK_ORDER_STATUSES } from '#libs/banking';
import { providerDefinitions } from '#libs/providers';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { presentAccount } from '../../banking/accounts/account.view';
import type { BankAccountView } from '../../banking/accounts/account.view';
import { Bank, given } from '../../banking/bank';
import { BankOrders } from '../../banking/orders/bank-orders';
import { presentBankOrder } from '../../banking/orders/bank-order.view';
import {
  CreateBankOrderDto,
  INSTRUCTIONS_MAX,
  INSTRUCTION_KINDS,
  PURPOSES,
} from '../../banking/orders/create-bank-order.dto';
import { ListBankOrdersDto } from '../../banking/orders/list-bank-orders.dto';
import { CursorCodec } from '../../common/http';
import { refuseCardData } from '../../common/validation/refusals';
import { listBankOrders } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { People } from '../session/people';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import type { FilledForm } from '../web/refused-form';
import { bankOrderOf, changedForm, paymentsIn } from './order-form';

/** Payments out of the bank accounts behind the providers. */
@ConsoleController('/bank-orders')
export class ConsoleBankOrdersController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly bank: Bank,
    private readonly orders: BankOrders,
    private readonly people: People,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'bank-orders', ListBankOrdersDto, ({ status }, page) =>
      listBankOrders(this.database, { merchantId, status, ...page }),
    );
    const orders = listed.items.map((folded) => presentBankOrder(folded));
    this.pages.send(request, reply, 'bank-orders', {
      title: 'Bank orders',
      ...listed,
      orders,
      names: await this.people.namesOf(orders.map(({ requested_by }) => requested_by)),
      statuses: BANK_ORDER_STATUSES,
    });
  }

  @Get('new')
  async form(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sendForm(request, reply);
  }

  @Post('new')
  async create(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    this.bank.assertSeenBy(viewerOf(request).merchantId);
    const values = formOf(request);
    const changed = changedForm(values);
    if (changed) {
      // A card number is not shown again.
      refuseCardData('body', bankOrderOf(values));
      return this.sendForm(request, reply, { name: 'new', values: changed.values }, changed.at);
    }
    const show = (refused: FilledForm): Promise<void> => this.sendForm(request, reply, refused);
    await this.forms.run({ request, reply, address: '/console/bank-orders', show }, 'new', async (envelope) => {
      const body = await checkedBody(CreateBankOrderDto, bankOrderOf(values));
      const { folded } = await this.orders.request(body, envelope);
      return `/console/bank-orders/${folded.state.order!.bankOrderId}?done=ordered`;
    });
  }

  /** @param at the payment to go on with */
  private async sendForm(
    request: ConsoleRequest,
    reply: FastifyReply,
    filled?: FilledForm,
    at?: number,
  ): Promise<void> {
    const payments = paymentsIn(filled?.values ?? {});
    this.pages.send(request, reply, 'bank-order-new', {
      title: 'New bank order',
      accounts: await this.accounts(viewerOf(request).merchantId),
      kinds: INSTRUCTION_KINDS,
      purposes: PURPOSES,
      providers: providerDefinitions.map(({ name }) => [name, name]),
      payments: Math.min(Math.max(payments, 1), INSTRUCTIONS_MAX),
      most: INSTRUCTIONS_MAX,
      at,
      filled,
    });
  }

  /** Those that orders may be made from, asked of the bank; none where it does not answer: its number can be typed. */
  private async accounts(merchantId: string): Promise<BankAccountView[]> {
    const { provider, banking } = this.bank.for(merchantId);
    const answer = await banking.accounts();
    if (answer.kind !== 'answered') return [];
    return given(answer)
      .filter(({ canOrder }) => canOrder)
      .map((account) => presentAccount(provider, account));
  }
}
