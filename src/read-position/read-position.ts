import type { ProjectionProgress } from '#libs/projections';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { Problem } from '../common/problems';

const POSITION = /^\d{1,20}$/;

/**
 * Lets a caller read its own writes: a query waits until the read model has seen the position that a command answered.
 */
export class ReadPosition {
  constructor(
    readonly progress: ProjectionProgress,
    private readonly pool: Pool,
    private readonly waitMsMax: number,
  ) {}

  /**
   * Waits for `Ledger-Min-Position`, where the request has one, and says in `Ledger-Position` what the answer reflects
   * at least.
   * @throws Problem `projection_behind` when the read model does not get there in time
   */
  async reach(request: FastifyRequest, reply: FastifyReply, ...projections: readonly string[]): Promise<void> {
    const header = request.headers['ledger-min-position'];
    const wanted = header === undefined ? 0n : this.parse(header);
    for (const projection of projections) await this.seen(projection, wanted);
    void reply.header('ledger-position', String(await this.positionOf(projections)));
  }

  /** Until a read model shows a position. @throws Problem `projection_behind` when it does not get there in time */
  async seen(projection: string, wanted: bigint): Promise<void> {
    if (wanted === 0n || (await this.progress.waitFor(projection, wanted, this.waitMsMax))) return;
    throw new Problem(
      'projection_behind',
      `The read model has not seen position ${wanted} yet. Try again in a moment.`,
      { retryAfterS: 1 },
    );
  }

  private parse(header: string | string[]): bigint {
    if (typeof header === 'string' && POSITION.test(header)) return BigInt(header);
    throw new Problem('invalid_request', 'Ledger-Min-Position must be a Ledger-Position that this API gave.', {
      errors: [{ pointer: 'Ledger-Min-Position', message: 'is not a position' }],
    });
  }

  /** Of the one that is furthest behind. */
  private async positionOf(projections: readonly string[]): Promise<bigint> {
    const { rows } = await this.pool.query<{ position: string | null }>(
      'SELECT min(position) AS position FROM ops.checkpoint WHERE name = ANY ($1)',
      [projections],
    );
    return BigInt(rows[0]?.position ?? 0);
  }
}
