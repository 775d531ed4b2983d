import { PROCESS_PROJECTION } from '#libs/processes';
import type { Projection } from '#libs/projections';
import { approvalsProjection } from './approvals/approvals.projection';
import { agreementsProjection } from './agreements/agreements.projection';
import { auditProjection } from './audit/audit.projection';
import { bankOrdersProjection } from './bank-orders/bank-orders.projection';
import { cardsProjection } from './cards/cards.projection';
import { journalProjection } from './journal/journal.projection';
import { reconciliationProjection } from './reconciliation/reconciliation.projection';
import { ordersProjection } from './orders/orders.projection';
import { suspenseProjection } from './suspense/suspense.projection';
import { webhooksProjection } from './webhooks/webhooks.projection';

/** All read models. Adding one is adding it here: the next migration installs it and it catches up by itself. */
export const projections: readonly Projection[] = [
  ordersProjection,
  journalProjection,
  cardsProjection,
  auditProjection,
  approvalsProjection,
  PROCESS_PROJECTION,
  webhooksProjection,
  bankOrdersProjection,
  agreementsProjection,
  reconciliationProjection,
  suspenseProjection,
];
