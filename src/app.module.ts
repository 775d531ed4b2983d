import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { ProjectionProgress } from '#libs/projections';
import { Sealer } from '#libs/sealing';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { ApiKeys } from './api-keys/api-keys';
import { AuditController } from './audit/audit.controller';
import { BalancesController } from './balances/balances.controller';
import { CardTokens } from './cards/card-tokens';
import { CardsController } from './cards/cards.controller';
import { CardsOnFile } from './cards/cards-on-file';
import { RegisterKeptCard } from './cards/register-kept-card';
import { RemoveCardHandler } from './cards/remove-card.handler';
import { CursorCodec } from './common/http';
import { AccessGuard, RateLimiter } from './common/identity';
import { StrayQueryGuard } from './common/validation';
import type { Config } from './config';
import { ApplyNotification } from './notifications/apply-notification';
import { NotificationInbox } from './notifications/notification-inbox';
import { NotificationsController } from './notifications/notifications.controller';
import { HealthController } from './operations/health/health.controller';
import { Metrics } from './operations/metrics/metrics';
import { MetricsController } from './operations/metrics/metrics.controller';
import { CancelOrderHandler } from './orders/cancel/cancel.handler';
import { CaptureOrderHandler } from './orders/capture/capture.handler';
import { CreateOrderHandler } from './orders/create-order/create-order.handler';
import { OrderListsController } from './orders/list-orders/order-lists.controller';
import { OrderCommands } from './orders/order-commands';
import { OrdersController } from './orders/orders.controller';
import { CallBuilder } from './orders/provider-calls/call-builder';
import { ProviderCalls } from './orders/provider-calls/provider-calls';
import { ProviderFacts } from './orders/provider-calls/provider-facts';
import { Replays } from './orders/replays/replays';
import { RefundOrderHandler } from './orders/refund/refund.handler';
import { ResolveOperationHandler } from './orders/resolve-operation/resolve-operation.handler';
import { StartAttemptHandler } from './orders/start-attempt/start-attempt.handler';
import { OrderPresenter } from './orders/view/order-presenter';
import { VoidOrderHandler } from './orders/void/void.handler';
import { CLOCK, CONFIG, EVENT_STORE, LOGGER } from './persistence';
import type { Persistence } from './persistence';
import { PersonalData } from './personal-data/personal-data';
import { ClientOperations } from './providers/client-operations/client-operations';
import { ClientOperationsController } from './providers/client-operations/client-operations.controller';
import { Providers } from './providers/providers';
import { ProvidersController } from './providers/providers.controller';
import { ReadPosition } from './read-position/read-position';
import { OpenOperationsWorker } from './resolver/open-operations.worker';
import { Resolver } from './resolver/resolver';
import { ReturnsController } from './returns/returns.controller';

/** What the outside hands in: the application makes no connection and reads no clock or environment of its own. */
export interface AppParts {
  readonly config: Config;
  readonly persistence: Persistence;
  readonly clock: Clock;
  readonly log: Logger;
  /** Default: the product's own. */
  readonly shell?: CommandShell;
}

/** The composition of the application: which class serves which purpose, and nothing else. */
@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        OrderListsController,
        OrdersController,
        CardsController,
        BalancesController,
        AuditController,
        ProvidersController,
        ClientOperationsController,
        NotificationsController,
        ReturnsController,
        HealthController,
        MetricsController,
      ],
      providers: [
        ...outside(parts),
        ...core(parts),
        ...commandHandlers,
        ...workers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: StrayQueryGuard },
      ],
    };
  }
}

const commandHandlers: Provider[] = [
  CreateOrderHandler,
  CaptureOrderHandler,
  VoidOrderHandler,
  RefundOrderHandler,
  CancelOrderHandler,
  StartAttemptHandler,
  ResolveOperationHandler,
  RemoveCardHandler,
];

const workers: Provider[] = [ApplyNotification, RegisterKeptCard, OpenOperationsWorker];

const outside = ({ config, persistence, clock, log }: AppParts): Provider[] => [
  { provide: CONFIG, useValue: config },
  { provide: CLOCK, useValue: clock },
  { provide: LOGGER, useValue: log },
  { provide: EVENT_STORE, useValue: persistence.store },
  { provide: DataSource, useValue: persistence.dataSource },
  { provide: Pool, useValue: persistence.pool },
  { provide: Sealer, useValue: persistence.sealer },
];

const core = ({ config, persistence, clock, shell }: AppParts): Provider[] => [
  { provide: CommandShell, useValue: shell ?? new CommandShell(persistence.store, clock) },
  { provide: PersonalData, useValue: new PersonalData(persistence.sealer) },
  { provide: RateLimiter, useValue: new RateLimiter(config.limits.requestsPerSecond, clock) },
  { provide: ApiKeys, useValue: new ApiKeys(persistence.dataSource, clock) },
  { provide: CursorCodec, useValue: new CursorCodec(persistence.cursorKey) },
  { provide: Providers, useValue: new Providers(config.providers, clock, config.routes) },
  {
    provide: ReadPosition,
    useValue: new ReadPosition(
      new ProjectionProgress(persistence.pool),
      persistence.pool,
      config.limits.projectionWaitMs,
    ),
  },
  Metrics,
  ClientOperations,
  CardTokens,
  CardsOnFile,
  CallBuilder,
  ProviderCalls,
  ProviderFacts,
  Replays,
  OrderCommands,
  OrderPresenter,
  Resolver,
  NotificationInbox,
];
