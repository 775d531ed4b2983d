import type { DeliveryEngine, Scheduler } from '#libs/simulators/kit';
import { Levers } from '#libs/simulators/kit';
import type { BookedDelivery, BookedOperation, BookedShop } from '../book';
import { bookDelivery, bookOperation, bookShop } from '../book';
import type { Fault, Faults } from '../faults';
import type { Lifecycle } from '../lifecycle';
import type { Merchant, Shop } from '../merchants';
import type { Operation, OperationType, Status } from '../operation';
import type { OperationStore } from '../operation-store';
import { minorOf } from '../options';
import type { Quirks } from '../quirks';

export interface BookFilter {
  readonly externalId?: string;
  readonly type?: OperationType;
  readonly shop?: string;
  /** The newest so many; default all. */
  readonly limit?: number;
}

/** Names one operation; the shop only where two shops have the same external id. */
export interface Which {
  readonly externalId: string;
  /** Default payin. */
  readonly type?: OperationType;
  readonly shop?: string;
}

export type MerchantChange = Partial<Pick<Merchant, 'active' | 'secrets' | 'defaultShop' | 'defaultCallbackUrl'>>;

/** Amounts as decimal texts. */
export interface ShopChange extends Partial<Pick<Shop, 'active' | 'output' | 'payinData' | 'payoutData'>> {
  readonly minimum?: string;
  readonly maximum?: string;
  readonly available?: string;
  readonly frozen?: string;
  readonly credit?: string;
}

/** The simulator's levers, the same for a test in this process and for `/_sim/` over HTTP. */
export class Simulation extends Levers<Fault, Quirks, BookedDelivery> {
  constructor(
    private readonly the: {
      readonly merchants: readonly Merchant[];
      readonly store: OperationStore;
      readonly lifecycle: Lifecycle;
      readonly scheduler: Scheduler;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly pageUrl: (operation: Operation) => string;
    },
  ) {
    super(the, bookDelivery);
  }

  /**
   * The payer pays, in time or late; for a payout: it is done. `amount`: less or more than asked, where the quirk
   * `otherAmounts` is on. @throws RangeError for an unknown operation, or where its state does not allow it
   */
  pay(which: Which & { readonly amount?: string }): void {
    const operation = this.operation(which);
    const { amount } = which;
    this.the.lifecycle.change(
      operation,
      'success',
      amount === undefined ? undefined : minorOf(amount, operation.shop.scale),
    );
  }

  /** Any other change: it fails, is cancelled, expires, or is refunded by the provider. @throws RangeError as above */
  end(which: Which & { readonly status: Exclude<Status, 'pending' | 'success'> }): void {
    this.the.lifecycle.change(this.operation(which), which.status);
  }

  /** An internal error that shows as pending until somebody decides (sheet, section 5). @throws RangeError as above */
  stick(which: Which): void {
    const operation = this.operation(which);
    if (operation.status !== 'pending') throw new RangeError(`${which.externalId} is ${operation.status}`);
    operation.isStuck = true;
  }

  /** Newest first. */
  book({ externalId, type, shop, limit = Infinity }: BookFilter = {}): readonly BookedOperation[] {
    const isWanted = (operation: Operation): boolean =>
      (type === undefined || operation.type === type) && (shop === undefined || operation.shop.code === shop);
    const candidates =
      externalId === undefined ? [...this.the.store.all()] : this.named(externalId, ['payin', 'payout']);
    const found = candidates.filter(isWanted).reverse().slice(0, limit);
    return found.map((operation) => bookOperation(operation, this.the.pageUrl(operation)));
  }

  /** How many operations are kept. */
  get size(): number {
    return this.the.store.size;
  }

  shops(): readonly BookedShop[] {
    return this.the.merchants.flatMap(({ shops }) => shops.map(bookShop));
  }

  /** What the merchant or the provider changes, e.g. a new secret in front. @throws RangeError for an unknown key */
  changeMerchant(apiKey: string, change: MerchantChange): void {
    const merchant = this.the.merchants.find((each) => each.apiKey === apiKey);
    if (!merchant) throw new RangeError('no such merchant');
    Object.assign(merchant, change);
  }

  /** @throws RangeError for an unknown shop or what is no amount */
  changeShop(code: string, { minimum, maximum, available, frozen, credit, ...change }: ShopChange): void {
    const shop = this.the.merchants.flatMap(({ shops }) => shops).find((each) => each.code === code);
    if (!shop) throw new RangeError(`no shop ${code}`);
    const amounts = Object.entries({ minimum, maximum, available, frozen, credit }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, minorOf(text, shop.scale)] as const],
    );
    Object.assign(shop, change, Object.fromEntries(amounts));
  }

  /** By its names, so that asking for one operation does not cost the size of the book. */
  private named(externalId: string, types: readonly OperationType[]): Operation[] {
    const places = this.the.merchants.flatMap((merchant) => merchant.shops.map((shop) => ({ merchant, shop })));
    return types.flatMap((type) =>
      places.flatMap((place) => this.the.store.find({ ...place, type, externalId }) ?? []),
    );
  }

  private operation({ externalId, type = 'payin', shop }: Which): Operation {
    const found = this.named(externalId, [type]).find((each) => shop === undefined || each.shop.code === shop);
    if (!found) throw new RangeError(`no ${type} ${externalId}`);
    return found;
  }
}
