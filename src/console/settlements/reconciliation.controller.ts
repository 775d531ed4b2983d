import type { Clock } from '#libs/clock';
import { BREAK_KINDS } from '#libs/settlements';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec } from '../../common/http';
import { CLOCK } from '../../persistence/tokens';
import { listBreaks, openAmounts, summarizeBreaks } from '../../read-models/queries';
import { BreaksQueryDto } from '../../reconciliation/breaks/break.dto';
import { presentBreak } from '../../reconciliation/breaks/break.view';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

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
    const listed = await listPage(request, this.cursors, 'breaks', BreaksQueryDto, (query, page) => {
      const { kind, status, owner, provider, age_days: days } = query;
      const before = days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS);
      return listBreaks(this.database, { merchantId, kind, status, owner, provider, before, ...page });
    });
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
    });
  }
}
