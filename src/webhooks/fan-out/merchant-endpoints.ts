import type { Position } from '#libs/event-store';
import type { WebhookState } from '#libs/webhooks';
import type { Pool } from 'pg';
import { stateFromJson } from '../../read-models/support/state-json';
import type { ReadPosition } from '../../read-position/read-position';

export interface KnownEndpoint {
  readonly webhookId: string;
  readonly events: readonly string[];
  readonly createdPosition: Position;
}

interface Known {
  /** The read model had seen everything up to here. */
  readonly asOf: Position;
  readonly endpoints: readonly KnownEndpoint[];
}

interface Row {
  readonly as_of: string;
  readonly webhook_id: string | null;
  readonly created_position: string;
  readonly state: unknown;
}

const PATIENCE_MS = 2_000;
const MERCHANTS_MAX = 5_000;

/**
 * The endpoints that a merchant had when something happened. Read once for all events that the read model has passed,
 * so that a merchant without endpoints costs one statement a batch.
 */
export class MerchantEndpoints {
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<Known>>();

  constructor(
    private readonly pool: Pool,
    private readonly position: ReadPosition,
  ) {}

  /** @throws Error when the read model does not get to the position in time */
  async at(merchantId: string, position: Position): Promise<readonly KnownEndpoint[]> {
    let known = this.known.get(merchantId);
    if (!known || known.asOf < position) {
      if (!(await this.position.progress.waitFor('webhooks', position, PATIENCE_MS)))
        throw new Error(`the read model of webhooks has not seen position ${position} yet`);
      // A reading that began before the wait was over may be too old; the second one cannot be.
      known = await this.load(merchantId);
      if (known.asOf < position) known = await this.load(merchantId);
    }
    return known.endpoints.filter(({ createdPosition }) => createdPosition < position);
  }

  private load(merchantId: string): Promise<Known> {
    let load = this.loading.get(merchantId);
    if (!load) {
      load = this.read(merchantId).finally(() => this.loading.delete(merchantId));
      this.loading.set(merchantId, load);
    }
    return load;
  }

  /** One statement, so that position and rows belong together. */
  private async read(merchantId: string): Promise<Known> {
    const { rows } = await this.pool.query<Row>(
      `SELECT c.position AS as_of, w.webhook_id, w.created_position, w.state
         FROM ops.checkpoint c LEFT JOIN rm.webhook w ON w.merchant_id = $1 AND w.status <> 'removed'
        WHERE c.name = 'webhooks'`,
      [merchantId],
    );
    const endpoints = rows.flatMap(({ webhook_id: webhookId, created_position: created, state }) =>
      webhookId === null
        ? []
        : [{ webhookId, createdPosition: BigInt(created), events: filtersOf(stateFromJson<WebhookState>(state)) }],
    );
    const known = { asOf: BigInt(rows[0]?.as_of ?? 0), endpoints };
    if (this.known.size >= MERCHANTS_MAX) this.known.clear();
    this.known.set(merchantId, known);
    return known;
  }
}

const filtersOf = ({ endpoint }: WebhookState): readonly string[] => endpoint?.events ?? [];
