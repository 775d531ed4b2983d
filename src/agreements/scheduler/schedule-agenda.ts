import { setImmediate as giveWay } from 'node:timers/promises';
import type { AgreementState } from '#libs/agreements';
import type { Clock } from '#libs/clock';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../persistence/tokens';
import type { AgreementRow } from '../../read-models/agreements/agreement.entity';
import { listAgenda } from '../../read-models/queries';
import type { Page } from '../../read-models/queries';
import { stateFromJson } from '../../read-models/support/state-json';
import { agendaOf } from './agenda';
import type { AgendaItem } from './agenda';
import { rangeOf } from './agenda-range';
import type { AgendaQuery } from './agenda-range';
import { SchedulerOutages } from './outages';

/** What one page costs at most, however many agreements there are and however little of them falls into the range. */
const AGREEMENTS_MAX = 200;
const LINES_MAX = 1_000;

export interface AgendaLine extends AgendaItem {
  readonly agreement: AgreementRow;
}

export interface AgendaRequest extends AgendaQuery {
  readonly merchantId: string;
  readonly limit: number;
  readonly after?: string;
}

/** What will fall due, agreement by agreement in the order of their next due time: found by it, then computed. */
@Injectable()
export class ScheduleAgenda {
  constructor(
    private readonly database: DataSource,
    private readonly outages: SchedulerOutages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A page may hold fewer lines than the limit, even none, and still not be the last one.
   * @throws Problem `invalid_request` for a range that is none, or that reaches too far
   */
  async list({ merchantId, limit, after, ...query }: AgendaRequest): Promise<Page<AgendaLine>> {
    const { from, ...until } = rangeOf(query, this.clock.now());
    const start = after === undefined ? undefined : parseKey(after);
    const found = await listAgenda(this.database, { merchantId, to: until.to, at: start, limit: AGREEMENTS_MAX + 1 });
    const items: AgendaLine[] = [];
    let computed = 0;
    for (const [n, agreement] of found.entries()) {
      if (n === AGREEMENTS_MAX || computed > LINES_MAX) return { items, next: keyOf(agreement, 0) };
      await giveWay();
      const shown = agreement.agreementId === start?.agreementId ? start.shown : 0;
      let line = 0;
      for (const item of agendaOf(stateOf(agreement), until, await this.outageOf(agreement))) {
        computed++;
        if (from && new Date(item.dueAt) < from) continue;
        if (line++ < shown) continue;
        if (items.length === limit) return { items, next: keyOf(agreement, line - 1) };
        items.push({ ...item, agreement });
      }
    }
    return { items, next: null };
  }

  /** What is overdue was missed, as the dry run of a run has it. */
  private async outageOf({ dueAt }: AgreementRow) {
    const now = this.clock.now();
    return dueAt && dueAt < now ? this.outages.at(dueAt, now, now) : undefined;
  }
}

const stateOf = ({ state }: AgreementRow): AgreementState => stateFromJson<AgreementState>(state);

/** The agreement that the next page begins with, and how many of its lines were shown. */
const keyOf = ({ dueAt, agreementId }: AgreementRow, shown: number): string =>
  `${dueAt!.toISOString()} ${agreementId} ${shown}`;

function parseKey(key: string): { dueAt: string; agreementId: string; shown: number } {
  const [dueAt, agreementId, shown] = key.split(' ');
  return { dueAt: dueAt!, agreementId: agreementId!, shown: Number(shown) };
}
