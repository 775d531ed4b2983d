import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { BankLineMatched, LinesSettled, PayoutLineName, SettledItem } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { bankOrderAggregate } from '../banking/bank-order-aggregate';
import { orderAggregate } from '../orders/order-aggregate';
import { breakAggregate, settlementAggregate } from '../settlements/aggregates';

/** The reaction's name. */
export const SETTLE_PAYOUTS = 'settle-payouts';

/** Of what caused it; each thing that follows has an id of its own below it. */
type Cause = Omit<CommandEnvelope, 'commandId'> & { readonly causationId: string };

/**
 * Carries a match on to where it counts: a matched line of the bank credits its payouts or is told to the bank order
 * that it is, a settled line of a payout is told to its orders, a decision to the payout. Matching does it at once; the
 * reaction does it again, for the case that a process died between the two, or that matching did not look at it any
 * more. Each of them counts it once.
 */
@Injectable()
export class SettlePayouts {
  constructor(private readonly shell: CommandShell) {}

  async handle(event: RecordedEvent): Promise<void> {
    const { id, stream, metadata } = event;
    const { correlationId, merchantId } = metadata;
    const cause: Cause = { correlationId, merchantId, causationId: id, actor: 'process:reconciliation' };
    if (event.type === 'BreakResolved') await this.accept(stream.slice('break-'.length), cause);
    else if (event.type === 'BankLineMatched')
      await this.carryOn(stream.slice('bankline-'.length), event.data as BankLineMatched['data'], cause);
    else await this.tellSettled(stream.slice('settlement-'.length), event.data as LinesSettled['data'], cause);
  }

  /** Answers the position of the last event, 0 where there was nothing to tell. */
  async carryOn(bankLineId: string, data: BankLineMatched['data'], cause: Cause): Promise<bigint> {
    return data.to === 'bank_order'
      ? this.tellBankOrder(bankLineId, data, cause)
      : this.credit(bankLineId, data, cause);
  }

  /** What a decision booked out of the clearing account of a payout counts there, whatever has come since. */
  private async accept(breakId: string, cause: Cause): Promise<void> {
    const { facts, resolution } = (await this.shell.load(breakAggregate, breakId)).state;
    const settlementId = facts?.settlementId;
    const booked = resolution?.residuals.filter(({ place }) => place === 'transit') ?? [];
    const [first] = booked;
    if (settlementId === undefined || !first) return;
    const minor = booked.reduce((sum, one) => sum + BigInt(one.minor), 0n);
    const command = {
      type: 'AcceptDifference',
      breakId,
      amount: { minor: String(minor), currency: first.currency },
    } as const;
    const envelope = { ...cause, commandId: deterministicId('accept', breakId) };
    const result = await this.shell.execute(settlementAggregate, settlementId, command, envelope);
    if (result.kind === 'rejected') throw new Error(`payout ${settlementId} takes no decision: ${result.refusal.code}`);
  }

  private async tellBankOrder(
    bankLineId: string,
    { id, instruction, amount }: BankLineMatched['data'],
    cause: Cause,
  ): Promise<bigint> {
    const movement = BigInt(amount.minor) < 0n ? 'left' : 'returned';
    const told = { instruction: instruction!, movement, bankLineId, state: 'booked' } as const;
    const command = { type: 'RecordBooked', ...told } as const;
    const envelope = { ...cause, commandId: deterministicId('book-order', bankLineId) };
    const result = await this.shell.execute(bankOrderAggregate, id!, command, envelope);
    if (result.kind === 'rejected') throw new Error(`bank order ${id} takes no line: ${result.refusal.code}`);
    return result.folded.position;
  }

  private async credit(bankLineId: string, data: BankLineMatched['data'], cause: Cause): Promise<bigint> {
    let position = 0n;
    if (data.to !== 'payout') return position;
    for (const { id, amount } of data.parts ?? [{ id: data.id!, amount: data.amount }]) {
      const command = { type: 'Credit', amount, account: data.account, bankLineId } as const;
      const envelope = { ...cause, commandId: deterministicId('credit', bankLineId, id) };
      const result = await this.shell.execute(settlementAggregate, id, command, envelope);
      if (result.kind === 'rejected') throw new Error(`payout ${id} takes no credit: ${result.refusal.code}`);
      position = result.folded.position;
    }
    return position;
  }

  /** Tells the orders, and the other payouts that have a part in them. */
  async tellSettled(
    settlementId: string,
    { lines }: Pick<LinesSettled['data'], 'lines'>,
    cause: Cause,
  ): Promise<bigint> {
    let position = 0n;
    const note = (written: bigint): void => {
      if (written > position) position = written;
    };
    for (const item of lines.flatMap(({ items }) => items)) note(await this.tell(settlementId, item, cause));
    for (const line of lines.flatMap(({ together = [] }) => together)) note(await this.settleWith(line, cause));
    return position;
  }

  private async settleWith({ settlementId, number }: PayoutLineName, cause: Cause): Promise<bigint> {
    const command = { type: 'SettleLines', lines: [{ number, items: [] }] } as const;
    const envelope = { ...cause, commandId: deterministicId('settle-with', settlementId, String(number)) };
    const result = await this.shell.execute(settlementAggregate, settlementId, command, envelope);
    if (result.kind === 'rejected') throw new Error(`payout ${settlementId} takes no line: ${result.refusal.code}`);
    return result.folded.position;
  }

  private async tell(settlementId: string, item: SettledItem, cause: Cause): Promise<bigint> {
    const { itemId, orderId, attemptId, operationId, amount, fee, feeCorrects, exchange } = item;
    const evidence = { source: 'statement', id: itemId } as const;
    const settlement = { type: 'RecordSettlement', attemptId, operationId, amount, settlementId, evidence } as const;
    const paid = { fee, ...(feeCorrects && { feeCorrects }), ...(exchange && { exchange }) };
    const envelope = { ...cause, commandId: deterministicId('settle', settlementId, itemId) };
    const result = await this.shell.execute(orderAggregate, orderId, { ...settlement, ...paid }, envelope);
    if (result.kind === 'rejected') throw new Error(`order ${orderId} takes no settlement: ${result.refusal.code}`);
    return result.folded.position;
  }
}
