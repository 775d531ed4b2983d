import type { AgreementState, ChargeRequested, ChargeResult } from '#libs/agreements';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CardTokens } from '../../cards/card-tokens';
import { PROBLEMS, Problem } from '../../common/problems';
import { CreateOrder } from '../../orders/create-order/create-order.command';
import { orderAggregate } from '../../orders/order-aggregate';
import { StartAttempt } from '../../orders/start-attempt/start-attempt.handler';
import { agreementAggregate } from '../agreement-aggregate';
import { chargeOrderId } from '../order-ids';

const ACTOR = 'process:agreements';
const METHOD = 'card';

/**
 * Carries out the intent of an agreement: opens the order of a period, or its next attempt. At least once; order,
 * attempt and command take their ids from agreement, period and attempt, so a repeat finds it done.
 */
@Injectable()
export class CollectCharges {
  constructor(
    private readonly shell: CommandShell,
    private readonly commands: CommandBus,
    private readonly tokens: CardTokens,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const charge = event.data as ChargeRequested['data'];
    const agreementId = event.stream.slice('agreement-'.length);
    const result = await this.collect(agreementId, charge, event);
    if (!result) return;
    const command = { type: 'RecordCharge', period: charge.period, result, delayMs: 0 } as const;
    const commandId = deterministicId('charge-not-made', event.id);
    await this.shell.execute(agreementAggregate, agreementId, command, this.envelope(event, commandId));
  }

  /** What the attempt came to, where no order will tell. */
  private async collect(
    agreementId: string,
    charge: ChargeRequested['data'],
    event: RecordedEvent,
  ): Promise<ChargeResult | undefined> {
    const orderId = chargeOrderId(agreementId, charge.period);
    const commandId = deterministicId('charge', agreementId, String(charge.period), String(charge.attempt));
    const order = await this.shell.load(orderAggregate, orderId);
    // The provider may have been asked: what became of that the order finds out.
    if (order.commands.has(commandId)) return undefined;
    const { state } = await this.shell.load(agreementAggregate, agreementId);
    const envelope = this.envelope(event, commandId);
    try {
      await this.tokens.reveal(charge.cardId);
    } catch (error) {
      return { kind: 'failed', code: 'card_unusable', reason: (error as Error).message };
    }
    const { cardId: card_id, provider, period } = charge;
    const instrument = { card_id, provider, initiator: 'merchant' } as const;
    const link = { agreementId, purpose: 'charge', period } as const;
    try {
      await (order.state.exists
        ? this.commands.execute(new StartAttempt(orderId, instrument, envelope))
        : this.commands.execute(
            new CreateOrder(orderId, { ...orderOf(state, charge), ...instrument }, envelope, link),
          ));
      return undefined;
    } catch (error) {
      return resultOf(error);
    }
  }

  private envelope({ id, metadata }: RecordedEvent, commandId: string) {
    const { correlationId, merchantId } = metadata;
    return { commandId, correlationId, causationId: id, actor: ACTOR, merchantId };
  }
}

function orderOf({ agreement, open }: AgreementState, { period, amount }: ChargeRequested['data']) {
  const { reference, customerId } = agreement!;
  const key = open.find((one) => one.period.index === period)?.period.key ?? String(period);
  const value = formatAmount(fromMoneyJson(amount));
  return { reference: `${reference}/${key}`, amount: value, method: METHOD, customer: { id: customerId } } as const;
}

/** @throws the error, where the same may work in a moment */
function resultOf(error: unknown): ChargeResult | undefined {
  if (!(error instanceof Problem)) throw error;
  const { code, detail: reason } = error;
  switch (code) {
    case 'card_removed':
      return { kind: 'declined', decline: { code, class: 'hard', message: 'the card was taken off file' } };
    // The customer is paying this very order on another way, or may have paid it.
    case 'attempt_in_progress':
    case 'outcome_unknown':
      return { kind: 'not_sent', code, reason };
    // Its money is on its way to us as an event of the order.
    case 'already_paid':
      return undefined;
    default:
      if (PROBLEMS[code].retryable) throw error;
      return { kind: 'failed', code, reason };
  }
}
