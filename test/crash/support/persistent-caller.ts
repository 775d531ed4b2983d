import { setTimeout as delay } from 'node:timers/promises';
import { deterministicId } from '#libs/command-shell';
import type { OrderView } from '../../../src/orders/view/order.view';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';

const RETRY_MS = 25;

export interface SentCommand {
  /** As the API names it in the command's id, e.g. `POST /v1/orders`. */
  readonly route: string;
  readonly key: string;
  readonly body: unknown;
}

/** A command that the API has answered with success: from now on it must never be lost. */
export interface Acknowledged extends SentCommand {
  readonly commandId: string;
  readonly status: number;
  readonly order: OrderView;
  /** How often it was sent before it was answered. */
  readonly sendings: number;
  /** The answer was given to a repeat. */
  readonly replayed: boolean;
}

export type Settled =
  | { readonly kind: 'acknowledged'; readonly answer: Acknowledged }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** The patience was over before there was an answer: may or may not have happened. */
  | { readonly kind: 'unanswered' };

/**
 * A caller as the documentation wants it: sends again with the same key until it has an answer. Keeps what it was told.
 */
export class PersistentCaller {
  readonly acknowledged: Acknowledged[] = [];
  /** Ids of all commands ever sent, answered or not. */
  readonly sent = new Set<string>();
  readonly unanswered: SentCommand[] = [];
  private readonly api: ApiClient;

  constructor(
    url: string,
    token: string,
    private readonly merchantId: string,
    private readonly patienceMs = 30_000,
  ) {
    this.api = new ApiClient(url, token);
  }

  async send(route: string, key: string, body: unknown): Promise<Settled> {
    const command = { route, key, body };
    const commandId = deterministicId('command', this.merchantId, route, key);
    this.sent.add(commandId);
    const deadline = performance.now() + this.patienceMs;
    for (let sendings = 1; performance.now() < deadline; sendings++) {
      const answer = await this.post(command);
      if (answer && answer.status < 300) {
        const replayed = answer.headers.has('idempotency-replayed');
        const { status, body: order } = answer;
        const known: Acknowledged = { ...command, commandId, status, order, sendings, replayed };
        this.acknowledged.push(known);
        return { kind: 'acknowledged', answer: known };
      }
      if (answer && !isWorthRepeating(answer))
        return { kind: 'refused', status: answer.status, code: answer.body.code };
      await delay(RETRY_MS);
    }
    this.unanswered.push(command);
    return { kind: 'unanswered' };
  }

  /** Once more, as it was sent; undefined when nobody answers. */
  async post({ route, key, body }: SentCommand): Promise<Answer | undefined> {
    return this.api.post(route.slice('POST '.length), body, { key }).catch(() => undefined);
  }

  /** Undefined when nobody answers. */
  async order(id: string): Promise<OrderView | undefined> {
    const answer = await this.api.get(`/v1/orders/${id}`).catch(() => undefined);
    return answer?.status === 200 ? (answer.body as OrderView) : undefined;
  }
}

const isWorthRepeating = ({ status, body }: Answer): boolean =>
  status >= 500 || ['in_progress', 'conflict'].includes(body.code);
