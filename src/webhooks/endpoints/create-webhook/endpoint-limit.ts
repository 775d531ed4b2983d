import type { EventStore } from '#libs/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../../common/problems';
import type { Config } from '../../../config';
import { CONFIG, EVENT_STORE } from '../../../persistence/tokens';
import { countWebhooks } from '../../../read-models/queries';
import { ReadPosition } from '../../../read-position/read-position';
import { WebhookCommands } from '../webhook-commands';
import type { WebhookAnswer } from '../webhook-commands';

const MERCHANTS_MAX = 5_000;

/**
 * How many endpoints a merchant may have: each costs a delivery of every message. They are counted in the read model,
 * one creation after the other, and not before it shows the one before. Only processes that create at the same instant
 * may together pass the limit, each by one.
 */
@Injectable()
export class EndpointLimit {
  /** Where the latest creation of a merchant stands in the log. It never fails. */
  private readonly latest = new Map<string, Promise<bigint>>();

  constructor(
    private readonly commands: WebhookCommands,
    private readonly database: DataSource,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `webhook_limit_reached`, or `projection_behind` while the one before is not to be seen */
  async within(merchantId: string, webhookId: string, create: () => Promise<WebhookAnswer>): Promise<WebhookAnswer> {
    const before = this.latest.get(merchantId) ?? Promise.resolve(0n);
    const answer = before.then(async (position) => {
      await this.position.seen('webhooks', position);
      // A repeat of what was made before takes no room.
      if (!(await this.commands.exists(webhookId))) await this.assertRoom(merchantId);
      return create();
    });
    if (this.latest.size >= MERCHANTS_MAX) this.latest.clear();
    this.latest.set(
      merchantId,
      answer.then(
        ({ folded }) => folded.position,
        () => before,
      ),
    );
    return answer;
  }

  private async assertRoom(merchantId: string): Promise<void> {
    const limit = this.config.webhooks.endpointsMax;
    if ((await countWebhooks(this.database, merchantId)) < limit) return;
    // What was removed a moment ago is perhaps still counted.
    await this.position.seen('webhooks', await this.store.head());
    if ((await countWebhooks(this.database, merchantId)) < limit) return;
    const detail = `There are ${limit} webhooks, as many as there may be. Remove one first.`;
    throw new Problem('webhook_limit_reached', detail, { members: { limit } });
  }
}
