import type { Feature } from '../feature';
import type { Config } from '../config';
import { CONFIG } from '../persistence/tokens';
import { Approvals } from './approvals/approvals';
import { ApprovalsController } from './approvals/approvals.controller';
import { ConsoleOrderController } from './orders/order.controller';
import { ConsoleOrdersController } from './orders/orders-list.controller';
import { ExplanationController } from './orders/explanation.controller';
import { OrderPage } from './orders/order-page';
import { Overview } from './overview/overview';
import { OverviewController } from './overview/overview.controller';
import { ConsoleSessions } from './session/console-sessions';
import { People } from './session/people';
import { SessionCookie } from './session/session-cookie';
import { SignInController } from './session/sign-in.controller';
import { AssetsController } from './web/assets.controller';
import { ConsoleForms } from './web/console-forms';
import { ConsolePages } from './web/console-pages';
import { LiveFigures } from './web/live-figures';
import { AccountsController } from './accounts/accounts.controller';
import { ConsoleAuditController } from './audit/audit.controller';
import { ConsoleCardsController } from './cards/cards.controller';
import { ConfigurationController } from './configuration/configuration.controller';
import { HeldController } from './held/held.controller';
import { ConsoleNotificationsController } from './notifications/notifications.controller';
import { ConsoleProcessesController } from './processes/processes.controller';
import { ProjectionsController } from './projections/projections.controller';
import { ReadModelStatus } from './projections/read-model-status';
import { Rebuilds } from './projections/rebuilds';
import { UnknownPageController } from './web/unknown-page.controller';
import { ConsoleAgreementsController } from './agreements/agreements.controller';
import { BankLinesController } from './bank-lines/bank-lines.controller';
import { ConsoleBankOrdersController } from './bank-orders/bank-orders.controller';
import { ConsoleBankOrderController } from './bank-orders/bank-order.controller';
import { ConsoleBreakController } from './reconciliation/break.controller';
import { ConsoleReconciliationController } from './reconciliation/reconciliation.controller';
import { ConsoleImportsController } from './settlements/imports.controller';
import { ConsoleSettlementsController } from './settlements/settlements.controller';
import { ConsoleWebhooksController } from './webhooks/webhooks.controller';

export const operatorConsole: Feature = {
  controllers: [
    AssetsController,
    SignInController,
    OverviewController,
    ConsoleOrdersController,
    ConsoleOrderController,
    ExplanationController,
    ApprovalsController,
    AccountsController,
    ConsoleAuditController,
    ConsoleCardsController,
    ConfigurationController,
    HeldController,
    ConsoleNotificationsController,
    ConsoleProcessesController,
    ProjectionsController,
    ConsoleAgreementsController,
    ConsoleReconciliationController,
    ConsoleBreakController,
    // The imports first: their path is below that of a payout.
    ConsoleImportsController,
    ConsoleSettlementsController,
    BankLinesController,
    ConsoleBankOrdersController,
    ConsoleBankOrderController,
    ConsoleWebhooksController,
    UnknownPageController,
  ],
  providers: [
    ConsoleSessions,
    People,
    { provide: SessionCookie, useFactory: (config: Config) => new SessionCookie(config.publicUrl), inject: [CONFIG] },
    ConsolePages,
    ConsoleForms,
    LiveFigures,
    Overview,
    OrderPage,
    Approvals,
    Rebuilds,
    ReadModelStatus,
  ],
  reactions: (get) => [
    {
      name: 'carry-out-approvals',
      filter: { streamPrefixes: ['approval-'], types: ['ApprovalGranted'] },
      onFailure: 'park',
      handle: (event) => get(Approvals).carryOut(event),
    },
  ],
};
