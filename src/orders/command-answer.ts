import type { OrderPersonalData } from '../personal-data/personal-data';
import type { FoldedOrder } from './order-aggregate';

/** What a command on an order answers: the order as it stood then, and whether this is the answer to a repeat. */
export interface OrderAnswer {
  readonly folded: FoldedOrder;
  readonly replayed: boolean;
  /** The outcome of the command's own operation is not known yet. */
  readonly open: boolean;
  /** Of an order just created: its personal data, still in clear, and its page, so that neither is worked out twice. */
  readonly created?: { readonly personal: OrderPersonalData; readonly pageUrl?: string };
}
