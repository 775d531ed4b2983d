import type { AgreementState, DueKind } from '#libs/agreements';
import type { Folded } from '#libs/command-shell';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AgreementPeriodRow } from '../agreements/agreement-period.entity';
import { AgreementRow } from '../agreements/agreement.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface AgreementFilter extends PageRequest {
  readonly merchantId: string;
  readonly customerId?: string;
  readonly reference?: string;
  readonly status?: string;
}

/** Agreements of a merchant, the newest first. */
export async function listAgreements(
  database: DataSource,
  filter: AgreementFilter,
): Promise<Page<Folded<AgreementState>>> {
  const { merchantId, customerId, reference, status, after, limit } = filter;
  const query = database
    .getRepository(AgreementRow)
    .createQueryBuilder('a')
    .where('a.merchantId = :merchantId', { merchantId });
  if (customerId !== undefined) query.andWhere('a.customerId = :customerId', { customerId });
  if (reference !== undefined) query.andWhere('a.reference = :reference', { reference });
  if (status !== undefined) query.andWhere('a.status = :status', { status });
  if (after !== undefined) query.andWhere('(a.createdAt, a.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('a.createdAt', 'DESC')
    .addOrderBy('a.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<AgreementState>(`agreement-${row.agreementId}`, row),
  );
}

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

export interface AgendaFilter extends PageRequest {
  readonly merchantId: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** What agreements of a merchant wait for, by time. */
export async function listAgenda(database: DataSource, filter: AgendaFilter): Promise<Page<AgreementRow>> {
  const { merchantId, from, to, after, limit } = filter;
  const query = database
    .getRepository(AgreementRow)
    .createQueryBuilder('a')
    .where('a.merchantId = :merchantId AND a.dueAt IS NOT NULL', { merchantId });
  if (from) query.andWhere('a.dueAt >= :from', { from });
  if (to) query.andWhere('a.dueAt < :to', { to });
  if (after !== undefined) {
    const { at, position: id } = parseTimeKey(after);
    query.andWhere('(a.dueAt, a.agreementId) > (:at, :id)', { at, id });
  }
  const rows = await query
    .orderBy('a.dueAt')
    .addOrderBy('a.agreementId')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.dueAt!, row.agreementId),
    (row) => row,
  );
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
