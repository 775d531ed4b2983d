import { isInDoubt } from '#libs/banking';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { Bank } from '../bank';
import { numberClaimAggregate } from '../bank-order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import { Beneficiaries, instructionReference } from './beneficiaries';
import { askedFor, bears, isWhatWasAsked, withoutZeros } from './what-was-asked';

/** The bank's numbers of our instructions: each is one instruction's, of all bank orders together. */
@Injectable()
export class OrderNumbers {
  constructor(
    private readonly shell: CommandShell,
    private readonly bank: Bank,
    private readonly beneficiaries: Beneficiaries,
  ) {}

  /** Whether the number is this instruction's; the first that claims it has it. */
  async claim({ state }: FoldedBankOrder, instruction: number, bankOrderNumber: string): Promise<boolean> {
    const { bankOrderId, provider, merchantId } = state.order!;
    const claim = { provider, bankOrderNumber, bankOrderId, instruction };
    const commandId = deterministicId('claim-bank-number', provider, bankOrderNumber, bankOrderId, String(instruction));
    const envelope = { commandId, correlationId: commandId, actor: 'process:bank-orders', merchantId };
    const command = { type: 'Claim', claim } as const;
    const { folded } = await this.shell.execute(numberClaimAggregate, idOf(claim), command, envelope);
    return isOf(folded.state.claim, claim);
  }

  /**
   * Numbers that a person found at the bank for the instructions that have none: each must be free, and what the bank
   * has under it must be what was asked for, and bear our reference where the bank gives its file. Where the bank
   * cannot be asked now, the person is believed.
   * @throws Problem `invalid_request` naming the number
   */
  async claimFound(folded: FoldedBankOrder, numbers: readonly string[]): Promise<void> {
    const { order, stage, instructions } = folded.state;
    const open = instructions.filter(isInDoubt);
    // What the order itself refuses claims nothing.
    if (stage !== 'in_doubt' || open.length !== numbers.length || new Set(numbers).size < numbers.length) return;
    const found = open.map(({ number }, index) => ({ instruction: number, bankOrderNumber: numbers[index]! }));
    const beneficiaries = await this.beneficiaries.open(order!);
    for (const [index, { instruction, bankOrderNumber }] of found.entries()) {
      const { provider, bankOrderId } = order!;
      const claim = { provider, bankOrderNumber, bankOrderId, instruction };
      const { state } = await this.shell.load(numberClaimAggregate, idOf(claim));
      if (state.claim && !isOf(state.claim, claim)) throw refused(index, 'is the number of another bank order');
      const told = await this.bank.of(provider).orderStatus(bankOrderNumber);
      if (told.kind === 'refused' && told.code === 'not_found') throw refused(index, 'is not known to the bank');
      if (told.kind === 'answered' && !isWhatWasAsked(told.data, askedFor(order!, instruction, beneficiaries)))
        throw refused(index, 'is an order over something else at the bank');
      if (told.kind === 'answered' && !bears(told.data, instructionReference(bankOrderId, instruction)))
        throw refused(index, 'is another order at the bank: it does not bear our reference');
    }
    for (const [index, { instruction, bankOrderNumber }] of found.entries())
      if (!(await this.claim(folded, instruction, bankOrderNumber)))
        throw refused(index, 'is the number of another bank order');
  }
}

interface Claim {
  readonly provider: string;
  readonly bankOrderNumber: string;
  readonly bankOrderId: string;
  readonly instruction: number;
}

const idOf = ({ provider, bankOrderNumber }: Claim): string =>
  deterministicId('bank-order-number', provider, withoutZeros(bankOrderNumber));

const isOf = (known: Claim | undefined, { bankOrderId, instruction }: Claim): boolean =>
  known?.bankOrderId === bankOrderId && known.instruction === instruction;

const refused = (index: number, message: string): Problem =>
  new Problem('invalid_request', 'A number does not fit; see errors.', {
    errors: [{ pointer: `/bank_order_numbers/${index}`, message }],
  });
