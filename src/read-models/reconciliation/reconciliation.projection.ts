import type { RecordedEvent } from '#libs/event-store';
import type { Projection, ProjectionTransaction } from '#libs/projections';
import { projectBankLines } from './bank-lines';
import { projectOrders } from './order-receivables';
import { RECONCILIATION_DDL } from './reconciliation.ddl';
import { projectBreaks, projectSettlements } from './settlements';

type Part = (events: readonly RecordedEvent[], transaction: ProjectionTransaction) => Promise<void>;

/** Which streams make which rows; the parts touch different tables. */
const PARTS: readonly (readonly [prefix: string, part: Part])[] = [
  ['order-', projectOrders],
  ['settlement-', projectSettlements],
  ['bankline-', projectBankLines],
  ['break-', projectBreaks],
];

/** Everything that matching looks at. Money: it stops before an event that it cannot take, and never skips one. */
export const reconciliationProjection: Projection = {
  name: 'reconciliation',
  version: 6,
  tables: ['receivable_order', 'receivable_item', 'settlement', 'settlement_line', 'bank_line', 'break_case'],
  filter: { streamPrefixes: PARTS.map(([prefix]) => prefix) },
  onFailure: 'stop',
  ddl: RECONCILIATION_DDL,
  async project(events, transaction) {
    for (const [prefix, part] of PARTS) {
      const own = events.filter(({ stream }) => stream.startsWith(prefix));
      if (own.length > 0) await part(own, transaction);
    }
  },
};
