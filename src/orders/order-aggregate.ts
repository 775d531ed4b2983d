import type { AggregateType, Folded } from '#libs/command-shell';
import { orderDecider, orderEventSchema } from '#libs/payments';
import type { OrderCommand, OrderEvent, OrderRefusal, OrderState } from '#libs/payments';

/** How the command shell folds and writes an order. */
export const orderAggregate: AggregateType<OrderState, OrderCommand, OrderEvent, OrderRefusal> = {
  decider: orderDecider,
  schema: orderEventSchema,
};

export type FoldedOrder = Folded<OrderState>;
