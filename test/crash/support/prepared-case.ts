import { deterministicId } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import { waitFor } from '../../support/wait-for';
import { faultsOf, nameOf } from './call-cases';
import type { CallCase, CalledOperation } from './call-cases';
import type { PersistentCaller, SentCommand } from './persistent-caller';
import { MERCHANT } from './world';
import type { World } from './world';

const eur = (value: string) => ({ value, currency: 'EUR' });

/** A case with an order that is ready for its command, and with the provider instructed. */
export interface PreparedCase extends CallCase {
  readonly name: string;
  readonly orderId: string;
  readonly operationId: number;
  /** Of the operation at the provider. */
  readonly reference: string;
  readonly command: SentCommand;
}

const COMMANDS: Readonly<Record<Exclude<CalledOperation, 'charge'>, { route: string; body: unknown }>> = {
  capture: { route: 'captures', body: { amount: eur('60.00') } },
  refund: { route: 'refunds', body: { amount: eur('60.00') } },
  void: { route: 'voids', body: {} },
};

/** `cardId`: the card on file that charges are made with. */
export async function prepareCase(
  world: World,
  caller: PersistentCaller,
  one: CallCase,
  cardId: string,
): Promise<PreparedCase> {
  const name = nameOf(one);
  const prepared = one.operation === 'charge' ? chargeOf(name, cardId) : await followUpOf(world, caller, one, name);
  const reference = operationReference(prepared.orderId, prepared.operationId);
  for (const fault of faultsOf(one)) world.simulator.control.addFault({ fault, match: { reference } });
  return { ...one, ...prepared, name, reference };
}

function chargeOf(name: string, cardId: string): Pick<PreparedCase, 'orderId' | 'operationId' | 'command'> {
  const [route, key] = ['POST /v1/orders', name.replaceAll(' ', '_')];
  const body = { reference: 'charge', method: 'card', amount: eur('25.00'), card_id: cardId, initiator: 'merchant' };
  const orderId = deterministicId('command', MERCHANT, route, key);
  return { orderId, operationId: 1, command: { route, key, body } };
}

async function followUpOf(world: World, caller: PersistentCaller, { operation }: CallCase, name: string) {
  const { route, body } = COMMANDS[operation as keyof typeof COMMANDS];
  const orderId = await paidOrder(world, caller, name, { capture: operation === 'refund' ? 'automatic' : 'manual' });
  const command = { route: `POST /v1/orders/${orderId}/${route}`, key: 'the-command', body };
  return { orderId, operationId: 2, command };
}

/** The id of an order that its payer has paid: captured or authorised, as asked. */
export async function paidOrder(
  { simulator }: World,
  caller: PersistentCaller,
  name: string,
  order: Record<string, unknown>,
): Promise<string> {
  const body = { reference: 'crash-point', method: 'card', amount: eur('100.00'), ...order };
  const settled = await caller.send('POST /v1/orders', `prepare_${name.replaceAll(' ', '_')}`, body);
  if (settled.kind !== 'acknowledged') throw new Error(`${name}: ${JSON.stringify(settled)}`);
  const { id, next_action: action } = settled.answer.order;
  await simulator.control.pay({ url: action!.url! });
  const paid = order.capture === 'manual' ? 'authorized' : 'captured';
  const isPaid = async () => (await caller.order(id))?.status === paid;
  await waitFor(isPaid, { timeoutMs: 60_000, describe: `${name} to be ${paid}` });
  return id;
}
