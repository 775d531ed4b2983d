import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, Paging } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ApiReads } from '../operations/openapi/api-docs';
import { ReadPosition } from '../read-position/read-position';
import { accountBalances, listJournal } from '../read-models/queries';
import { BalancesQueryDto, JournalQueryDto } from './books.dto';
import {
  AccountListView,
  BalanceListView,
  JournalView,
  presentAccount,
  presentBalances,
  presentEntry,
} from './books.view';

const READERS = ['service', 'auditor', 'operator', 'admin'] as const;

@ApiTags('books')
@ApiBearerAuth()
@Controller('v1')
export class BalancesController {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Get('accounts')
  @Roles(...READERS)
  @ApiReads({ summary: 'Accounts of the merchant', view: AccountListView, of: 'read_model' })
  async accounts(
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.position.reach(request, reply, 'journal');
    return { data: (await accountBalances(this.database, { merchantId })).balances.map(presentAccount) };
  }

  @Get('balances')
  @Roles(...READERS)
  @ApiReads({
    summary: 'Balances, now or by an earlier time: what had happened, as far as it was known',
    view: BalanceListView,
    of: 'read_model',
  })
  async balances(
    @Query() query: BalancesQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.position.reach(request, reply, 'journal');
    const { account, currency, as_of: asOf, known_at: knownAt } = query;
    const position = query.position === undefined ? undefined : BigInt(query.position);
    const found = await accountBalances(this.database, { merchantId, account, currency, asOf, knownAt, position });
    return presentBalances(found, query);
  }

  @Get('journal')
  @Roles(...READERS)
  @ApiReads({ summary: 'Postings, the newest first', view: JournalView, of: 'read_model' })
  async journal(
    @Query() query: JournalQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'journal', merchantId, query);
    await this.position.reach(request, reply, 'journal');
    const { account, order_id: orderId, from, to } = query;
    return paging.answer(
      await listJournal(this.database, { merchantId, account, orderId, from, to, ...paging.request() }),
      presentEntry,
    );
  }
}
