import { randomUUID } from 'node:crypto';
import { BoundedMap } from '#libs/simulators/kit';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { asFields } from '../wire/fields';
import { findToken } from '../wire/tokens';

export interface Link {
  readonly token: string;
  readonly requestId: string;
  readonly kind: 'orders' | 'refunds';
  readonly business: Fields;
  readonly returnUrl?: string;
  readonly developerName?: string;
  /** The order or refund that came of it. */
  resultId?: string;
}

/** The provider's own pages: of a payment without an order yet, of a refund without an address (sheet, 6, 7). */
export class Links {
  private readonly kept: BoundedMap<string, Link>;
  private readonly requestIds = new Set<string>();

  constructor(capacity: number) {
    this.kept = new BoundedMap(capacity, (link) => this.requestIds.delete(link.requestId));
  }

  /** @throws ApiError 30001 */
  open(link: Omit<Link, 'token'>): Link {
    if (this.requestIds.has(link.requestId)) throw new ApiError(30001, 'request_id');
    const opened = { ...link, token: randomUUID() };
    this.kept.set(opened.token, opened);
    this.requestIds.add(link.requestId);
    return opened;
  }

  find(token: string): Link | undefined {
    return this.kept.get(token);
  }

  /** Newest first. */
  all(): readonly Link[] {
    return [...this.kept.values()].reverse();
  }
}

/** The order that a payment link becomes by the choice of a coin, at the amount of that one where the link names it. */
export function termsOf(business: Fields, currency: unknown): Fields {
  const amounts = Array.isArray(business['payable_amounts']) ? business['payable_amounts'].map(asFields) : [];
  const token = findToken(String(currency));
  const named = amounts.find(({ token_id }) => token !== undefined && findToken(String(token_id)) === token);
  return { ...business, payable_currency: currency, ...(named && { payable_amount: named['amount'] }) };
}
