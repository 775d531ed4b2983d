import type { Clock } from '#libs/clock';
import { BREAK_KINDS } from '#libs/settlements';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec } from '../../common/http';
import { CLOCK } from '../../persistence/tokens';
import { listBreaks, openAmounts, summarizeBreaks } from '../../read-models/queries';
import type { PageRequest } from '../../read-models/queries';
import { BreaksQueryDto } from '../../reconciliation/breaks/break.dto';
import { presentBreak } from '../../reconciliation/breaks/break.view';
import type { BreakView } from '../../reconciliation/breaks/break.view';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import type { Cell } from '../web/csv';
import { sendCsv } from '../web/download';
import { checkedQuery } from '../web/form';
import { listPage } from '../web/list-page';
import { link } from '../web/markup';

const DAY_MS = 24 * 60 * 60 * 1_000;
const STATUSES = ['open', 'resolved', 'closed'];

/** What does not fit between captures, payouts and the bank: by kind and by age. */
@ConsoleController('/reconciliation')
export class ConsoleReconciliationController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const now = this.clock.now();
    const listed = await listPage(request, this.cursors, 'breaks', BreaksQueryDto, (query, page) =>
      listBreaks(this.database, { ...filterOf(query, merchantId, now), ...page }),
    );
    const [open, byKind] = await Promise.all([
      openAmounts(this.database, merchantId),
      summarizeBreaks(this.database, merchantId),
    ]);
    this.pages.send(request, reply, 'reconciliation', {
      title: 'Reconciliation',
      ...listed,
      breaks: listed.items.map(presentBreak(now)),
      open,
      byKind,
      kinds: BREAK_KINDS,
      statuses: STATUSES,
      csv: link('/console/reconciliation/download', listed.filter),
    });
  }

  @Get('download')
  async csv(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = await checkedQuery(BreaksQueryDto, request);
    const now = this.clock.now();
    const filter = filterOf(query, viewerOf(request).merchantId, now);
    const present = presentBreak(now);
    const read = (page: PageRequest) => listBreaks(this.database, { ...filter, ...page });
    sendCsv(reply, { name: 'breaks', columns: COLUMNS, cells: (folded) => cellsOf(present(folded)), read });
  }
}

function filterOf({ kind, status, owner, provider, age_days: days }: BreaksQueryDto, merchantId: string, now: Date) {
  const before = days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS);
  return { merchantId, kind, status, owner, provider, before };
}

const COLUMNS = ['break', 'kind', 'status', 'provider', 'owner', 'since', 'age_days', 'expected', 'found'].concat([
  'amounts',
  'order',
  'payout',
  'bank_line',
  'resolved_as',
  'reason',
  'resolved_by',
]);

const cellsOf = (one: BreakView): Cell[] => [
  { figure: one.id },
  { text: one.kind },
  { text: one.status },
  { text: one.provider },
  { text: one.owner },
  { figure: one.since },
  { figure: String(one.age_days) },
  { text: one.expected },
  { text: one.found },
  // With the place first, so that a negative amount is no formula and stays as it is.
  { text: one.residuals.map(({ place, amount }) => `${place} ${amount.value} ${amount.currency}`).join('; ') },
  { text: one.order_id },
  { text: one.settlement_id },
  { text: one.bank_line_id },
  { text: one.resolution?.treatment },
  { text: one.resolution?.reason },
  { text: one.resolution?.by },
];
