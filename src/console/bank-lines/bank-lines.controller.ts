import { Get, Req, Res } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { formatAmount } from '#libs/money';
import { CursorCodec, PageDto } from '../../common/http';
import { MayBeAbsent } from '../../common/validation';
import { listBankLines } from '../../read-models/queries';
import type { PageRequest } from '../../read-models/queries';
import type { BankLineRow } from '../../read-models/reconciliation/reconciliation.entities';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import type { Cell } from '../web/csv';
import { sendCsv } from '../web/download';
import { checkedQuery } from '../web/form';
import { listPage } from '../web/list-page';
import { link } from '../web/markup';

const STATUSES = ['open', 'matched'];
const ACCOUNT = /^[A-Za-z0-9._-]{1,60}$/;

class ListBankLinesDto extends PageDto {
  @ApiPropertyOptional({ pattern: ACCOUNT.source })
  @MayBeAbsent()
  @Matches(ACCOUNT, { message: 'account must be the number of a bank account, as its statement writes it' })
  account?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;
}

/** What the statements of the bank show, and what each line turned out to be. */
@ConsoleController('/bank-lines')
export class BankLinesController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'bank-lines', ListBankLinesDto, (query, page) =>
      listBankLines(this.database, { ...filterOf(query, merchantId), ...page }),
    );
    this.pages.send(request, reply, 'bank-lines', {
      title: 'Bank lines',
      ...listed,
      lines: listed.items.map(presentLine),
      statuses: STATUSES,
      csv: link('/console/bank-lines/download', listed.filter),
    });
  }

  @Get('download')
  async csv(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const filter = filterOf(await checkedQuery(ListBankLinesDto, request), viewerOf(request).merchantId);
    const read = (page: PageRequest) => listBankLines(this.database, { ...filter, ...page });
    sendCsv(reply, { name: 'bank-lines', columns: COLUMNS, cells: cellsOf, read });
  }
}

const filterOf = ({ account, status }: ListBankLinesDto, merchantId: string) => ({
  merchantId,
  account,
  isMatched: status === undefined ? undefined : status === 'matched',
});

const presentLine = ({ bankLineId, amount, currency, bookedOn, account, names, ...line }: BankLineRow) => ({
  id: bankLineId,
  amount: formatAmount({ minor: BigInt(amount), currency }),
  bookedOn,
  account,
  names,
  matchedTo: line.matchedTo,
  matchedId: line.matchedId,
});

const COLUMNS = [
  'line',
  'booked_on',
  'account',
  'currency',
  'amount',
  'code',
  'references',
  'matched_to',
  'matched_id',
];

const cellsOf = ({ bankLineId, bookedOn, account, currency, amount, ...line }: BankLineRow): Cell[] => [
  { figure: bankLineId },
  { figure: bookedOn },
  { text: account },
  { text: currency },
  { figure: formatAmount({ minor: BigInt(amount), currency }).value },
  { text: line.code },
  { text: line.names.join(' ') },
  { text: line.matchedTo },
  { text: line.matchedId },
];
