import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { Problem } from '../common/problems';
import { ACCOUNT_NAME } from '../common/validation';
import { ApiReads } from '../operations/openapi/api-docs';
import { ReadPosition } from '../read-position/read-position';
import { statementBounds } from '../read-models/queries';
import { StatementQueryDto } from './statement.dto';
import { StatementView } from './statement.view';
import { writeStatement } from './write-statement';

@ApiTags('books')
@ApiBearerAuth()
@Controller('v1/statements')
export class StatementsController {
  constructor(
    private readonly database: DataSource,
    private readonly position: ReadPosition,
  ) {}

  @Get(':account')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiParam({
    name: 'account',
    schema: { type: 'string', pattern: ACCOUNT_NAME.source },
    example: 'psp:trustpay-eu:EUR:receivable',
  })
  @ApiReads({
    summary: 'Statement of an account: opening balance, every line with the balance after it, closing balance',
    view: StatementView,
    of: 'statement',
    texts: {
      'text/csv':
        'posting,occurred_at,known_at,rule,order,event,debit,credit,balance,currency\r\nopening,,,,,,,,0.00,EUR\r\n',
      'text/plain': '2026-11-20 * "capture"\n  Assets:Shop:Psp:Trustpay-eu:EUR:Receivable 100.00 EUR\n',
    },
  })
  async statement(
    @Param('account') account: string,
    @Query() { layer, from, to, format = 'json' }: StatementQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (from && to && from > to) {
      throw new Problem('invalid_request', 'A statement ends after it begins.', {
        errors: [{ pointer: '?to', message: 'must not be before from' }],
      });
    }
    await this.position.reach(request, reply, 'journal');
    const known = ACCOUNT_NAME.test(account);
    const bounds = known ? await statementBounds(this.database, { merchantId, account, layer, from, to }) : undefined;
    if (!bounds)
      throw new Problem(
        'not_found',
        'There is no such account, or nothing in that layer of it. GET /v1/accounts lists them.',
      );
    const { contentType, text } = await writeStatement(this.database, bounds, format, from);
    void reply.header('content-type', contentType).send(Readable.from(text));
  }
}
