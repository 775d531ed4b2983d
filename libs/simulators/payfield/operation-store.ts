import { BoundedMap } from '#libs/simulators/kit';
import type { Operation, OperationType } from './operation';

/** By what a repeat is recognised (sheet, section 4). */
export interface Identity {
  readonly type: OperationType;
  readonly shop: { readonly code: string };
  readonly merchant: { readonly apiKey: string };
  readonly externalId: string;
}

/** All operations, the oldest forgotten beyond the capacity. */
export class OperationStore {
  private readonly operations: BoundedMap<string, Operation>;
  private readonly byToken = new Map<string, Operation>();

  constructor(capacity: number) {
    this.operations = new BoundedMap(capacity, ({ token }) => this.byToken.delete(token));
  }

  get size(): number {
    return this.operations.size;
  }

  add(operation: Operation): void {
    this.operations.set(keyOf(operation), operation);
    this.byToken.set(operation.token, operation);
  }

  find(identity: Identity): Operation | undefined {
    return this.operations.get(keyOf(identity));
  }

  ofToken(token: string): Operation | undefined {
    return this.byToken.get(token);
  }

  /** Oldest first. */
  all(): IterableIterator<Operation> {
    return this.operations.values();
  }
}

/** External ids, shop codes and keys hold no blank. */
const keyOf = ({ type, shop, merchant, externalId }: Identity): string =>
  `${merchant.apiKey} ${type} ${shop.code} ${externalId}`;
