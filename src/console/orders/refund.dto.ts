import type { Amount } from '#libs/money';
import { Matches } from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent } from '../../common/validation';

const ADDRESS = /^[A-Za-z0-9]{20,128}$/;

/** As the API takes it, but with amount and reason: a person says what and why. */
export class ConsoleRefundDto {
  @IsAmount()
  amount: Amount;

  @IsPlainText({ min: 3, max: 140 })
  reason: string;

  @MayBeAbsent()
  @Matches(ADDRESS, { message: 'to_address must be an address: 20 to 128 letters and digits' })
  to_address?: string;
}
