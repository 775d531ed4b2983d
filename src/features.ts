import { agreements } from './agreements/agreements.feature';
import { AuditController } from './audit/audit.controller';
import { BalancesController } from './balances/balances.controller';
import { banking } from './banking/banking.feature';
import { cards } from './cards/cards.feature';
import { operatorConsole } from './console/console.feature';
import { explain } from './explain/explain.feature';
import type { Feature } from './feature';
import { notifications } from './notifications/notifications.feature';
import { HealthController } from './operations/health/health.controller';
import { MetricsController } from './operations/metrics/metrics.controller';
import { orders } from './orders/orders.feature';
import { processes } from './processes/processes.feature';
import { providerBalances } from './provider-balances/provider-balances.feature';
import { providers } from './providers/providers.feature';
import { reconciliation } from './reconciliation/reconciliation.feature';
import { resolver } from './resolver/resolver.feature';
import { statements } from './statements/statements.feature';
import { ReturnsController } from './returns/returns.controller';
import { sandbox } from './sandbox/sandbox.feature';
import { settlements } from './settlements/settlements.feature';
import { suspense } from './suspense/suspense.feature';
import { webhooks } from './webhooks/webhooks.feature';

/** Everything that the application can do. Adding a capability is adding its folder and a line here. */
export const features: readonly Feature[] = [
  orders,
  cards,
  agreements,
  { controllers: [BalancesController, AuditController] },
  statements,
  explain,
  providers,
  notifications,
  { controllers: [ReturnsController] },
  { controllers: [HealthController, MetricsController] },
  resolver,
  banking,
  processes,
  sandbox,
  operatorConsole,
  webhooks,
  settlements,
  reconciliation,
  suspense,
  providerBalances,
];
