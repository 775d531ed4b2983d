import { agreementStatus, nextDue } from '#libs/agreements';
import type { AgreementState } from '#libs/agreements';
import type { Projection } from '#libs/projections';
import { agreementAggregate } from '../../agreements/agreement-aggregate';
import { foldBatch } from '../support/fold-batch';
import { FoldedTable } from '../support/folded-table';
import { AGREEMENTS_DDL } from './agreements.ddl';
import { PeriodRows } from './period-rows';

const agreements = new FoldedTable<AgreementState>('agreement', 'agreement_id', {
  merchant_id: ['text', ({ state }) => state.agreement?.merchantId],
  customer_id: ['text', ({ state }) => state.agreement?.customerId],
  reference: ['text', ({ state }) => state.agreement?.reference],
  provider: ['text', ({ state }) => state.card?.provider ?? state.agreement?.provider],
  status: ['text', ({ state }) => agreementStatus(state)],
  due_at: ['timestamptz', ({ state }) => nextDue(state)?.at ?? null],
  due_kind: ['text', ({ state }) => nextDue(state)?.kind ?? null],
});

/** One row per agreement, with what it waits for, and one per period that is dealt with; both from the same fold. */
export const agreementsProjection: Projection = {
  name: 'agreements',
  version: 3,
  tables: ['agreement', 'agreement_period'],
  filter: { streamPrefixes: ['agreement-'] },
  onFailure: 'hold',
  ddl: AGREEMENTS_DDL,
  async project(events, transaction) {
    const periods = new PeriodRows();
    const folded = await foldBatch(
      agreementAggregate,
      events,
      (ids) => agreements.load(transaction, ids),
      (before, after, event) => periods.observe(before, after, event),
    );
    await agreements.save(transaction, folded);
    await periods.save(transaction);
  },
};
