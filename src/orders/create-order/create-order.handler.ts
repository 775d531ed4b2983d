import type { Clock } from '#libs/clock';
import { CommandShell, emptyFold } from '#libs/command-shell';
import { crashPoint } from '#libs/crash-points';
import { parseAmount, toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { AttemptPlan, OrderCreated, SaveCard } from '#libs/payments';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CLOCK } from '../../persistence/tokens';
import { Problem } from '../../common/problems';
import { CardsOnFile } from '../../cards/cards-on-file';
import { PersonalData } from '../../personal-data/personal-data';
import type { OrderPersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { CallBuilder } from '../provider-calls/call-builder';
import { ProviderCalls } from '../provider-calls/provider-calls';
import { problemFromRefusal } from '../refusals';
import { Replays } from '../replays/replays';
import { CreateOrder } from './create-order.command';
import type { CreateOrderDto, SplitDto } from './create-order.dto';
import { cryptoTermsOf } from './crypto-terms';
import { planAttempt } from './plan-attempt';

/** The payment that a new order starts with. */
const FIRST_OPERATION = 1;

interface OrderPlan {
  readonly order: Omit<OrderCreated['data'], 'createdAt'>;
  readonly attempt: AttemptPlan;
  readonly personal: OrderPersonalData;
  readonly pageUrl?: string;
}

@CommandHandler(CreateOrder)
export class CreateOrderHandler implements ICommandHandler<CreateOrder> {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly cards: CardsOnFile,
    private readonly personalData: PersonalData,
    private readonly calls: ProviderCalls,
    private readonly replays: Replays,
    private readonly build: CallBuilder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(message: CreateOrder): Promise<OrderAnswer> {
    const { orderId, envelope } = message;
    const plan = await this.plan(message).catch((refusal: unknown) => this.answerBefore(message, refusal));
    if ('folded' in plan) return plan;
    crashPoint('before-intent');
    const command = { type: 'CreateOrder', order: plan.order, attempt: plan.attempt } as const;
    const from = emptyFold(`order-${orderId}`, orderAggregate.decider.initial);
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    if (result.kind === 'replayed') return this.replays.answer(orderId, envelope);
    // The page is made here; everything else is asked of the provider now.
    if (plan.attempt.flow === 'hosted') return { folded: result.folded, replayed: false, open: false, created: plan };
    return this.calls.perform(orderId, result.folded, envelope);
  }

  /**
   * A repeat gets the first answer also when the request would be refused by now, because its card was removed or its
   * provider switched off. Looked up only then: a new order needs no read.
   */
  private async answerBefore({ orderId, envelope }: CreateOrder, refusal: unknown): Promise<OrderAnswer> {
    const folded = await this.shell.replayed(orderAggregate, orderId, envelope);
    if (!folded) throw refusal;
    return this.replays.answer(orderId, envelope);
  }

  /** Everything about the order before its intent is stored. @throws Problem for what cannot be paid like this */
  private async plan({ orderId, request, envelope, agreement }: CreateOrder): Promise<OrderPlan> {
    const amount = parseAmount(request.amount);
    const card =
      request.card_id === undefined
        ? undefined
        : await this.cards.usable(request.card_id, envelope.merchantId, request.initiator ?? 'customer');
    const adapter = this.providers.choose({
      provider: request.provider ?? card?.provider,
      merchantId: envelope.merchantId,
      method: request.method,
      amount,
      asset: request.crypto?.asset,
    });
    const attempt = planAttempt(
      adapter,
      {
        capture: request.capture ?? 'automatic',
        cardId: request.card_id,
        initiator: request.initiator,
        captureAfter: request.capture_after,
        atDeadline: request.at_deadline,
        saveCard: saveCardOf(request),
        zeroAmount: amount.minor === 0n,
        expiresInS: request.expires_in,
      },
      this.clock.now(),
    );
    const personal = personalOf(request);
    const crypto = cryptoTermsOf(request, amount);
    const order = await this.orderOf(orderId, { ...request, crypto }, envelope.merchantId, personal);
    const pageUrl = await this.pageUrl(order, amount, attempt, personal);
    const placed = { ...order, amount: toMoneyJson(amount), ...(agreement && { agreement }) };
    return { order: placed, attempt, personal, pageUrl };
  }

  /** Also checks that the provider could take it, whether it has a page of its own or is asked for one. */
  private async pageUrl(
    order: Omit<OrderPlan['order'], 'amount'>,
    amount: Money,
    attempt: AttemptPlan,
    personal: OrderPersonalData,
  ): Promise<string | undefined> {
    const { provider, cardId, expiresAt } = attempt;
    if (expiresAt === undefined) return undefined;
    const { orderId, method, captureMode: capture, saveCard, customerId, crypto } = order;
    const operationId = FIRST_OPERATION;
    return this.build.pageFor(
      { orderId, operationId, provider, amount, method, capture, saveCard, cardId, customerId, crypto, expiresAt },
      personal,
    );
  }

  private async orderOf(
    orderId: string,
    request: Omit<CreateOrderDto, 'crypto'> & Pick<OrderCreated['data'], 'crypto'>,
    merchantId: string,
    personal: OrderPersonalData,
  ): Promise<Omit<OrderCreated['data'], 'createdAt' | 'amount'>> {
    const customerId = request.customer?.id;
    const subject = this.personalData.subjectOf({ merchantId, orderId, customerId });
    const { customer, description, metadata } = await this.personalData.sealOrder(orderId, subject, personal);
    return {
      orderId,
      merchantId,
      reference: request.reference,
      method: request.method,
      captureMode: request.capture ?? 'automatic',
      ...(request.capture_after && { captureAfter: request.capture_after }),
      ...(request.at_deadline && { atDeadline: request.at_deadline }),
      saveCard: saveCardOf(request),
      customerId,
      customer,
      description,
      metadata,
      returnUrl: request.return_url,
      ...(request.crypto && { crypto: request.crypto }),
      ...(request.splits && { splits: splitsOf(request.splits) }),
    };
  }
}

const splitsOf = (splits: readonly SplitDto[]): NonNullable<OrderCreated['data']['splits']> =>
  splits.map(({ party, amount, settled_in: settledIn }) => ({
    party,
    amount: toMoneyJson(parseAmount(amount)),
    ...(settledIn === 'paid_currency' && { settledIn }),
  }));

function personalOf({ customer = {}, description, metadata }: CreateOrderDto): OrderPersonalData {
  const { id: _, ...payer } = customer;
  return { customer: Object.keys(payer).length > 0 ? payer : undefined, description, metadata };
}

function saveCardOf({
  save_card: save,
  save_card_for: usage,
}: Pick<CreateOrderDto, 'save_card' | 'save_card_for'>): SaveCard | undefined {
  if (save) return usage ?? 'customer';
  if (usage === undefined) return undefined;
  throw new Problem('invalid_request', 'save_card_for says who may use a kept card; send it with save_card.', {
    errors: [{ pointer: '/save_card_for', message: 'cannot stand without save_card' }],
  });
}
