import type { BankAnswerTold, BankOrderCommand } from '#libs/banking';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { crashPoint } from '#libs/crash-points';
import type { BankAnswer } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import { Bank } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { Beneficiaries, requestOf } from './beneficiaries';

const NOT_SENT_TRIES = 3;

/** The intent is stored, now the bank is asked, then its answer is stored. A crash in between leaves a doubt. */
@Injectable()
export class BankOrderCalls {
  constructor(
    private readonly shell: CommandShell,
    private readonly bank: Bank,
    private readonly beneficiaries: Beneficiaries,
  ) {}

  /** For the order whose intent has just been appended, and for no other: it is asked for once. */
  async send(folded: FoldedBankOrder, causationId: string): Promise<FoldedBankOrder> {
    const { bankOrderId } = folded.state.order!;
    crashPoint('after-intent');
    const answer = await this.ask(folded);
    crashPoint('after-answer');
    return this.record(folded, { type: 'RecordAnswer', answer }, deterministicId('bank-answer', bankOrderId), {
      causationId,
    });
  }

  /** Stores what was found out about an order, by whomever. */
  async record(
    folded: FoldedBankOrder,
    command: BankOrderCommand,
    commandId: string,
    { causationId, actor = 'process:bank-orders' }: { causationId?: string; actor?: string } = {},
  ): Promise<FoldedBankOrder> {
    const { bankOrderId, merchantId } = folded.state.order!;
    const envelope = { commandId, correlationId: causationId ?? commandId, causationId, actor, merchantId };
    const recorded = await this.shell.execute(bankOrderAggregate, bankOrderId, command, envelope, { from: folded });
    if (recorded.kind === 'rejected') throw new Error(`bank order ${bankOrderId}: ${recorded.refusal.code}`);
    return recorded.folded;
  }

  private async ask({ state }: FoldedBankOrder): Promise<BankAnswerTold> {
    const order = state.order!;
    const instructions = await this.beneficiaries.open(order);
    if (!instructions) return { kind: 'failed', code: 'erased', reason: 'its beneficiaries were erased before' };
    const request = requestOf(order.bankOrderId, order, instructions);
    const banking = this.bank.of(order.provider);
    let answer = await banking.createOrder(request);
    // Only a request that provably never left is sent again.
    for (let tries = 1; tries < NOT_SENT_TRIES && answer.kind === 'not_sent'; tries++) {
      answer = await banking.createOrder(request);
    }
    return toldBy(answer);
  }
}

function toldBy(answer: BankAnswer<readonly string[]>): BankAnswerTold {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'accepted', numbers: answer.data };
    case 'refused':
      return { kind: 'failed', code: answer.code, reason: answer.reason };
    case 'not_sent':
      return { kind: 'failed', code: 'not_sent', reason: answer.reason };
    case 'unknown':
      return { kind: 'unknown', reason: answer.reason };
  }
}
