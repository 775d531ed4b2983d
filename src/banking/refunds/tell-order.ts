import type { BankInstructionExecuted, BankOrderEvent, BankOrderFailed } from '#libs/banking';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { OrderCommand } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../../orders/order-aggregate';
import { bankOrderAggregate } from '../bank-order-aggregate';
import { BankRefunds } from './bank-refunds';

/** That a refund by bank was asked for, and how it ends. */
export const TOLD = [
  'BankOrderRequested',
  'BankOrderRejected',
  'BankOrderFailed',
  'BankInstructionExecuted',
  'BankInstructionFailed',
  'BankInstructionReversed',
] as const satisfies readonly BankOrderEvent['type'][];

type Word = Pick<Extract<OrderCommand, { type: 'RecordBankRefund' }>, 'result' | 'code' | 'reason'>;

/**
 * Tells an order what became of the bank order that pays its refund. At least once; the order counts each word once.
 */
@Injectable()
export class TellOrder {
  constructor(
    private readonly shell: CommandShell,
    private readonly refunds: BankRefunds,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const folded = await this.shell.load(bankOrderAggregate, event.stream.slice('bankorder-'.length));
    const { orderId, bankOrderId, merchantId } = folded.state.order!;
    if (orderId === undefined) return;
    const type = event.type as (typeof TOLD)[number];
    if (type === 'BankOrderRequested') {
      // Whoever asked may have been cut off before. A refusal is told to the bank order when it is to be sent.
      await this.refunds.promise(folded);
      return;
    }
    const ids = { commandId: deterministicId('bank-refund', event.id), causationId: event.id };
    const envelope = { ...ids, correlationId: event.metadata.correlationId, actor: 'process:bank-refunds', merchantId };
    const command = { type: 'RecordBankRefund', bankOrderId, ...wordOf(type, event.data) } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope);
    if (result.kind === 'rejected') throw new Error(`order ${orderId} takes no word of a bank order`);
  }
}

function wordOf(type: Exclude<(typeof TOLD)[number], 'BankOrderRequested'>, data: unknown): Word {
  const { state } = data as BankInstructionExecuted['data'];
  switch (type) {
    case 'BankOrderRejected':
      return { result: 'failed', code: 'rejected', reason: 'a person rejected the bank order' };
    case 'BankOrderFailed': {
      const { code, reason } = data as BankOrderFailed['data'];
      return { result: 'failed', code, reason };
    }
    case 'BankInstructionExecuted':
      return { result: 'executed', code: 'executed', reason: state };
    case 'BankInstructionFailed':
      return { result: 'failed', code: 'not_executed', reason: `the bank did not carry it out (${state})` };
    case 'BankInstructionReversed':
      return { result: 'returned', code: 'returned', reason: `the bank sent the money back (${state})` };
  }
}
