import type { AgreementCommand, AgreementState, ChargeResult } from '#libs/agreements';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CardTokens, NoTokenError } from '../../cards/card-tokens';
import { CardTries } from '../../cards/card-tries';
import { PROBLEMS, Problem } from '../../common/problems';
import { CreateOrder } from '../../orders/create-order/create-order.command';
import { orderAggregate } from '../../orders/order-aggregate';
import { StartAttempt } from '../../orders/start-attempt/start-attempt.handler';
import { agreementAggregate } from '../agreement-aggregate';
import { CardPayments } from '../card-payments';
import { collectionOf, heldBack, referenceOf, reportOf, wishOf } from './collection';
import type { Collection } from './collection';

const ACTOR = 'process:agreements';
const METHOD = 'card';
/** Nothing has left, so nothing leaves any more. */
const ENDED_BEFORE = { kind: 'not_sent', code: 'agreement_ended', reason: 'the agreement ended before that' } as const;

/**
 * Carries out the intent of an agreement: opens the order of a period or of a change within it, or its next attempt. At
 * least once; order, attempt and command take their ids from what they are for, so a repeat finds it done.
 */
@Injectable()
export class CollectCharges {
  constructor(
    private readonly shell: CommandShell,
    private readonly commands: CommandBus,
    private readonly tokens: CardTokens,
    private readonly tries: CardTries,
    private readonly payments: CardPayments,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const collection = collectionOf(event);
    const { agreementId, commandId } = collection;
    const told = await this.collect(collection, this.envelope(event, commandId));
    if (!told) return;
    const envelope = this.envelope(event, deterministicId('charge-not-made', event.id));
    await this.shell.execute(agreementAggregate, agreementId, told, envelope);
  }

  /** What the agreement is to be told, where no order will tell it. */
  private async collect(collection: Collection, envelope: CommandEnvelope): Promise<AgreementCommand | undefined> {
    const { agreementId, orderId, link, cardId, provider } = collection;
    const order = await this.shell.load(orderAggregate, orderId);
    // The provider may have been asked: what became of that the order finds out.
    if (order.commands.has(envelope.commandId)) return undefined;
    const { state } = await this.shell.load(agreementAggregate, agreementId);
    if (state.ended) return reportOf(link, ENDED_BEFORE, 0);
    try {
      await this.tokens.reveal(cardId);
    } catch (error) {
      if (!(error instanceof NoTokenError)) throw error;
      return reportOf(link, { kind: 'failed', code: 'card_unusable', reason: error.message }, 0);
    }
    const own = { ...envelope, commandId: deterministicId('reserve-card-try', envelope.commandId, collection.at) };
    const refusal = await this.tries.reserve(wishOf(state, collection), own);
    if (refusal) return heldBack(collection, refusal);
    const instrument = { card_id: cardId, provider, initiator: 'merchant' } as const;
    try {
      await (order.state.exists
        ? this.commands.execute(new StartAttempt(orderId, instrument, envelope))
        : this.commands.execute(
            new CreateOrder(orderId, { ...(await this.orderOf(state, collection)), ...instrument }, envelope, link),
          ));
      return undefined;
    } catch (error) {
      const result = resultOf(error);
      // Its money is on its way to us as an event of the order. Money that nobody expected is not: a person decides.
      if (result.kind === 'failed' && result.code === 'already_paid' && (await this.hasCaptured(orderId))) {
        return undefined;
      }
      const failed = { ...envelope, commandId: deterministicId('fail-card-try', envelope.commandId, collection.at) };
      const { agreementId: _, purpose: __, ...what } = link;
      await this.tries.fail(cardId, { agreementId, ...what, kind: 'not_sent' }, failed);
      return reportOf(link, result, 0);
    }
  }

  private async hasCaptured(orderId: string): Promise<boolean> {
    const { state } = await this.shell.load(orderAggregate, orderId);
    return state.amounts.captured > 0n;
  }

  private async orderOf(state: AgreementState, collection: Collection) {
    const { agreementId, customerId, ...sealed } = state.agreement!;
    const { description } = await this.payments.reveal(agreementId, { description: sealed.description });
    const amount = formatAmount(fromMoneyJson(collection.amount));
    const customer = { id: customerId };
    return { reference: referenceOf(state, collection), amount, method: METHOD, customer, description } as const;
  }

  private envelope({ id, metadata }: RecordedEvent, commandId: string): CommandEnvelope {
    const { correlationId, merchantId } = metadata;
    return { commandId, correlationId, causationId: id, actor: ACTOR, merchantId };
  }
}

/** @throws the error, where the same may work in a moment */
function resultOf(error: unknown): Exclude<ChargeResult, { kind: 'succeeded' }> {
  if (!(error instanceof Problem)) throw error;
  const { code, detail: reason } = error;
  switch (code) {
    case 'card_removed':
      return { kind: 'declined', decline: { code, class: 'hard', message: 'the card was taken off file' } };
    // The customer is paying this very order on another way, or may have paid it.
    case 'attempt_in_progress':
    case 'outcome_unknown':
      return { kind: 'not_sent', code, reason };
    default:
      if (PROBLEMS[code].retryable) throw error;
      return { kind: 'failed', code, reason };
  }
}
