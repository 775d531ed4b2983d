import { operationReference } from '#libs/payments';
import type {
  Attempt,
  CaptureMode,
  Operation,
  OrderCreated,
  OrderState,
  PaymentMethod,
  SaveCard,
} from '#libs/payments';
import { fromMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { FollowUp, ProviderAdapter, ProviderResult, StartPayment } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { CardTokens } from '../../cards/card-tokens';
import { CONFIG } from '../../persistence/tokens';
import { PersonalData, destinationPlace } from '../../personal-data/personal-data';
import type { OrderPersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';

/** What a payment by the payer is made of, beside personal data. */
export interface PlannedPayment {
  readonly orderId: string;
  readonly operationId: number;
  readonly provider: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly capture: CaptureMode;
  readonly saveCard?: SaveCard;
  readonly cardId?: string;
  readonly customerId?: string;
  readonly crypto?: OrderCreated['data']['crypto'];
  readonly expiresAt: string;
}

/**
 * Turns a stored intent into the request to its provider. Everything that the request needs stands in the order's
 * events.
 */
@Injectable()
export class CallBuilder {
  constructor(
    private readonly providers: Providers,
    private readonly personalData: PersonalData,
    private readonly tokens: CardTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The call, ready to be made; making it twice sends the same request under the same reference. */
  async call(state: OrderState, operation: Operation): Promise<() => Promise<ProviderResult>> {
    const attempt = attemptOf(state, operation);
    const adapter = this.providers.get(attempt.provider);
    if (operation.type === 'authorize') {
      return attempt.flow === 'remote'
        ? this.opening(adapter, state, attempt, operation)
        : this.charge(adapter, state, attempt, operation);
    }
    const followUp = await this.followUp(state, attempt, operation);
    return () => {
      if (operation.type === 'capture' && adapter.capture) return adapter.capture(followUp);
      if (operation.type === 'void' && adapter.void) return adapter.void(followUp);
      if (operation.type === 'refund' && adapter.refund) return adapter.refund(followUp);
      throw new Error(`${adapter.name} cannot ${operation.type}, but an intent for it is stored`);
    };
  }

  /**
   * The page where the payer pays this attempt; undefined when the provider has none.
   * @throws UnsupportedPaymentError when the provider has no form for what the order holds
   */
  async hostedPage(state: OrderState, attempt: Attempt, personal: OrderPersonalData): Promise<string | undefined> {
    const planned = plannedPayment(state, attempt);
    return planned && this.pageFor(planned, personal);
  }

  /**
   * The same page before anything is stored: what the provider cannot take is refused while nothing has happened yet.
   */
  async pageFor(planned: PlannedPayment, personal: OrderPersonalData): Promise<string | undefined> {
    const adapter = this.providers.find(planned.provider);
    if (!adapter?.hostedPage && !adapter?.checkPayment) return undefined;
    const payment = await this.paymentOf(planned, personal);
    adapter.checkPayment?.(payment);
    return adapter.hostedPage?.(payment).url;
  }

  /** Closes a payment that nobody has paid, where the provider can; undefined where it cannot, or there is none. */
  cancellation(state: OrderState): (() => Promise<ProviderResult>) | undefined {
    const attempt = state.attempts.at(-1);
    const adapter = attempt && this.providers.find(attempt.provider);
    if (attempt?.flow !== 'remote' || attempt.providerReference === undefined || !adapter?.cancelPayment)
      return undefined;
    const { orderId } = state.order!;
    const request = {
      reference: operationReference(orderId, attempt.authorizeOperationId),
      amount: { minor: state.requested, currency: state.currency },
      providerReference: attempt.providerReference,
      notificationUrl: this.notificationUrl(adapter.name),
    };
    return () => adapter.cancelPayment!(request);
  }

  private async paymentOf(planned: PlannedPayment, personal: OrderPersonalData): Promise<StartPayment> {
    const { cardId, crypto } = planned;
    return {
      reference: operationReference(planned.orderId, planned.operationId),
      amount: planned.amount,
      method: planned.method,
      capture: planned.capture,
      payer: personal.customer ?? {},
      description: personal.description,
      saveCard: planned.saveCard,
      cardToken: cardId === undefined ? undefined : await this.tokens.reveal(cardId),
      returnUrl: `${this.config.publicUrl}/returns/${planned.provider}`,
      notificationUrl: this.notificationUrl(planned.provider),
      expiresAt: planned.expiresAt,
      customerId: planned.customerId ?? planned.orderId,
      ...(crypto && {
        crypto: {
          asset: crypto.asset,
          tolerance: crypto.tolerance && fromMoneyJson(crypto.tolerance),
          developerFee: crypto.developerFee && fromMoneyJson(crypto.developerFee),
        },
      }),
    };
  }

  /** Of a payment whose outcome is in doubt only the page is wanted: it is opened again because a query found it. */
  private async opening(adapter: ProviderAdapter, state: OrderState, attempt: Attempt, { status }: Operation) {
    const open = adapter.openPayment?.bind(adapter);
    const planned = plannedPayment(state, attempt);
    if (!open || !planned) throw new Error(`${adapter.name} cannot open this payment`);
    const payment = await this.paymentOf(planned, await this.personalData.openOrder(state.order!));
    return () => open(status === 'unknown' ? { ...payment, isThere: true } : payment);
  }

  private async charge(
    adapter: ProviderAdapter,
    state: OrderState,
    attempt: Attempt,
    operation: Operation,
  ): Promise<() => Promise<ProviderResult>> {
    const charge = adapter.charge?.bind(adapter);
    if (!charge || !state.order || attempt.cardId === undefined)
      throw new Error(`${adapter.name} cannot charge this attempt`);
    const cardToken = await this.tokens.reveal(attempt.cardId);
    const { customer, description } = await this.personalData.openOrder(state.order);
    return () =>
      charge({
        reference: operationReference(state.order!.orderId, operation.id),
        amount: { minor: operation.amount, currency: state.currency },
        capture: attempt.capture,
        initiator: 'merchant',
        cardToken,
        payer: customer ?? {},
        description,
        notificationUrl: this.notificationUrl(adapter.name),
      });
  }

  private async followUp(state: OrderState, attempt: Attempt, operation: Operation): Promise<FollowUp> {
    const providerReference = operation.providerReference ?? attempt.providerReference;
    if (!state.order || providerReference === undefined) {
      throw new Error(`operation ${operation.id} has no reference of the payment at ${attempt.provider}`);
    }
    return {
      reference: operationReference(state.order.orderId, operation.id),
      amount: { minor: operation.amount, currency: state.currency },
      providerReference,
      notificationUrl: this.notificationUrl(attempt.provider),
      final: operation.final,
      destination: await this.personalData.open<string>(operation.destination, destinationPlace(state.order.orderId)),
      payment: { amount: { minor: attempt.captured, currency: state.currency }, receipt: attempt.receipt },
    };
  }

  private notificationUrl(provider: string): string {
    return `${this.config.publicUrl}/notifications/${provider}`;
  }
}

function plannedPayment(state: OrderState, attempt: Attempt): PlannedPayment | undefined {
  const { order } = state;
  if (!order || attempt.expiresAt === undefined) return undefined;
  const { orderId, method, customerId, crypto } = order;
  const { provider, capture, saveCard, cardId, expiresAt, authorizeOperationId: operationId } = attempt;
  const amount = { minor: state.requested, currency: state.currency };
  return { orderId, operationId, provider, amount, method, capture, saveCard, cardId, customerId, crypto, expiresAt };
}

export function attemptOf(state: OrderState, operation: Operation): Attempt {
  const attempt = state.attempts.find(({ id }) => id === operation.attemptId);
  if (!attempt) throw new Error(`operation ${operation.id} names attempt ${operation.attemptId}, which does not exist`);
  return attempt;
}
