import type { Clock } from '#libs/clock';
import { Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { JournalQueryDto } from '../../balances/books.dto';
import { presentBalance } from '../../balances/books.view';
import { CursorCodec } from '../../common/http';
import { Problem } from '../../common/problems';
import { ACCOUNT_NAME, timeOf } from '../../common/validation';
import { CLOCK } from '../../persistence/tokens';
import { accountBalances, listJournal } from '../../read-models/queries';
import { lineChart } from '../charts/line';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';
import { balanceOverTime } from './balance-over-time';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS_SHOWN = 30;

@ConsoleController('/accounts')
export class AccountsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly pool: Pool,
    private readonly cursors: CursorCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const { balances } = await accountBalances(this.database, { merchantId });
    this.pages.send(request, reply, 'accounts', { title: 'Accounts', accounts: balances.map(presentBalance) });
  }

  @Get(':account')
  async show(@Param('account') account: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply) {
    const { merchantId } = viewerOf(request);
    const known = ACCOUNT_NAME.test(account)
      ? (await accountBalances(this.database, { merchantId, account })).balances
      : [];
    if (known.length === 0) throw new Problem('not_found', 'There is no such account.');
    const listed = await listPage(request, this.cursors, `account ${account}`, JournalQueryDto, (query, page) =>
      listJournal(this.database, { merchantId, account, from: query.from, to: query.to, ...page }),
    );
    const now = this.clock.now();
    const from = timeOf(listed.filter['from'] ?? '') ?? new Date(now.getTime() - DAYS_SHOWN * DAY_MS);
    const to = timeOf(listed.filter['to'] ?? '') ?? now;
    const currencies = known.map(async (balance) => {
      const layer = balance.type === 'memo' ? ('pending' as const) : ('posted' as const);
      const of = { merchantId, account, currency: balance.currency, layer };
      const points = await balanceOverTime(this.pool, of, from, to);
      const sign = balance.type === 'liability' ? -1n : 1n;
      const values = points.map((point) => sign * point.balance);
      return { view: presentBalance(balance), sign, chart: lineChart(values), first: values[0]!, last: values.at(-1)! };
    });
    this.pages.send(request, reply, 'account', {
      title: account,
      ...listed,
      account,
      currencies: await Promise.all(currencies),
      from,
      to,
    });
  }
}
