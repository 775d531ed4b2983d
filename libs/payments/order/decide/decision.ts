import type { Decision } from '#libs/decider';
import type { OrderCommand, OrderRefusal } from '../commands';
import type { OrderEvent } from '../events';

export type OrderDecision = Decision<OrderEvent, OrderRefusal>;

export type CommandOf<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;
