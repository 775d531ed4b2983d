import type { AgreementState, DueKind } from '#libs/agreements';
import type { Folded } from '#libs/command-shell';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AgreementPeriodRow } from '../agreements/agreement-period.entity';
import { AgreementRow } from '../agreements/agreement.entity';
import { newestFirst, rowsWith } from './newest-first';
import { pageOf } from './page';
import type { Page, PageRequest } from './page';

export interface AgreementFilter extends PageRequest {
  readonly merchantId: string;
  readonly customerId?: string;
  readonly reference?: string;
  readonly status?: string;
}

/** Agreements of a merchant, the newest first. */
export const listAgreements = (
  database: DataSource,
  { merchantId, customerId, reference, status, ...page }: AgreementFilter,
): Promise<Page<Folded<AgreementState>>> =>
  newestFirst(
    rowsWith(database, AgreementRow, { merchantId, customerId, reference, status }),
    page,
    ({ agreementId }) => `agreement-${agreementId}`,
  );

/** Periods that are dealt with, the newest first. */
export async function listPeriods(
  database: DataSource,
  { agreementId, after, limit }: PageRequest & { readonly agreementId: string },
): Promise<Page<AgreementPeriodRow>> {
  const query = database
    .getRepository(AgreementPeriodRow)
    .createQueryBuilder('p')
    .where('p.agreementId = :agreementId', { agreementId });
  if (after !== undefined) query.andWhere('p.period < :after', { after: Number(after) });
  const rows = await query
    .orderBy('p.period', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    ({ period }) => String(period),
    (row) => row,
  );
}

export interface AgendaFilter {
  readonly merchantId: string;
  /** What is due before then. */
  readonly to: Date;
  /** Begin with this agreement: its due time and id. */
  readonly at?: { readonly dueAt: string; readonly agreementId: string };
  readonly limit: number;
}

/** Agreements of a merchant that wait for something, by its time. */
export const listAgenda = (database: DataSource, filter: AgendaFilter): Promise<AgreementRow[]> =>
  agendaQuery(database, filter).getMany();

/** Reads as many rows of one index as it answers, however many agreements there are. */
export function agendaQuery(database: DataSource, { merchantId, to, at, limit }: AgendaFilter) {
  const query = database
    .getRepository(AgreementRow)
    .createQueryBuilder('a')
    .where('a.merchantId = :merchantId AND a.dueAt < :to', { merchantId, to });
  if (at) query.andWhere('(a.dueAt, a.agreementId) >= (:dueAt, :agreementId)', at);
  return query.orderBy('a.dueAt').addOrderBy('a.agreementId').limit(limit);
}

export interface DueAgreement {
  readonly agreementId: string;
  readonly merchantId: string;
  readonly provider: string;
  readonly dueAt: Date;
  readonly dueKind: DueKind;
}

export interface DueFilter {
  readonly now: Date;
  /** Those whose card is with it. */
  readonly provider: string;
  readonly limit: number;
  readonly leftOut: readonly string[];
}

/** What is due, the earliest first; reads as many rows of one index as it answers. */
export async function findDueAgreements(
  pool: Pool,
  { now, provider, limit, leftOut }: DueFilter,
): Promise<DueAgreement[]> {
  const { rows } = await pool.query<DueAgreement>(
    `SELECT agreement_id AS "agreementId", merchant_id AS "merchantId", provider, due_at AS "dueAt", due_kind AS "dueKind"
       FROM rm.agreement WHERE provider = $1 AND due_at <= $2 AND agreement_id <> ALL ($4::uuid[])
      ORDER BY due_at, agreement_id LIMIT $3`,
    [provider, now, limit, leftOut],
  );
  return rows;
}

/** Of all merchants. */
export async function countParkedAgreements(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM rm.agreement WHERE status = 'parked'`,
  );
  return rows[0]!.count;
}

/** @param after leaves out what was due by then */
export async function nextAgreementDueAt(pool: Pool, after?: Date): Promise<Date | undefined> {
  const { rows } = await pool.query<{ dueAt: Date | null }>(
    `SELECT min(due_at) AS "dueAt" FROM rm.agreement WHERE due_at > coalesce($1::timestamptz, '-infinity')`,
    [after ?? null],
  );
  return rows[0]!.dueAt ?? undefined;
}
