import type { Feature } from '../feature';
import type { Config } from '../config';
import { CONFIG } from '../persistence/tokens';
import { Approvals } from './approvals/approvals';
import { ApprovalsController } from './approvals/approvals.controller';
import { ConsoleOrderController } from './orders/order.controller';
import { ConsoleOrdersController } from './orders/orders-list.controller';
import { OrderPage } from './orders/order-page';
import { Overview } from './overview/overview';
import { OverviewController } from './overview/overview.controller';
import { ConsoleSessions } from './session/console-sessions';
import { SessionCookie } from './session/session-cookie';
import { SignInController } from './session/sign-in.controller';
import { AssetsController } from './web/assets.controller';
import { ConsolePages } from './web/console-pages';
import { LiveFigures } from './web/live-figures';

export const operatorConsole: Feature = {
  controllers: [
    AssetsController,
    SignInController,
    OverviewController,
    ConsoleOrdersController,
    ConsoleOrderController,
    ApprovalsController,
  ],
  providers: [
    ConsoleSessions,
    { provide: SessionCookie, useFactory: (config: Config) => new SessionCookie(config.publicUrl), inject: [CONFIG] },
    ConsolePages,
    LiveFigures,
    Overview,
    OrderPage,
    Approvals,
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
