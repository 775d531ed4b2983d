import type { BankOrderCommand } from '#libs/banking';
import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Config } from '../../config';
import { Problem } from '../../common/problems';
import { CONFIG } from '../../persistence/tokens';
import { decideInTurn } from '../../reconciliation/decide-in-turn';
import { Bank, given } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { BankRefunds } from '../refunds/bank-refunds';
import { RefundOf } from '../refunds/refund-of';
import { BankOrderCalls } from './bank-order-calls';
import { Beneficiaries, fieldErrorOf, requestOf, storedInstruction } from './beneficiaries';
import type { CreateBankOrderDto } from './create-bank-order.dto';
import type { RejectBankOrderDto, ResolveBankOrderDto } from './decide-bank-order.dto';
import { OrderNumbers } from './order-numbers';
import { paidFor } from './paid-for';
import { problemFromRefusal } from './refusals';
import { withoutZeros } from './what-was-asked';

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
    private readonly numbers: OrderNumbers,
    private readonly refundOf: RefundOf,
    private readonly refunds: BankRefunds,
    private readonly pool: Pool,
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
    const instructions = dto.instructions.map(storedInstruction);
    const order = { accountId: dto.account_id, executionDate: dto.execution_date };
    assertOneCurrency(dto);
    const asked = { bankOrderId: id, merchantId: envelope.merchantId, provider };
    const purpose = { ...paidFor(dto), ...(await this.refundOf.of(dto, asked)) };
    const faults = banking.checkOrder(requestOf(id, order, instructions), banking.today());
    if (faults.length > 0)
      throw new Problem('invalid_request', 'The bank would not take this order; see errors.', {
        errors: faults.map(fieldErrorOf),
      });
    const account = given(await banking.account(dto.account_id));
    if (!account.canOrder) throw new Problem('provider_refused', 'The bank takes no orders from this account.');
    const { currency } = dto.instructions[0]!.amount;
    if (currency !== account.currency) throw otherCurrency(0, `must be ${account.currency}, that of the account`);
    const command: BankOrderCommand = {
      type: 'Request',
      order: {
        ...order,
        ...asked,
        ...purpose,
        account: account.iban ?? account.accountId,
        instructions: instructions.map(({ kind, amount }) => ({ kind, amount })),
        details: await this.beneficiaries.seal(id, 'details', instructions),
        requestedBy: envelope.actor,
      },
      approvalAbove: this.config.bankOrderApprovalAbove.get(currency)?.toString(),
    };
    return this.run(id, command, envelope);
  }

  /** @throws Problem `no_bank_account` or `execution_date_passed`, before anything is stored */
  async approve(id: string, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    const { state } = await this.load(id, envelope.merchantId);
    if (await this.shell.replayed(bankOrderAggregate, id, envelope)) return this.firstAnswer(id, envelope);
    const today = this.bank.of(state.order!.provider).today();
    return this.run(id, { type: 'Approve', actor: envelope.actor, today }, envelope);
  }

  async reject(id: string, { reason }: RejectBankOrderDto, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    await this.load(id, envelope.merchantId);
    const sealed = reason === undefined ? undefined : await this.beneficiaries.seal(id, 'reason', reason);
    return this.run(id, { type: 'Reject', actor: envelope.actor, reason: sealed }, envelope);
  }

  /**
   * For an order in doubt that nobody can find but a person; not while a line of the account may be matched to it.
   * @throws Problem `invalid_request` for a wrong number, `overloaded` while matching takes its time
   */
  async resolve(id: string, dto: ResolveBankOrderDto, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    const folded = await this.load(id, envelope.merchantId);
    const { outcome } = dto;
    const numbers = dto.bank_order_numbers?.map(withoutZeros);
    if ((outcome === 'ordered') !== (numbers !== undefined))
      throw new Problem('invalid_request', 'Numbers belong to `ordered`, and only there.', {
        errors: [{ pointer: '/bank_order_numbers', message: 'must be given with the outcome ordered, and only then' }],
      });
    if (await this.shell.replayed(bankOrderAggregate, id, envelope)) return this.firstAnswer(id, envelope);
    if (numbers) await this.numbers.claimFound(folded, numbers);
    const command = { type: 'Resolve', actor: envelope.actor, numbers } as const;
    return decideInTurn(this.pool, envelope.merchantId, () => this.run(id, command, envelope));
  }

  private async run(id: string, command: BankOrderCommand, envelope: CommandEnvelope): Promise<BankOrderAnswer> {
    const result = await this.shell.execute(bankOrderAggregate, id, command, envelope);
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    if (result.kind === 'replayed') return this.firstAnswer(id, envelope);
    // The money is kept for it from now on. An order that refuses by now is heard when this one is to be sent.
    if (result.folded.state.stage === 'waiting') await this.refunds.promise(result.folded);
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
  throw otherCurrency(index + 1, 'must be that of the others');
}

const otherCurrency = (instruction: number, message: string): Problem =>
  new Problem('invalid_request', 'All instructions of an order are in one currency, that of the account.', {
    errors: [{ pointer: `/instructions/${instruction}/amount/currency`, message }],
  });
