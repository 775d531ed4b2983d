import type { CallOptions, CommandOptions, NewOrder, Order, OrderSummary, QueryOf, Schemas } from '../api-types';
import type { TypedCalls } from '../typed-calls';

/** What is to be paid, and every step until it is settled. */
export class Orders {
  constructor(private readonly client: TypedCalls) {}

  create(order: NewOrder, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders', { ...options, body: order });
  }

  get(id: string, options: CallOptions = {}): Promise<Order> {
    return this.client.get('/v1/orders/{id}', { ...options, path: { id } });
  }

  list(query: QueryOf<'/v1/orders', 'get'> = {}, options: CallOptions = {}): AsyncGenerator<OrderSummary, void> {
    return this.client.list('/v1/orders', { ...options, query });
  }

  capture(id: string, body: Schemas['CaptureDto'] = {}, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders/{id}/captures', { ...options, path: { id }, body });
  }

  refund(id: string, body: Schemas['RefundDto'] = {}, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders/{id}/refunds', { ...options, path: { id }, body });
  }

  void(id: string, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders/{id}/voids', { ...options, path: { id } });
  }

  cancel(id: string, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders/{id}/cancel', { ...options, path: { id } });
  }

  /** Another attempt, once the former one has failed. */
  attempt(id: string, body: Schemas['StartAttemptDto'] = {}, options: CommandOptions = {}): Promise<Order> {
    return this.client.post('/v1/orders/{id}/attempts', { ...options, path: { id }, body });
  }

  /** The audit trail, the first event first. */
  events(id: string, options: CallOptions = {}): AsyncGenerator<Schemas['EventView'], void> {
    return this.client.list('/v1/orders/{id}/events', { ...options, path: { id } });
  }
}
