import type { BankOrderCommand, InstructionState } from '#libs/banking';
import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { fromMoneyJson } from '#libs/money';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../../config';
import { CLOCK, CONFIG, LOGGER } from '../../persistence/tokens';
import { Bank } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { dayOf, daysAfter } from '../day';
import { BankOrderCalls } from './bank-order-calls';
import { Beneficiaries, instructionReference } from './beneficiaries';
import { OrderNumbers } from './order-numbers';
import { askedFor, isWhatWasAsked } from './what-was-asked';

/**
 * Finds out what became of a bank order: an intent without an answer (a crash) becomes a doubt, a doubt is looked for
 * in the account's history by our references, and what the bank has is asked about until it is done. Never sent again.
 */
@Injectable()
export class BankOrderLooks {
  constructor(
    private readonly shell: CommandShell,
    private readonly bank: Bank,
    private readonly calls: BankOrderCalls,
    private readonly beneficiaries: Beneficiaries,
    private readonly numbers: OrderNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Whether there is such an order at this bank; it is looked at. */
  async lookIfOurs(id: string, provider: string): Promise<boolean> {
    const { state } = await this.shell.load(bankOrderAggregate, id);
    if (state.order?.provider !== provider) return false;
    await this.look(id);
    return true;
  }

  async look(id: string): Promise<FoldedBankOrder> {
    let folded = await this.shell.load(bankOrderAggregate, id);
    if (folded.state.stage === 'sending') folded = await this.abandon(id, folded);
    if (folded.state.stage === 'in_doubt') folded = await this.search(id, folded);
    for (const instruction of folded.state.instructions) {
      const isOpen = instruction.status === 'open' || instruction.status === 'executed';
      if (instruction.bankOrderNumber !== undefined && isOpen) folded = await this.ask(id, folded, instruction);
    }
    return folded;
  }

  /** Every request ends by its deadline, so after that time nobody is waiting for an answer any more. */
  private async abandon(id: string, folded: FoldedBankOrder): Promise<FoldedBankOrder> {
    const age = this.clock.now().getTime() - Date.parse(folded.state.submittedAt!);
    if (age <= this.config.limits.callAbandonedMs) return folded;
    const reason = 'no answer was recorded; the request may or may not have left';
    return this.record(id, folded, { type: 'RecordAnswer', answer: { kind: 'unknown', reason } }, 'abandoned');
  }

  private async search(id: string, before: FoldedBankOrder): Promise<FoldedBankOrder> {
    const { order, submittedAt, instructions } = before.state;
    const { accountId, provider, instructions: asked } = order!;
    const from = daysAfter(dayOf(new Date(submittedAt!)), -1);
    const to = daysAfter(dayOf(this.clock.now()), 1);
    let folded = before;
    for (const { number, bankOrderNumber: known } of instructions) {
      if (known !== undefined) continue;
      const amount = fromMoneyJson(asked[number - 1]!.amount);
      const reference = instructionReference(id, number);
      const found = await this.bank.of(provider).findOrder({ accountId, reference, amount, from, to });
      if (found.kind !== 'answered' || found.data === undefined) continue;
      if (!(await this.numbers.claim(folded, number, found.data))) {
        this.log.error({ bankOrder: id, instruction: number }, 'what the history shows is another order of ours');
        continue;
      }
      const command = { type: 'RecordFound', instruction: number, bankOrderNumber: found.data } as const;
      folded = await this.record(id, folded, command, `found ${number}`);
    }
    return folded;
  }

  private async ask(id: string, folded: FoldedBankOrder, instruction: InstructionState): Promise<FoldedBankOrder> {
    const order = folded.state.order!;
    const { number, bankOrderNumber = '' } = instruction;
    if (!(await this.numbers.claim(folded, number, bankOrderNumber))) {
      this.log.error({ bankOrder: id, instruction: number }, 'its number at the bank is that of another order of ours');
      return folded;
    }
    const told = await this.bank.of(order.provider).orderStatus(bankOrderNumber);
    if (told.kind !== 'answered') return folded;
    const { stage, state } = told.data;
    const asked = askedFor(order, number, await this.beneficiaries.open(order));
    if (!isWhatWasAsked(told.data, asked)) {
      this.log.error({ bankOrder: id, instruction: number }, 'the bank tells of another order under this number');
      return folded;
    }
    if (stage === 'unrecognised') {
      this.log.warn({ bankOrder: id, instruction: number, state }, 'the bank tells a state that is not in its list');
      return folded;
    }
    const command = { type: 'RecordStatus', instruction: number, stage, state } as const;
    return this.record(id, folded, command, `status ${number} ${stage}`);
  }

  private record(id: string, folded: FoldedBankOrder, command: BankOrderCommand, step: string) {
    return this.calls.record(folded, command, deterministicId('bank-look', id, step));
  }
}
