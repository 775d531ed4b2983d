/**
 * A simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`: 400 for
 * a body that the schema does not know, 422 for what cannot be done. Every simulator has these:
 *
 * | Request                             | Body or query                                                   |
 * | ----------------------------------- | --------------------------------------------------------------- |
 * | GET /_sim/deliveries                | what the messages are about, e.g. orderNo? (oldest first)       |
 * | POST /_sim/deliveries/:id/redeliver |                                                                 |
 * | GET, POST, DELETE /_sim/faults      | { fault: { kind, … }, match?, times?, rate? } → { id }          |
 * | DELETE /_sim/faults/:id             |                                                                 |
 * | GET, POST /_sim/quirks              | part of the quirks                                              |
 * | GET, POST /_sim/clock               | { advanceMs }: only where the clock can be moved                |
 * | POST /_sim/settle                   | does what is due, waits for running deliveries → { nextDueAt }   |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import { CLOCK } from './control-schemas';

const OK = { ok: true };

/** What the routes call; `Levers` has it. Bodies are checked by the schemas before they come here. */
export interface Controlled {
  deliveries(key?: string): readonly unknown[];
  redeliver(deliveryId: number): boolean;
  addFault(rule: never): number;
  faults(): readonly unknown[];
  clearFaults(id?: number): void;
  quirks(): object;
  setQuirks(change: never): void;
  settle(): Promise<number | undefined>;
}

export interface ControlOptions {
  readonly simulation: Controlled;
  readonly clock: Clock;
  /** By what a list of deliveries is narrowed, e.g. `orderNo`. */
  readonly deliveryKey: string;
  /** Schema of a planned fault, see `faultRule`. */
  readonly faultRule: object;
  /** Schema of a change of the quirks. */
  readonly quirks: object;
  /** The provider's own levers. */
  readonly own: (server: FastifyInstance) => void;
  /** What the answer to a caller's error says more; undefined where the error is no caller's. RangeError always is. */
  readonly refusal?: (error: Error) => object | undefined;
}

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (options: ControlOptions) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const more = error instanceof RangeError ? {} : options.refusal?.(error);
      return reply.code(more ? 422 : (error.statusCode ?? 500)).send({ error: error.message, ...more });
    });
    options.own(server);
    deliveries(server, options);
    misbehaviour(server, options);
    time(server, options);
  };

/** A lever that answers with what it gives, or with `{ ok: true }`. */
export function lever<B>(
  server: FastifyInstance,
  name: string,
  body: object,
  pull: (body: B) => object | void | Promise<object | void>,
): void {
  server.post(`/_sim/${name}`, { schema: { body } }, async (request) => (await pull(request.body as B)) ?? OK);
}

function deliveries(server: FastifyInstance, { simulation, deliveryKey }: ControlOptions): void {
  server.get<{ Querystring: Record<string, string | undefined> }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query[deliveryKey]),
  }));
  server.post<{ Params: { id: string } }>('/_sim/deliveries/:id/redeliver', async (request, reply) =>
    simulation.redeliver(Number(request.params.id)) ? OK : reply.code(404).send({ error: 'no such delivery' }),
  );
}

function misbehaviour(server: FastifyInstance, { simulation, faultRule, quirks }: ControlOptions): void {
  server.get('/_sim/faults', async () => ({ faults: simulation.faults() }));
  lever<never>(server, 'faults', faultRule, (rule) => ({ id: simulation.addFault(rule) }));
  server.delete<{ Params: { id?: string } }>('/_sim/faults/:id?', async (request) => {
    simulation.clearFaults(request.params.id === undefined ? undefined : Number(request.params.id));
    return OK;
  });
  server.get('/_sim/quirks', async () => simulation.quirks());
  lever<never>(server, 'quirks', quirks, (change) => {
    simulation.setQuirks(change);
    return simulation.quirks();
  });
}

function time(server: FastifyInstance, { simulation, clock }: ControlOptions): void {
  const now = (): object => ({ now: clock.now().toISOString() });
  server.get('/_sim/clock', async () => now());
  server.post<{ Body: { advanceMs: number } }>('/_sim/clock', { schema: { body: CLOCK } }, async (request, reply) => {
    if (!isMovable(clock)) return reply.code(409).send({ error: 'this clock cannot be moved' });
    clock.advance(request.body.advanceMs);
    await simulation.settle();
    return now();
  });
  server.post('/_sim/settle', async () => {
    const next = await simulation.settle();
    return { nextDueAt: next === undefined ? null : new Date(next).toISOString() };
  });
}

const isMovable = (clock: Clock): clock is Clock & { advance(milliseconds: number): void } =>
  'advance' in clock && typeof clock.advance === 'function';
