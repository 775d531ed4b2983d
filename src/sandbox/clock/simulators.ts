import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../../persistence/tokens';

const CALL_MS_MAX = 10_000;
/** Two clocks that run by themselves differ a little. */
const SAME_MS = 1_000;

/** The simulators that follow this sandbox's clock (`SANDBOX_SIMULATORS`). */
@Injectable()
export class FollowingSimulators {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Brings their clocks to this instant, unless they share ours, and waits until they have sent what was due. Answers
   * when each has something to do next.
   */
  async settle(now: Date): Promise<readonly Date[]> {
    const nexts = await Promise.all(this.config.sandboxSimulators.map((url) => this.settleOne(url, now)));
    return nexts.filter((next) => next !== undefined);
  }

  private async settleOne(url: string, now: Date): Promise<Date | undefined> {
    const theirs = (await this.call(`${url}/_sim/clock`)) as { now: string };
    const behindMs = now.getTime() - Date.parse(theirs.now);
    if (behindMs > SAME_MS) await this.call(`${url}/_sim/clock`, { advanceMs: behindMs });
    const { nextDueAt } = (await this.call(`${url}/_sim/settle`, {})) as { nextDueAt: string | null };
    return nextDueAt === null ? undefined : new Date(nextDueAt);
  }

  private async call(url: string, body?: object): Promise<unknown> {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(CALL_MS_MAX),
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    return await answer.json();
  }
}
