import { BoundedMap, MultiIndex } from '#libs/simulators/kit';
import type { CardOperation, CardPayment } from './card-payment';

/**
 * All card payments of the simulator, the oldest forgotten beyond the capacity, together with their mandates and
 * cards.
 */
export class CardStore {
  private readonly payments: BoundedMap<string, CardPayment>;
  private readonly bySession = new Map<string, CardPayment>();
  private readonly byCardId = new Map<string, CardPayment>();
  private readonly byReference = new MultiIndex<string, CardPayment>();

  constructor(capacity: number) {
    this.payments = new BoundedMap(capacity, (payment) => this.forget(payment));
  }

  get size(): number {
    return this.payments.size;
  }

  add(payment: CardPayment): void {
    this.payments.set(payment.paymentRequestId, payment);
    this.byReference.add(payment.reference, payment);
    if (payment.session !== undefined) this.bySession.set(payment.session, payment);
  }

  /** Notes a request that acted on the payment, so that it is also found by that Reference. */
  record(payment: CardPayment, operation: CardOperation): void {
    (payment.followUps ??= []).push(operation);
    this.byReference.add(operation.reference, payment);
  }

  keepCard(cardId: string, registration: CardPayment): void {
    this.byCardId.set(cardId, registration);
  }

  get(paymentRequestId: string | undefined): CardPayment | undefined {
    return paymentRequestId === undefined ? undefined : this.payments.get(paymentRequestId);
  }

  ofSession(session: string): CardPayment | undefined {
    return this.bySession.get(session);
  }

  /** The payment that registered the card. */
  ofCardId(cardId: string | undefined): CardPayment | undefined {
    return cardId === undefined ? undefined : this.byCardId.get(cardId);
  }

  /** Payments with this Reference, and those that a request with this Reference acted on. */
  ofReference(reference: string): readonly CardPayment[] {
    return this.byReference.get(reference);
  }

  /** Oldest first. */
  all(): IterableIterator<CardPayment> {
    return this.payments.values();
  }

  private forget(payment: CardPayment): void {
    if (payment.session !== undefined) this.bySession.delete(payment.session);
    if (payment.cardId !== undefined && this.byCardId.get(payment.cardId) === payment) {
      this.byCardId.delete(payment.cardId);
    }
    for (const reference of [payment.reference, ...(payment.followUps ?? []).map((operation) => operation.reference)]) {
      this.byReference.remove(reference, payment);
    }
  }
}
