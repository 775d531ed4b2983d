import { systemClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { ProjectionProgress } from '#libs/projections';
import { Sealer } from '#libs/sealing';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD, ModuleRef } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { ApiKeys } from './api-keys/api-keys';
import { CursorCodec } from './common/http';
import { AccessGuard, RateLimiter } from './common/identity';
import { StrayQueryGuard } from './common/validation';
import type { Config } from './config';
import type { Feature, Get } from './feature';
import { features } from './features';
import { Metrics } from './operations/metrics/metrics';
import { CLOCK, CONFIG, EVENT_STORE, LOGGER } from './persistence';
import type { Persistence } from './persistence';
import { PersonalData } from './personal-data/personal-data';
import { ProcessDefinitions } from './processes/process-definitions';
import { Providers } from './providers/providers';
import { ReadPosition } from './read-position/read-position';

/** What the outside hands in: the application makes no connection and reads no clock or environment of its own. */
export interface AppParts {
  readonly config: Config;
  readonly persistence: Persistence;
  readonly clock: Clock;
  readonly log: Logger;
  /** Default: the product's own. */
  readonly shell?: CommandShell;
}

/** The composition of the application: what all capabilities share, and the capabilities. */
@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    const { providers = [], ...rest } = AppModule.withoutHttp(parts, features);
    return {
      ...rest,
      controllers: features.flatMap(({ controllers = [] }) => controllers),
      providers: [
        ...providers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: StrayQueryGuard },
      ],
    };
  }

  /** For one piece of work that no request asks for: these capabilities, and nothing that a route needs. */
  static withoutHttp(parts: AppParts, chosen: readonly Feature[]): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      providers: [...outside(parts), ...core(parts), ...chosen.flatMap((feature) => feature.providers ?? [])],
    };
  }
}

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
  { provide: RateLimiter, useValue: new RateLimiter(config.limits.requestsPerSecond, systemClock) },
  { provide: ApiKeys, useValue: new ApiKeys(persistence.dataSource, clock) },
  { provide: CursorCodec, useValue: new CursorCodec(persistence.cursorKey) },
  { provide: Providers, useValue: new Providers(config.providers, clock, config.routes, config.agreedFees) },
  {
    provide: ReadPosition,
    useValue: new ReadPosition(
      new ProjectionProgress(persistence.pool),
      persistence.pool,
      config.limits.projectionWaitMs,
    ),
  },
  Metrics,
  {
    provide: ProcessDefinitions,
    inject: [ModuleRef],
    useFactory: (application: ModuleRef) => {
      const get: Get = (type) => application.get(type, { strict: false });
      return new ProcessDefinitions(() =>
        features.flatMap((feature) => (feature.processes?.(get) ?? []).map(({ definition }) => definition)),
      );
    },
  },
];
