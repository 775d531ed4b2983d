import type { BankOrderCommand } from '#libs/banking';
import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { Problem } from '../../common/problems';
import { CLOCK, CONFIG } from '../../persistence/tokens';
import { Bank, given } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { dayOf } from '../day';
import { BankOrderCalls } from './bank-order-calls';
import { Beneficiaries, fieldErrorOf, requestOf, storedInstruction } from './beneficiaries';
import type { CreateBankOrderDto } from './create-bank-order.dto';
import type { RejectBankOrderDto, ResolveBankOrderDto } from './decide-bank-order.dto';
import { paidFor } from './paid-for';
import { problemFromRefusal } from './refusals';

export interface BankOrderAnswer {
  readonly folded: FoldedBankOrder;
  readonly replayed: boolean;
}

/** Outgoing bank orders: asked for, approved by a second person above a limit, sent once. */
@Injectable()
export class BankOrders {
  constructor(
    private readonly shell: CommandShell,
    private readonly bank: Bank,
    private readonly calls: BankOrderCalls,
    private readonly beneficiaries: Beneficiaries,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `not_found`, also for another merchant's order */
  async load(id: string, merchantId: string): Promise<FoldedBankOrder> {
    const folded = await this.shell.load(bankOrderAggregate, id);
    if (folded.state.order?.merchantId !== merchantId) throw new Problem('not_found', 'There is no such bank order.');
    return folded;
  }

  /** @throws Problem for what the bank would refuse, before anything is stored */
  async request(dto: CreateBankOrderDto, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    const id = envelope.commandId;
    if (await this.shell.replayed(bankOrderAggregate, id, envelope)) return this.firstAnswer(id, envelope);
    const { provider, banking } = this.bank.configured();
    const today = dayOf(this.clock.now());
    const instructions = dto.instructions.map(storedInstruction);
    const order = { accountId: dto.account_id, executionDate: dto.execution_date ?? today };
    assertOneCurrency(dto);
    const purpose = paidFor(dto);
    const faults = banking.checkOrder(requestOf(id, order, instructions), today);
    if (faults.length > 0)
      throw new Problem('invalid_request', 'The bank would not take this order; see errors.', {
        errors: faults.map(fieldErrorOf),
      });
    const account = given(await banking.account(dto.account_id));
    if (!account.canOrder) throw new Problem('provider_refused', 'The bank takes no orders from this account.');
    const { currency } = dto.instructions[0]!.amount;
    const command: BankOrderCommand = {
      type: 'Request',
      order: {
        ...order,
        ...{ bankOrderId: id, merchantId: envelope.merchantId, provider, ...purpose },
        account: account.iban ?? account.accountId,
        instructions: instructions.map(({ kind, amount }) => ({ kind, amount })),
        details: await this.beneficiaries.seal(id, 'details', instructions),
        requestedBy: envelope.actor,
      },
      approvalAbove: this.config.bankOrderApprovalAbove.get(currency)?.toString(),
    };
    return this.run(id, command, envelope);
  }

  async approve(id: string, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    await this.load(id, envelope.merchantId);
    return this.run(id, { type: 'Approve', actor: envelope.actor }, envelope);
  }

  async reject(id: string, { reason }: RejectBankOrderDto, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    await this.load(id, envelope.merchantId);
    const sealed = reason === undefined ? undefined : await this.beneficiaries.seal(id, 'reason', reason);
    return this.run(id, { type: 'Reject', actor: envelope.actor, reason: sealed }, envelope);
  }

  /** For an order in doubt that nobody can find but a person. */
  async resolve(id: string, dto: ResolveBankOrderDto, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    await this.load(id, envelope.merchantId);
    const { outcome, bank_order_numbers: numbers } = dto;
    if ((outcome === 'ordered') !== (numbers !== undefined))
      throw new Problem('invalid_request', 'Numbers belong to `ordered`, and only there.', {
        errors: [{ pointer: '/bank_order_numbers', message: 'must be given with the outcome ordered, and only then' }],
      });
    return this.run(id, { type: 'Resolve', actor: envelope.actor, numbers }, envelope);
  }

  private async run(id: string, command: BankOrderCommand, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    const result = await this.shell.execute(bankOrderAggregate, id, command, envelope);
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    if (result.kind === 'replayed') return this.firstAnswer(id, envelope);
    // Only whoever appended the intent asks the bank: a repeat of the command must not.
    const isOurs = result.kind === 'accepted' && result.folded.state.stage === 'sending';
    const folded = isOurs ? await this.calls.send(result.folded, envelope.commandId) : result.folded;
    return { folded, replayed: false };
  }

  /** A command that asked the bank was answered when the bank's answer, or that it is not known, was stored. */
  private async firstAnswer(id: string, { commandId }: CommandEnvelope): Promise<BankOrderAnswer> {
    const history = await this.shell.history(bankOrderAggregate, id);
    const now = history.at(-1)!;
    const { lastRevision } = now.commands.get(commandId)!;
    const answered = history.find(({ state, revision }) => revision >= lastRevision && state.stage !== 'sending');
    return { folded: answered ?? now, replayed: true };
  }
}

/** One order has one sum, by which it is judged whether a second person is needed. */
function assertOneCurrency({ instructions }: CreateBankOrderDto): void {
  const [first, ...others] = instructions;
  const index = others.findIndex(({ amount }) => amount.currency !== first!.amount.currency);
  if (index < 0) return;
  throw new Problem('invalid_request', 'All instructions of an order are in one currency.', {
    errors: [{ pointer: `/instructions/${index + 1}/amount/currency`, message: 'must be that of the others' }],
  });
}
