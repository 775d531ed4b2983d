import type { Decider } from '#libs/decider';
import type { OrderCommand, OrderRefusal } from './commands';
import { decideOrder } from './decide';
import { emptyOrder } from './empty';
import type { OrderEvent } from './events';
import { evolveOrder } from './evolve';
import { assertInvariants } from './invariants';
import type { OrderState } from './state';

/** The order: order → attempt → operation (fact sheet "payments" 3). One stream `order-<id>` each. */
export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, OrderRefusal> = {
  category: 'order',
  initial: emptyOrder,
  decide: decideOrder,
  evolve: evolveOrder,
  assertInvariants,
};
