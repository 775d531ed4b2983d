import { BoundedMap, MultiIndex } from '#libs/simulators/kit';
import type { RefundOrder, WirePayment } from './wire-payment';

/** All bank transfers of the simulator, the oldest forgotten beyond the capacity. */
export class WireStore {
  private readonly payments: BoundedMap<string, WirePayment>;
  private readonly byRequest = new Map<string, WirePayment>();
  private readonly bySession = new Map<string, WirePayment>();
  private readonly byReference = new MultiIndex<string, WirePayment>();

  constructor(capacity: number) {
    this.payments = new BoundedMap(capacity, (payment) => this.forget(payment));
  }

  get size(): number {
    return this.payments.size;
  }

  add(payment: WirePayment): void {
    const { paymentId, paymentRequestId, session, reference } = payment;
    this.payments.set(paymentId, payment);
    if (reference !== undefined) this.byReference.add(reference, payment);
    if (paymentRequestId !== undefined) this.byRequest.set(paymentRequestId, payment);
    if (session !== undefined) this.bySession.set(session, payment);
  }

  /** Notes a refund, so that the payment is also found by its Reference. */
  record(payment: WirePayment, order: RefundOrder): void {
    (payment.orders ??= []).push(order);
    this.byReference.add(order.reference, payment);
  }

  /** By PaymentId or PaymentRequestId; the numbers of the two never meet (sheet, section 13 U5). */
  find(id: string | undefined): WirePayment | undefined {
    return id === undefined ? undefined : (this.payments.get(id) ?? this.byRequest.get(id));
  }

  ofSession(session: string): WirePayment | undefined {
    return this.bySession.get(session);
  }

  /** Payments with this Reference, and those that a refund with this Reference acted on. */
  ofReference(reference: string): readonly WirePayment[] {
    return this.byReference.get(reference);
  }

  /** Oldest first. */
  all(): IterableIterator<WirePayment> {
    return this.payments.values();
  }

  private forget(payment: WirePayment): void {
    const { paymentRequestId, session, reference, orders = [] } = payment;
    if (paymentRequestId !== undefined) this.byRequest.delete(paymentRequestId);
    if (session !== undefined) this.bySession.delete(session);
    for (const known of [reference, ...orders.map((order) => order.reference)]) {
      if (known !== undefined) this.byReference.remove(known, payment);
    }
  }
}
