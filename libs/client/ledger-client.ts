import { Cards } from './resources/cards';
import { Orders } from './resources/orders';
import { Webhooks } from './resources/webhooks';
import { TypedCalls } from './typed-calls';

/** The ledger over HTTP: every route by its path, and the common ones by their names. */
export class LedgerClient extends TypedCalls {
  readonly orders = new Orders(this);
  readonly cards = new Cards(this);
  readonly webhooks = new Webhooks(this);
}
