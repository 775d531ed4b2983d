import type { Payer } from '#libs/providers';
import type { Sealed } from '#libs/payments';
import type { Sealer } from '#libs/sealing';

/** Personal data and free texts of an order, in clear only between the wire and the seal. */
export interface OrderPersonalData {
  readonly customer?: Payer;
  readonly description?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export type SealedOrderData = { readonly [Part in keyof OrderPersonalData]?: Sealed };

const placeOf = (orderId: string, part: keyof OrderPersonalData): string => `order/${orderId}/${part}`;

/** Where the sealed address of a refund in coins belongs. */
export const destinationPlace = (orderId: string): string => `order/${orderId}/destination`;

/** Shown in place of what was sealed for somebody who has been erased. */
export const ERASED = '[erased]';

/**
 * Seals what an order's events hold about a person. The subject is the merchant's customer where one is named, else the
 * order itself, so that one erasure covers all of a customer's orders.
 */
export class PersonalData {
  constructor(private readonly sealer: Sealer) {}

  subjectOf(order: { merchantId: string; orderId: string; customerId?: string }): string {
    return order.customerId === undefined
      ? `order:${order.orderId}`
      : `customer:${order.merchantId}:${order.customerId}`;
  }

  async seal(subject: string, place: string, value: unknown): Promise<Sealed | undefined> {
    if (value === undefined) return undefined;
    return this.sealer.seal(subject, place, JSON.stringify(value));
  }

  /** The value, or undefined when there is none or the person was erased. */
  async open<T>(sealed: Sealed | undefined, place: string): Promise<T | undefined> {
    if (!sealed) return undefined;
    const text = await this.sealer.open(sealed, place);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** What an order's events hold of its personal data; all of it is one subject's. */
  async sealOrder(orderId: string, subject: string, personal: OrderPersonalData): Promise<SealedOrderData> {
    if (Object.values(personal).every((value) => value === undefined)) return {};
    const seal = await this.sealer.sealFor(subject);
    const sealed = (part: keyof OrderPersonalData): Sealed | undefined =>
      personal[part] === undefined ? undefined : seal(placeOf(orderId, part), JSON.stringify(personal[part]));
    return { customer: sealed('customer'), description: sealed('description'), metadata: sealed('metadata') };
  }

  async openOrder(order: SealedOrderData & { readonly orderId: string }): Promise<OrderPersonalData> {
    const [customer, description, metadata] = await Promise.all([
      this.open<Payer>(order.customer, placeOf(order.orderId, 'customer')),
      this.open<string>(order.description, placeOf(order.orderId, 'description')),
      this.open<Record<string, string>>(order.metadata, placeOf(order.orderId, 'metadata')),
    ]);
    return { customer, description, metadata };
  }
}
