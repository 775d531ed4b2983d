import type { BankOrderPurpose } from '#libs/banking';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsUUID, Matches, ValidateNested } from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent, PROVIDER_NAME } from '../../common/validation';
import { AmountSchema } from '../../orders/view/amount.schema';
import { BANK_ID, matchesBankId } from '../accounts/account-queries.dto';
import { DAY, IsDay } from '../day';

export const INSTRUCTION_KINDS = ['sepa', 'other_country', 'us', 'canada', 'australia'] as const;
export const PURPOSES = [
  'suspense',
  'refund',
  'payout',
  'provider_debt',
] as const satisfies readonly BankOrderPurpose[];
export const INSTRUCTIONS_MAX = 100;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const ACCOUNT = /^[A-Za-z0-9/ .-]{1,34}$/;
const REFERENCE = /^[A-Za-z0-9/?:().,'+ -]{1,35}$/;

export class BankAddressDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 70, example: '1 Main Street', description: '35 outside of SEPA' })
  @MayBeAbsent()
  @IsPlainText({ max: 70 })
  street?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 35, example: 'Springfield' })
  @MayBeAbsent()
  @IsPlainText({ max: 35 })
  town?: string;

  @ApiPropertyOptional({ pattern: '^[A-Z]{2}$', example: 'US', description: 'ISO 3166-1 alpha-2' })
  @MayBeAbsent()
  @Matches(/^[A-Z]{2}$/, { message: 'country must be two capital letters' })
  country?: string;
}

export class BeneficiaryBankDto {
  @ApiPropertyOptional({ pattern: BIC.source, example: 'EXBKUS33', description: 'May be left out in SEPA' })
  @MayBeAbsent()
  @Matches(BIC, { message: 'bic must be a BIC of 8 or 11 characters' })
  bic?: string;

  @ApiPropertyOptional({
    pattern: '^\\d{6,9}$',
    example: '021000021',
    description: 'ABA (US), transit code (Canada, beginning with 0) or BSB (Australia)',
  })
  @MayBeAbsent()
  @Matches(/^\d{6,9}$/, { message: 'clearing_number must be 6 to 9 digits' })
  clearing_number?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 35, example: 'Example Bank' })
  @MayBeAbsent()
  @IsPlainText({ max: 35 })
  name?: string;

  @ApiPropertyOptional({ type: BankAddressDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BankAddressDto)
  address?: BankAddressDto;
}

export class BankInstructionDto {
  @ApiProperty({ enum: INSTRUCTION_KINDS, example: 'sepa', description: 'Where the money goes' })
  @IsIn([...INSTRUCTION_KINDS])
  kind: (typeof INSTRUCTION_KINDS)[number];

  @ApiProperty({ type: AmountSchema })
  @IsAmount()
  amount: Amount;

  @ApiProperty({
    minLength: 1,
    maxLength: 70,
    example: 'Jana Nováková',
    description: 'Kept encrypted. The bank carries 35 characters without accents',
  })
  @IsPlainText({ max: 70 })
  name: string;

  @ApiPropertyOptional({ type: BankAddressDto, description: 'Needed outside of SEPA' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BankAddressDto)
  address?: BankAddressDto;

  @ApiPropertyOptional({ pattern: IBAN.source, example: 'SK3699520000002107842741', description: 'Kept encrypted' })
  @MayBeAbsent()
  @Matches(IBAN, { message: 'iban must be an IBAN without blanks' })
  iban?: string;

  @ApiPropertyOptional({
    pattern: ACCOUNT.source,
    example: '000123456',
    description: 'Where there is no IBAN; kept encrypted',
  })
  @MayBeAbsent()
  @Matches(ACCOUNT, { message: 'account must be an account number of 1 to 34 characters' })
  account?: string;

  @ApiPropertyOptional({ type: BeneficiaryBankDto, description: 'Needed outside of SEPA' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BeneficiaryBankDto)
  bank?: BeneficiaryBankDto;

  @ApiPropertyOptional({ minLength: 1, maxLength: 35, example: 'Bank in between' })
  @MayBeAbsent()
  @IsPlainText({ max: 35 })
  correspondent_bank?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 140, example: 'invoice 2026-17', description: 'Kept encrypted' })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  description?: string;

  @ApiPropertyOptional({
    pattern: REFERENCE.source,
    example: 'INV-2026-17',
    description: 'For the beneficiary; only where the order has one instruction',
  })
  @MayBeAbsent()
  @Matches(REFERENCE, { message: 'end_to_end_id must be 1 to 35 letters, digits or signs that banks carry' })
  end_to_end_id?: string;
}

export class CreateBankOrderDto {
  @ApiProperty({ pattern: BANK_ID.source, example: '4107347927', description: 'Id of the bank account that pays' })
  @matchesBankId('account_id')
  account_id: string;

  @ApiPropertyOptional({
    pattern: DAY.source,
    example: '2026-03-02',
    description: 'Default: the day on which it is sent',
  })
  @MayBeAbsent()
  @IsDay()
  execution_date?: string;

  @ApiPropertyOptional({
    enum: PURPOSES,
    default: 'suspense',
    description: 'What it is for, which is the account that is debited once it is executed',
  })
  @MayBeAbsent()
  @IsIn([...PURPOSES])
  purpose?: BankOrderPurpose;

  @ApiPropertyOptional({
    pattern: PROVIDER_NAME.source,
    example: 'payfield',
    description:
      'Whose debt it is in the books; needed with `provider_debt`. With `refund` it is the provider of the order',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'for_provider must be the name of a provider, such as cobo' })
  for_provider?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    description:
      'The order whose refund it is: needed with `refund`, which has one instruction in the currency of the order',
  })
  @MayBeAbsent()
  @IsUUID()
  order_id?: string;

  @ApiProperty({
    type: [BankInstructionDto],
    minItems: 1,
    maxItems: INSTRUCTIONS_MAX,
    description: 'Several must all be of the kinds `sepa` and `other_country`, in one currency',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(INSTRUCTIONS_MAX)
  @ValidateNested({ each: true })
  @Type(() => BankInstructionDto)
  instructions: BankInstructionDto[];
}
