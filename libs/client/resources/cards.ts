import type { CallOptions, Card, CommandOptions, QueryOf } from '../api-types';
import type { TypedCalls } from '../typed-calls';

/** Cards on file: a token, never a number. */
export class Cards {
  constructor(private readonly client: TypedCalls) {}

  get(id: string, options: CallOptions = {}): Promise<Card> {
    return this.client.get('/v1/cards/{id}', { ...options, path: { id } });
  }

  list(query: QueryOf<'/v1/cards', 'get'> = {}, options: CallOptions = {}): AsyncGenerator<Card, void> {
    return this.client.list('/v1/cards', { ...options, query });
  }

  remove(id: string, options: CommandOptions = {}): Promise<Card> {
    return this.client.delete('/v1/cards/{id}', { ...options, path: { id } });
  }
}
