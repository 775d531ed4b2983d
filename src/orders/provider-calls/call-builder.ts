import { operationReference } from '#libs/payments';
import type { Attempt, CaptureMode, Operation, OrderState, PaymentMethod, SaveCard } from '#libs/payments';
import type { Money } from '#libs/money';
import type { FollowUp, ProviderAdapter, ProviderResult } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { CardTokens } from '../../cards/card-tokens';
import { CONFIG } from '../../persistence/tokens';
import { PersonalData } from '../../personal-data/personal-data';
import type { OrderPersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';

/** What a provider's page is made of, beside personal data. */
export interface HostedPayment {
  readonly orderId: string;
  readonly operationId: number;
  readonly provider: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly capture: CaptureMode;
  readonly saveCard?: SaveCard;
  readonly cardId?: string;
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
    if (operation.type === 'authorize') return this.charge(adapter, state, attempt, operation);
    const followUp = this.followUp(state, attempt, operation);
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
    const { order } = state;
    if (!order || attempt.expiresAt === undefined) return undefined;
    const { orderId, method } = order;
    const amount = { minor: state.requested, currency: state.currency };
    const { provider, capture, saveCard, cardId, expiresAt, authorizeOperationId: operationId } = attempt;
    return this.pageFor(
      { orderId, operationId, provider, amount, method, capture, saveCard, cardId, expiresAt },
      personal,
    );
  }

  /**
   * The same page before anything is stored: what the provider cannot take is refused while nothing has happened yet.
   */
  async pageFor(page: HostedPayment, personal: OrderPersonalData): Promise<string | undefined> {
    const adapter = this.providers.find(page.provider);
    return adapter?.hostedPage?.({
      reference: operationReference(page.orderId, page.operationId),
      amount: page.amount,
      method: page.method,
      capture: page.capture,
      payer: personal.customer ?? {},
      description: personal.description,
      saveCard: page.saveCard,
      cardToken: page.cardId === undefined ? undefined : await this.tokens.reveal(page.cardId),
      returnUrl: `${this.config.publicUrl}/returns/${adapter.name}`,
      notificationUrl: this.notificationUrl(adapter.name),
      expiresAt: page.expiresAt,
    }).url;
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
    const { customer } = await this.personalData.openOrder(state.order);
    return () =>
      charge({
        reference: operationReference(state.order!.orderId, operation.id),
        amount: { minor: operation.amount, currency: state.currency },
        capture: attempt.capture,
        initiator: 'merchant',
        cardToken,
        payer: customer ?? {},
        notificationUrl: this.notificationUrl(adapter.name),
      });
  }

  private followUp(state: OrderState, attempt: Attempt, operation: Operation): FollowUp {
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
    };
  }

  private notificationUrl(provider: string): string {
    return `${this.config.publicUrl}/notifications/${provider}`;
  }
}

export function attemptOf(state: OrderState, operation: Operation): Attempt {
  const attempt = state.attempts.find(({ id }) => id === operation.attemptId);
  if (!attempt) throw new Error(`operation ${operation.id} names attempt ${operation.attemptId}, which does not exist`);
  return attempt;
}
