import type { AgreementCommand, CardPaymentResult, ChargeResult } from '#libs/agreements';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { AgreementLink, AuthorizationDeclined, AuthorizationFailed, CardKept, Decline } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { CardTries } from '../../cards/card-tries';
import { RegisterKeptCard } from '../../cards/register-kept-card';
import { orderAggregate } from '../../orders/order-aggregate';
import { agreementAggregate } from '../agreement-aggregate';
import { reportOf } from './collection';
import { OrderLinks } from './order-links';

/** That an order was opened, how an attempt at it ends, or that it brought a card. */
export const FOLLOWED = [
  'OrderCreated',
  'Captured',
  'AuthorizationDeclined',
  'AuthorizationFailed',
  'PaymentExpired',
  'OrderCancelled',
  'CardKept',
] as const;

type Followed = (typeof FOLLOWED)[number];

/** Tells an agreement what became of its orders. */
@Injectable()
export class FollowOrders {
  constructor(
    private readonly shell: CommandShell,
    private readonly cards: RegisterKeptCard,
    private readonly tries: CardTries,
    private readonly links: OrderLinks,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    if (event.type === 'OrderCreated') return this.links.note(event);
    const link = await this.links.of(event.stream);
    if (!link) return;
    const command = link.purpose === 'card' ? await this.cardResult(event) : await this.chargeResult(link, event);
    if (!command) return;
    const { correlationId, merchantId } = event.metadata;
    const commandId = deterministicId('agreement-order-told', event.id);
    const envelope = { commandId, correlationId, causationId: event.id, actor: 'process:agreements', merchantId };
    await this.shell.execute(agreementAggregate, link.agreementId, command, envelope);
  }

  private async chargeResult(link: AgreementLink, event: RecordedEvent): Promise<AgreementCommand | undefined> {
    const result = resultOf(event);
    if (!result || link.period === undefined) return undefined;
    const { state } = await this.shell.load(orderAggregate, event.stream.slice('order-'.length));
    const { attemptId, operationId } = event.data as { attemptId: number; operationId: number };
    const attempt = state.attempts.find(({ id }) => id === attemptId);
    // Only the agreement's own attempts are made without the payer.
    if (attempt?.flow !== 'background' && result.kind !== 'succeeded') return undefined;
    if (result.kind !== 'succeeded' && attempt?.cardId !== undefined) {
      await this.failTry(link, attempt.cardId, result.kind, event);
    }
    const asked = state.operations.find(({ id }) => id === operationId)?.requestedAt;
    const told = Date.parse(event.metadata.occurredAt);
    const delayMs = asked === undefined ? 0 : Math.max(0, told - Date.parse(asked));
    return reportOf(link, result, delayMs);
  }

  /** What was tried in vain keeps no other charge of the card waiting; it is told before the agreement plans on. */
  private async failTry(
    { agreementId, period, change }: AgreementLink,
    cardId: string,
    kind: 'declined' | 'failed' | 'not_sent',
    { id, metadata: { correlationId, merchantId } }: RecordedEvent,
  ): Promise<void> {
    const commandId = deterministicId('fail-card-try', id);
    const envelope = { commandId, correlationId, causationId: id, actor: 'process:agreements', merchantId };
    const what = { agreementId, period: period!, ...(change !== undefined && { change }), kind };
    await this.tries.fail(cardId, what, envelope);
  }

  private async cardResult(event: RecordedEvent): Promise<AgreementCommand | undefined> {
    const orderId = event.stream.slice('order-'.length);
    if (event.type === 'CardKept') {
      // The card may be charged in a moment: it is registered here and now, not when its own subscriber gets to it.
      await this.cards.handle(event);
      const { cardId: id, provider, card } = event.data as CardKept['data'];
      const result: CardPaymentResult = { kind: 'paid', card: { id, provider, scheme: card.brand ?? 'other' } };
      return { type: 'RecordCardPayment', orderId, result };
    }
    const kind = ENDS[event.type as Followed];
    if (!kind) return undefined;
    const { decline } = event.data as { decline?: Decline };
    return { type: 'RecordCardPayment', orderId, result: { kind, ...(decline && { decline }) } };
  }
}

const ENDS: Readonly<Partial<Record<Followed, Exclude<CardPaymentResult['kind'], 'paid'>>>> = {
  AuthorizationDeclined: 'declined',
  AuthorizationFailed: 'failed',
  PaymentExpired: 'expired',
  OrderCancelled: 'cancelled',
};

/** Codes of issuers have two characters (ISO 8583 field 39); those of providers have more. */
const RESPONSE_CODE = /^[0-9A-Z]{2}$/;

function resultOf({ type, data }: RecordedEvent): ChargeResult | undefined {
  switch (type as Followed) {
    case 'Captured':
      return { kind: 'succeeded' };
    case 'AuthorizationDeclined': {
      const { decline } = data as AuthorizationDeclined['data'];
      const code = RESPONSE_CODE.test(decline.code) && { responseCode: decline.code };
      return { kind: 'declined', decline, ...code };
    }
    case 'AuthorizationFailed': {
      const { code, reason } = data as AuthorizationFailed['data'];
      return { kind: code === 'not_sent' ? 'not_sent' : 'failed', code, reason };
    }
    default:
      return undefined;
  }
}
