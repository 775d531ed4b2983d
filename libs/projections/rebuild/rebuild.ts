import type { ClientBase, Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { RebuildDifferenceError, RebuildRefusedError } from '../errors';
import type { TableDifference } from '../errors';
import { quoteIdentifier } from '../identifiers';
import type { ProjectionLog } from '../log';
import { oneAtATime } from '../one-at-a-time';
import { pause } from '../pause';
import type { Projection } from '../projection';
import { LIVE_SCHEMA } from '../schema';
import { withSession } from '../session';
import { compareTables } from './compare';
import type { Comparison, TableDigest } from './compare';
import { ProgressMeter } from './progress';
import type { RebuildProgress } from './progress';
import { SideModel, dropSide, sideSchema } from './side';
import { holdLive, previousSchema, switchTables } from './switch';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: ProjectionLog;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Events of one transaction; default 5,000. */
  readonly batchSize?: number;
  /** Leave the replaced tables in `rm_prev_<name>`. */
  readonly keepPrevious?: boolean;
  readonly signal?: AbortSignal;
}

export interface RebuildReport {
  readonly projection: string;
  readonly version: number;
  readonly events: number;
  readonly seconds: number;
  /**
   * Rows and hash of each rebuilt table at the moment of the comparison; empty for a new version, which has nothing to
   * equal.
   */
  readonly tables: readonly TableDigest[];
}

const BATCH_SIZE = 5_000;
const SWITCH_ATTEMPTS = 20;
const SWITCH_PAUSE_MS = 250;

/**
 * Builds a projection a second time from the beginning of the log, compares it with the live tables row by row, and
 * switches over without a moment in which a reader finds nothing (fact sheet "eventsourcing" 3.11). The live projection
 * goes on, apart from two holds of milliseconds.
 * @throws RebuildDifferenceError when the same version gave other rows: both copies are left as they are
 * @throws RebuildRefusedError when a rebuild is running, or readers kept the tables locked
 */
export async function rebuildProjection(projection: Projection, options: RebuildOptions): Promise<RebuildReport> {
  const { pool, batchSize = BATCH_SIZE, onProgress = () => undefined } = options;
  return await alone(pool, projection.name, async (session) => {
    const meter = new ProgressMeter(projection.name, onProgress);
    const side = await SideModel.create(projection, { ...options, batchSize, meter });
    const live = await liveCheckpoint(session, projection.name);
    const sameVersion = live.version === projection.version;
    await side.catchUp(sameVersion ? live.position : 'head', options.signal);
    const compared = sameVersion ? await compare(session, projection, side, pool, meter) : NOTHING_TO_EQUAL;
    if (compared.differences.length > 0) throw new RebuildDifferenceError(projection.name, compared.differences);
    meter.tell('switching', side.position, side.position);
    await switchOver(session, projection, side, options);
    return {
      projection: projection.name,
      version: projection.version,
      events: meter.eventCount,
      seconds: meter.seconds,
      tables: compared.digests,
    };
  });
}

const NOTHING_TO_EQUAL: Comparison = { digests: [], differences: [] };

export interface CheckReport {
  readonly projection: string;
  readonly events: number;
  readonly seconds: number;
  readonly tables: readonly TableDigest[];
  /** Empty when the live rows are what the log gives. */
  readonly differences: readonly TableDifference[];
}

/**
 * Builds a projection a second time and compares, as a rebuild does, but switches nothing and leaves nothing behind:
 * the proof that the live rows are the fold of the log. The live version must be the one of this program.
 */
export async function checkProjection(projection: Projection, options: RebuildOptions): Promise<CheckReport> {
  const { pool, batchSize = BATCH_SIZE, onProgress = () => undefined } = options;
  return await alone(pool, projection.name, async (session) => {
    const meter = new ProgressMeter(projection.name, onProgress);
    const side = await SideModel.create(projection, { ...options, batchSize, meter });
    try {
      const live = await liveCheckpoint(session, projection.name);
      if (live.version !== projection.version) throw new RebuildRefusedError(projection.name, 'it has another version');
      await side.catchUp(live.position, options.signal);
      const { digests, differences } = await compare(session, projection, side, pool, meter);
      const { eventCount: events, seconds } = meter;
      return { projection: projection.name, events, seconds, tables: digests, differences };
    } finally {
      await dropSide(pool, projection);
    }
  });
}

/** One rebuild of a projection at a time, in all processes. */
async function alone<T>(pool: Pool, name: string, work: (session: ClientBase) => Promise<T>): Promise<T> {
  const done = await oneAtATime(pool, `rebuild ${name}`, work);
  if (!done) throw new RebuildRefusedError(name, 'another rebuild of it is running');
  return done.result;
}

const liveCheckpoint = (session: ClientBase, name: string) => inSession(session, () => holdLive(session, name));

/**
 * Stops the live projection for as long as it takes to bring the copy to the same place, and compares a snapshot of
 * both.
 */
async function compare(
  session: ClientBase,
  projection: Projection,
  side: SideModel,
  pool: Pool,
  meter: ProgressMeter,
): Promise<Comparison> {
  return await withSession(pool, async (snapshot) => {
    try {
      await inSession(session, async () => {
        const live = await holdLive(session, projection.name);
        await side.catchUp(live.position);
        await snapshot.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1');
      });
      meter.tell('comparing', side.position, side.position);
      return await compareTables(snapshot, LIVE_SCHEMA, sideSchema(projection), projection.tables);
    } finally {
      await snapshot.query('ROLLBACK');
    }
  });
}

async function switchOver(session: ClientBase, projection: Projection, side: SideModel, options: RebuildOptions) {
  for (let attempt = 1; ; attempt++) {
    const { position } = await liveCheckpoint(session, projection.name);
    await side.catchUp(position, options.signal);
    try {
      await inSession(session, async () => {
        const live = await holdLive(session, projection.name);
        await side.catchUp(live.position);
        await switchTables(session, projection, live);
      });
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03') throw error;
      if (attempt === SWITCH_ATTEMPTS) throw new RebuildRefusedError(projection.name, 'readers keep the tables locked');
      await pause(SWITCH_PAUSE_MS, options.signal);
    }
  }
  if (!options.keepPrevious) {
    await session.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(previousSchema(projection))} CASCADE`);
  }
}

async function inSession<T>(session: ClientBase, work: () => Promise<T>): Promise<T> {
  await session.query('BEGIN');
  try {
    const result = await work();
    await session.query('COMMIT');
    return result;
  } catch (error) {
    await session.query('ROLLBACK');
    throw error;
  }
}
