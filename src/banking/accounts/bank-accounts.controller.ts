import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CursorCodec, Paging } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { ALWAYS, ApiProblems } from '../../operations/openapi/problem-responses';
import { Bank, given } from '../bank';
import { daysAfter } from '../day';
import { BANK_ID, BankStatementDto, ListTransactionsDto, TransactionNameDto } from './account-queries.dto';
import {
  BankAccountListView,
  BankAccountView,
  BankTransactionDetailsView,
  BankTransactionListView,
  OrderAtBankView,
  presentAccount,
  presentDetails,
  presentOrderAtBank,
  presentTransaction,
} from './account.view';

const ID = { name: 'id', schema: { type: 'string', pattern: BANK_ID.source }, example: '4107347927' };
const CODES = [...ALWAYS, 'no_bank_account', 'not_found', 'provider_refused', 'provider_unavailable'] as const;
const DEFAULT_DAYS = 30;
const FILES = {
  csv: { type: 'text/csv; charset=utf-8', end: 'csv' },
  html: { type: 'text/html; charset=utf-8', end: 'html' },
  camt053v2: { type: 'application/xml', end: 'xml' },
  camt053v4: { type: 'application/xml', end: 'xml' },
} as const;

/** The bank's own word, asked each time; nothing of it is kept here. */
@ApiTags('banking')
@ApiBearerAuth()
@Controller('v1/banking/accounts')
export class BankAccountsController {
  constructor(
    private readonly bank: Bank,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiOperation({ summary: 'Bank accounts with their balances, asked of the bank' })
  @ApiResponse({ status: 200, type: BankAccountListView })
  @ApiProblems(...CODES)
  async list(@Caller() { merchantId }: Principal): Promise<BankAccountListView> {
    const { provider, banking } = this.bank.for(merchantId);
    return { data: given(await banking.accounts()).map((account) => presentAccount(provider, account)) };
  }

  @Get(':id')
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(ID)
  @ApiOperation({ summary: 'One bank account' })
  @ApiResponse({ status: 200, type: BankAccountView })
  @ApiProblems(...CODES)
  async get(@Param('id') id: string, @Caller() { merchantId }: Principal): Promise<BankAccountView> {
    const { provider, banking } = this.bank.for(merchantId);
    return presentAccount(provider, given(await banking.account(known(id))));
  }

  @Get(':id/transactions')
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(ID)
  @ApiOperation({ summary: 'Lines of a bank account, the newest first' })
  @ApiResponse({ status: 200, type: BankTransactionListView })
  @ApiProblems(...CODES)
  async transactions(
    @Param('id') id: string,
    @Query() query: ListTransactionsDto,
    @Caller() { merchantId }: Principal,
  ): Promise<BankTransactionListView> {
    const { banking } = this.bank.for(merchantId);
    const paging = new Paging(this.cursors, `bank-transactions ${known(id)}`, merchantId, query);
    const { limit, after } = paging.request();
    const first = (): PageOfLines => firstPage(query, { today: banking.today(), size: limit });
    const { from, to, page, size } = after === undefined ? first() : pageAt(after);
    const lines = { accountId: id, from, to, ...filterOf(query), page, pageSize: size };
    const { items, total } = given(await banking.transactions(lines));
    const isEnd = items.length < size || (page + 1) * size >= total;
    const answer = paging.answer(
      { items, next: isEnd ? null : `${from} ${to} ${page + 1} ${size}` },
      presentTransaction,
    );
    return { data: [...answer.data], next_cursor: answer.next_cursor };
  }

  @Get(':id/transactions/:transaction')
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(ID)
  @ApiParam({ name: 'transaction', schema: { type: 'string', pattern: BANK_ID.source }, example: '652804' })
  @ApiOperation({ summary: 'One line of a bank account, with the order behind it' })
  @ApiResponse({ status: 200, type: BankTransactionDetailsView })
  @ApiProblems(...CODES)
  async transaction(
    @Param('id') id: string,
    @Param('transaction') line: string,
    @Query() { by: kind = 'transaction' }: TransactionNameDto,
    @Caller() { merchantId }: Principal,
  ): Promise<BankTransactionDetailsView> {
    const { banking } = this.bank.for(merchantId);
    known(id);
    return presentDetails(given(await banking.transaction({ kind, id: known(line) })));
  }

  @Get(':id/orders/:order')
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(ID)
  @ApiParam({ name: 'order', schema: { type: 'string', pattern: BANK_ID.source }, example: '110876' })
  @ApiOperation({ summary: 'What the bank has under the number of a payment order, whoever made it' })
  @ApiResponse({ status: 200, type: OrderAtBankView })
  @ApiProblems(...CODES)
  async order(
    @Param('id') id: string,
    @Param('order') order: string,
    @Caller() { merchantId }: Principal,
  ): Promise<OrderAtBankView> {
    const { banking } = this.bank.for(merchantId);
    const told = given(await banking.orderStatus(known(order)));
    if (BigInt(told.sourceAccount) !== BigInt(known(id))) throw unknownThing();
    return presentOrderAtBank(order, told);
  }

  @Get(':id/statements')
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(ID)
  @ApiOperation({ summary: "The bank's own statement as a file, unchanged" })
  @ApiResponse({
    status: 200,
    description: 'The file',
    content: {
      'text/csv': { schema: { type: 'string', example: 'Date;Amount;Currency\n2026-03-02;100.00;EUR\n' } },
      'text/html': { schema: { type: 'string', example: '<table><tr><td>100.00 EUR</td></tr></table>' } },
      'application/xml': { schema: { type: 'string', example: '<Document><BkToCstmrStmt/></Document>' } },
    },
  })
  @ApiProblems(...CODES)
  async statement(
    @Param('id') id: string,
    @Query() { from, to, format }: BankStatementDto,
    @Caller() { merchantId }: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    inOrder(from, to);
    const { banking } = this.bank.for(merchantId);
    const file = given(await banking.statement({ accountId: known(id), from, to, format }));
    const { type, end } = FILES[format];
    void reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="statement-${id}-${from}-${to}.${end}"`)
      // What a bank writes into a page must not act in the name of this address.
      .header('content-security-policy', 'sandbox')
      .header('x-content-type-options', 'nosniff')
      .send(file);
  }
}

interface PageOfLines {
  readonly from: string;
  readonly to: string;
  /** From zero. */
  readonly page: number;
  readonly size: number;
}

function firstPage(
  { from, to: end }: ListTransactionsDto,
  { today, size }: { today: string; size: number },
): PageOfLines {
  const to = end ?? today;
  const begin = from ?? daysAfter(to, -DEFAULT_DAYS);
  inOrder(begin, to);
  return { from: begin, to, page: 0, size };
}

/**
 * A cursor holds the days as they were at the first page: "today" may have ended since. It holds the size of a page,
 * too: the bank counts pages, so with another size the next one would skip lines or repeat them.
 */
function pageAt(after: string): PageOfLines {
  const [from = '', to = '', page = '0', size = ''] = after.split(' ');
  return { from, to, page: Number.parseInt(page, 10), size: Number.parseInt(size, 10) };
}

/** What cannot be an id names nothing. */
function known(id: string): string {
  if (!BANK_ID.test(id)) throw unknownThing();
  return id;
}

const unknownThing = (): Problem => new Problem('not_found', 'The bank knows no such thing.');

const filterOf = (query: ListTransactionsDto) => ({
  ...{ direction: query.direction, reach: query.type, clientReference: query.client_reference },
  ...{ counterAccount: query.counter_account, amountFrom: query.amount_from, amountTo: query.amount_to },
  ...{ transactionId: query.transaction_id, paymentId: query.payment_id, orderId: query.order_id },
});

function inOrder(from: string, to: string): void {
  if (from <= to) return;
  throw new Problem('invalid_request', 'The period ends before it begins.', {
    errors: [{ pointer: '?to', message: 'must not be before from' }],
  });
}
