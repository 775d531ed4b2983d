import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import {
  listInstances,
  listStuckInstances,
  merchantOf,
  resume,
  showInstance,
  skip,
  STUCK_AFTER_MS,
  UnknownInstanceError,
} from '#libs/processes';
import type {
  AnyProcess,
  InstanceRow,
  InstanceStatus,
  OperationResult,
  OperatorAct,
  ShownInstance,
  StuckInstance,
} from '#libs/processes';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Problem } from '../common/problems';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { pageOf } from '../read-models/queries/page';
import type { Page, PageRequest } from '../read-models/queries/page';
import { PROCESS_INSTANCE } from './list-processes.dto';
import { ProcessDefinitions } from './process-definitions';

export interface ProcessFilter extends PageRequest {
  /** Default: all merchants. */
  readonly merchantId?: string;
  readonly process?: string;
  readonly status?: InstanceStatus;
}

/** Which instance; with `merchantId` that of another merchant is not found. */
export interface InstanceAt {
  readonly process: string;
  readonly instance: string;
  readonly merchantId?: string;
}

/** What people may see of process managers and do to them, for the API and the command line. */
@Injectable()
export class ProcessOperations {
  private readonly parts: { pool: Pool; store: EventStore; shell: CommandShell };

  constructor(
    private readonly definitions: ProcessDefinitions,
    pool: Pool,
    shell: CommandShell,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.parts = { pool, store, shell };
  }

  /** By process, the oldest first. */
  async list({ after, limit, ...filter }: ProcessFilter): Promise<Page<InstanceRow>> {
    const rows = await listInstances(this.parts.pool, { ...filter, after: parseKey(after), limit: limit + 1 });
    return pageOf(rows, limit, keyOf, (row) => row);
  }

  stuck(merchantId?: string): Promise<readonly StuckInstance[]> {
    return listStuckInstances(this.parts.pool, this.clock.now(), { marginMs: STUCK_AFTER_MS, merchantId });
  }

  /** @throws Problem `not_found` */
  async show(at: InstanceAt): Promise<ShownInstance> {
    return showInstance(this.parts, await this.find(at), at.instance);
  }

  /** @throws Problem `not_found`, `process_not_parked` */
  async resume(at: InstanceAt, act: OperatorAct & { readonly reason?: string }): Promise<{ replayed: boolean }> {
    return done(await resume(this.parts, await this.find(at), at.instance, act));
  }

  /** @throws Problem `not_found`, `process_not_parked`, `process_before_another_input` */
  async skip(
    at: InstanceAt,
    act: OperatorAct & { readonly reason: string; readonly sourceEventId: string },
  ): Promise<{ replayed: boolean }> {
    return done(await skip(this.parts, await this.find(at), at.instance, act));
  }

  private async find({ process, instance, merchantId }: InstanceAt): Promise<AnyProcess> {
    const definition = this.definitions.get(process);
    const owner = PROCESS_INSTANCE.test(instance) ? await this.ownerOf(process, instance) : undefined;
    if (owner === undefined || (merchantId !== undefined && owner !== merchantId))
      throw new Problem('not_found', 'There is no such instance.');
    return definition;
  }

  private ownerOf(process: string, instance: string): Promise<string | undefined> {
    return merchantOf(this.parts.store, process, instance).catch((error: unknown) => {
      if (error instanceof UnknownInstanceError) return undefined;
      throw error;
    });
  }
}

function done(result: OperationResult): { replayed: boolean } {
  if (result.done) return { replayed: result.replayed };
  if (result.refusal === 'another-input') {
    throw new Problem('process_before_another_input', 'Read the instance again: it stands before another input now.');
  }
  throw new Problem('process_not_parked', 'The instance is not parked; there is nothing to resume or to skip.');
}

/** Neither part can hold a space. */
const keyOf = ({ process, startedAt, instance }: InstanceRow): string =>
  [process, startedAt.toISOString(), instance].join(' ');

function parseKey(key?: string): Pick<InstanceRow, 'process' | 'startedAt' | 'instance'> | undefined {
  if (key === undefined) return undefined;
  const [process, startedAt, instance] = key.split(' ');
  return { process: process!, startedAt: new Date(startedAt!), instance: instance! };
}
