import { BANK_ORDER_STATUSES } from '#libs/banking';
import { providerDefinitions } from '#libs/providers';
import { Sealer } from '#libs/sealing';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { presentAccount } from '../../banking/accounts/account.view';
import type { BankAccountView } from '../../banking/accounts/account.view';
import { Bank, given } from '../../banking/bank';
import { BankOrders } from '../../banking/orders/bank-orders';
import { presentBankOrder } from '../../banking/orders/bank-order.view';
import { CreateBankOrderDto, INSTRUCTION_KINDS, PURPOSES } from '../../banking/orders/create-bank-order.dto';
import { ListBankOrdersDto } from '../../banking/orders/list-bank-orders.dto';
import { CursorCodec } from '../../common/http';
import { listBankOrders } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { People } from '../session/people';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, formEnvelope, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import { answerForm } from '../web/refused-form';
import type { RefusedForm } from '../web/refused-form';
import { bankOrderOf } from './order-form';

/** Payments out of the bank accounts behind the providers. */
@ConsoleController('/bank-orders')
export class ConsoleBankOrdersController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly bank: Bank,
    private readonly orders: BankOrders,
    private readonly people: People,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly sealer: Sealer,
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
    const viewer = viewerOf(request);
    this.bank.assertSeenBy(viewer.merchantId);
    const values = formOf(request);
    const work = async (): Promise<string> => {
      const body = await checkedBody(CreateBankOrderDto, bankOrderOf(values));
      const { folded } = await this.orders.request(body, formEnvelope(request, viewer, this.sealer));
      return `/console/bank-orders/${folded.state.order!.bankOrderId}?done=ordered`;
    };
    await answerForm(reply, { name: 'new', values }, work, (refused) => this.sendForm(request, reply, refused));
  }

  private async sendForm(request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): Promise<void> {
    this.pages.send(request, reply, 'bank-order-new', {
      title: 'New bank order',
      accounts: await this.accounts(viewerOf(request).merchantId),
      kinds: INSTRUCTION_KINDS,
      purposes: PURPOSES,
      providers: providerDefinitions.map(({ name }) => [name, name]),
      refused,
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
