import type { BankAnswerTold, BankOrderCommand, BankOrderRequested } from '#libs/banking';
import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { crashPoint } from '#libs/crash-points';
import type { BankAnswer, Banking, BankOrderRequest } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../../config';
import { NO_TIME_LEFT, hasTimeForCall } from '../../config/call-time';
import { problemFromRefusal } from '../../orders/refusals';
import { CLOCK, CONFIG, LOGGER } from '../../persistence/tokens';
import { Bank } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { BankRefunds } from '../refunds/bank-refunds';
import { Beneficiaries, requestOf } from './beneficiaries';
import { OrderNumbers } from './order-numbers';

const NOT_SENT_TRIES = 3;

type FailedAnswer = Extract<BankAnswerTold, { kind: 'failed' }>;

interface Prepared {
  readonly kind: 'prepared';
  readonly banking: Banking;
  readonly request: BankOrderRequest;
}

/** The intent is stored, now the bank is asked, then its answer is stored. A crash in between leaves a doubt. */
@Injectable()
export class BankOrderCalls {
  constructor(
    private readonly shell: CommandShell,
    private readonly bank: Bank,
    private readonly beneficiaries: Beneficiaries,
    private readonly numbers: OrderNumbers,
    private readonly refunds: BankRefunds,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** For the order whose intent has just been appended, and for no other: it is asked for once. */
  async send(folded: FoldedBankOrder, causationId: string): Promise<FoldedBankOrder> {
    const { bankOrderId } = folded.state.order!;
    crashPoint('after-intent');
    const answer = await this.ask(folded);
    crashPoint('after-answer');
    const known = await this.claimed(folded, answer);
    return this.record(folded, { type: 'RecordAnswer', answer: known }, deterministicId('bank-answer', bankOrderId), {
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

  /**
   * Only a request that provably never left is sent again, and none that could leave after the order has become a
   * doubt: a person may have found it absent by then, and ordered it anew.
   */
  private async ask(folded: FoldedBankOrder): Promise<BankAnswerTold> {
    const { state } = folded;
    const order = state.order!;
    const refusal = await this.refunds.promise(folded);
    if (refusal) return { kind: 'failed', code: refusal.code, reason: problemFromRefusal(refusal).detail };
    const prepared = await this.prepare(order);
    if (prepared.kind === 'failed') return prepared;
    const { banking, request } = prepared;
    let answer: BankAnswer<readonly string[]> = { kind: 'not_sent', reason: NO_TIME_LEFT };
    for (let tries = 0; tries < NOT_SENT_TRIES && answer.kind === 'not_sent'; tries++) {
      const ageMs = this.clock.now().getTime() - Date.parse(state.submittedAt!);
      if (!hasTimeForCall(this.config, order.provider, ageMs)) break;
      answer = await banking.createOrder(request);
    }
    return toldBy(answer);
  }

  /** Numbers that are another order's say nothing about this one. */
  private async claimed(folded: FoldedBankOrder, answer: BankAnswerTold): Promise<BankAnswerTold> {
    if (answer.kind !== 'accepted') return answer;
    for (const [index, number] of answer.numbers.entries())
      if (!(await this.numbers.claim(folded, index + 1, number)))
        return { kind: 'unknown', reason: `the bank named the number ${number}, which is that of another order` };
    return answer;
  }

  /** Nothing has left yet, so whatever goes wrong here is no doubt. */
  private async prepare(order: BankOrderRequested['data']): Promise<Prepared | FailedAnswer> {
    try {
      const instructions = await this.beneficiaries.open(order);
      if (!instructions) return { kind: 'failed', code: 'erased', reason: 'its beneficiaries were erased before' };
      const banking = this.bank.of(order.provider);
      return { kind: 'prepared', banking, request: requestOf(order.bankOrderId, order, instructions) };
    } catch (error) {
      this.log.error({ err: error, bankOrder: order.bankOrderId }, 'a bank order could not be put together');
      return { kind: 'failed', code: 'not_sent', reason: 'it could not be put together; the log says why' };
    }
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
