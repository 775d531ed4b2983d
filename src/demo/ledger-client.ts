import { randomUUID } from 'node:crypto';
import type { OrderView } from '../orders/view/order.view';

/** The API over HTTP, as an internal service would call it. */
export class LedgerClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  createOrder(order: Record<string, unknown>): Promise<OrderView> {
    return this.post('/v1/orders', order);
  }

  order(id: string): Promise<OrderView> {
    return this.get(`/v1/orders/${id}`);
  }

  capture(id: string, body: Record<string, unknown>): Promise<OrderView> {
    return this.post(`/v1/orders/${id}/captures`, body);
  }

  refund(id: string, body: Record<string, unknown>): Promise<OrderView> {
    return this.post(`/v1/orders/${id}/refunds`, body);
  }

  async get<T>(path: string, minPosition?: string): Promise<T> {
    const headers: Record<string, string> = minPosition === undefined ? {} : { 'ledger-min-position': minPosition };
    return this.answer(await fetch(this.url + path, { headers: { ...this.headers(), ...headers } }));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const headers = { ...this.headers(), 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.answer(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  private async answer<T>(response: Response): Promise<T> {
    const body = (await response.json()) as T & { detail?: string; code?: string };
    if (!response.ok) throw new Error(`${response.status} ${body.code ?? ''}: ${body.detail ?? ''}`);
    return body;
  }
}
