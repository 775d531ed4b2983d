import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type {
  AnswerOf,
  CommandOptions,
  CommandRequest,
  ItemOf,
  ListPaths,
  PathsWith,
  QueryOf,
  ReadRequest,
} from './api-types';
import { addressOf } from './address';
import { Caller } from './caller';
import { Transport } from './transport';

export interface ClientOptions {
  /** Where the ledger listens: `https://ledger.example`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** For one call with all its attempts; default 60 s, longer than a provider may take. */
  readonly deadlineMs?: number;
  /** Further attempts after the first; default 4. */
  readonly retries?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** 0 to 1, for the pauses between attempts. */
  readonly random?: () => number;
  /** Waits; rejects when the signal ends it. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const DEADLINE_MS = 60_000;
const RETRIES = 4;
const RANDOM_STEPS = 2 ** 32;

/** Every route of the API, typed by its document: safe to repeat, reading what was written. */
export class TypedCalls {
  private readonly caller: Caller;
  private readonly authorization: string;
  private seen = 0n;

  constructor(options: ClientOptions) {
    const { deadlineMs = DEADLINE_MS, retries = RETRIES } = options;
    const random = options.random ?? (() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
    const sleep = options.sleep ?? ((pause, signal) => setTimeout(pause, undefined, { signal }));
    const transport = new Transport(options.baseUrl, options.fetch);
    this.caller = new Caller(transport, { deadlineMs, retries, random, sleep });
    this.authorization = `Bearer ${options.apiKey}`;
  }

  /** The position of the last command; hand it to another process with `readAfter`. */
  get position(): string {
    return String(this.seen);
  }

  /** Later reads show at least what was written up to this position. */
  readAfter(position: string): void {
    const given = BigInt(position);
    if (given > this.seen) this.seen = given;
  }

  async get<P extends PathsWith<'get'>>(path: P, request: ReadRequest<P>): Promise<AnswerOf<P, 'get'>> {
    const { minPosition = this.position, ...options } = request;
    const headers: Record<string, string> = minPosition === '0' ? {} : { 'ledger-min-position': minPosition };
    const address = addressOf(path, request.path, request.query);
    return (await this.send('GET', address, headers, undefined, options)).body as AnswerOf<P, 'get'>;
  }

  /** Every item of a list, page after page, as they are asked for. */
  async *list<P extends ListPaths>(path: P, request: ReadRequest<P>): AsyncGenerator<ItemOf<P>, void, undefined> {
    let query: object = { ...request.query };
    for (;;) {
      const page = (await this.get(path, { ...request, query: query as QueryOf<P, 'get'> })) as {
        data: ItemOf<P>[];
        next_cursor: string | null;
      };
      yield* page.data;
      if (typeof page.next_cursor !== 'string') return;
      query = { ...query, cursor: page.next_cursor };
    }
  }

  async post<P extends PathsWith<'post'>>(path: P, request: CommandRequest<P, 'post'>): Promise<AnswerOf<P, 'post'>> {
    const address = addressOf(path, request.path);
    return (await this.command('POST', address, request.body ?? {}, request)) as AnswerOf<P, 'post'>;
  }

  async delete<P extends PathsWith<'delete'>>(
    path: P,
    request: CommandRequest<P, 'delete'>,
  ): Promise<AnswerOf<P, 'delete'>> {
    const address = addressOf(path, request.path);
    return (await this.command('DELETE', address, undefined, request)) as AnswerOf<P, 'delete'>;
  }

  private async command(method: string, address: string, body: unknown, options: CommandOptions): Promise<unknown> {
    const { idempotencyKey = randomUUID(), ifRevision } = options;
    const headers: Record<string, string> = { 'idempotency-key': idempotencyKey };
    if (ifRevision !== undefined) headers['if-match'] = `"${ifRevision}"`;
    const { answer, body: view } = await this.send(method, address, headers, body, options);
    const position = answer.headers.get('ledger-position');
    if (position !== null) this.readAfter(position);
    return view;
  }

  private send(method: string, path: string, own: Record<string, string>, body: unknown, options: CommandOptions) {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: this.authorization, accept: 'application/json', ...type, ...own };
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.caller.call({ method, path, headers, body: text }, options);
  }
}
