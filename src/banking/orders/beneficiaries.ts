import type { BankOrderRequested } from '#libs/banking';
import { fromMoneyJson, parseAmount, toMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import { operationReference } from '#libs/payments';
import type { BankInstruction, BankOrderFault, BankOrderRequest, InstructionKind } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../common/problems';
import { PersonalData } from '../../personal-data/personal-data';
import type { BankInstructionDto } from './create-bank-order.dto';

/** An instruction as it is kept: whole, and sealed. */
export type StoredInstruction = Omit<BankInstruction, 'amount' | 'reference'> & { readonly amount: MoneyJson };

const placeOf = (bankOrderId: string, part: string): string => `bankorder/${bankOrderId}/${part}`;
/** Each order is a subject of its own: its beneficiaries can be erased without touching another. */
const subjectOf = (bankOrderId: string): string => `bankorder:${bankOrderId}`;

/** Beneficiaries of bank orders, in clear only between the wire and the seal. */
@Injectable()
export class Beneficiaries {
  constructor(private readonly personalData: PersonalData) {}

  async seal(bankOrderId: string, part: 'details' | 'reason', value: unknown) {
    return (await this.personalData.seal(subjectOf(bankOrderId), placeOf(bankOrderId, part), value))!;
  }

  /** Undefined once they were erased. */
  open({ bankOrderId, details }: BankOrderRequested['data']): Promise<readonly StoredInstruction[] | undefined> {
    return this.personalData.open<readonly StoredInstruction[]>(details, placeOf(bankOrderId, 'details'));
  }
}

export const storedInstruction = (dto: BankInstructionDto): StoredInstruction => ({
  kind: dto.kind.replace('_', '-') as InstructionKind,
  amount: toMoneyJson(parseAmount(dto.amount)),
  name: dto.name,
  address: dto.address,
  iban: dto.iban,
  account: dto.account,
  bank: {
    bic: dto.bank?.bic,
    clearingNumber: dto.bank?.clearing_number,
    name: dto.bank?.name,
    address: dto.bank?.address,
  },
  correspondentBank: dto.correspondent_bank,
  description: dto.description,
  endToEndId: dto.end_to_end_id,
});

/** Our name of one instruction at the bank; it comes back in the account's history. */
export const instructionReference = (bankOrderId: string, instruction: number): string =>
  operationReference(bankOrderId, instruction);

export const requestOf = (
  bankOrderId: string,
  { accountId, executionDate }: Pick<BankOrderRequested['data'], 'accountId' | 'executionDate'>,
  instructions: readonly StoredInstruction[],
): BankOrderRequest => ({
  reference: operationReference(bankOrderId, 0),
  accountId,
  executionDate,
  instructions: instructions.map((each, index) => ({
    ...each,
    amount: fromMoneyJson(each.amount),
    reference: instructionReference(bankOrderId, index + 1),
  })),
});

/** Where in the request a rule was broken. */
export function fieldErrorOf({ instruction, field, rule }: BankOrderFault): FieldError {
  const path = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('.', '/');
  return { pointer: instruction === undefined ? `/${path}` : `/instructions/${instruction}/${path}`, message: rule };
}
