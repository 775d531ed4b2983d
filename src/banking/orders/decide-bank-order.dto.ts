import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, Matches } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '../../common/validation';
import { BANK_ID } from '../accounts/account-queries.dto';

export class RejectBankOrderDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 140, example: 'not what was agreed', description: 'Kept encrypted' })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  reason?: string;
}

export class ResolveBankOrderDto {
  @ApiProperty({
    enum: ['ordered', 'absent'],
    description: '`ordered`: the bank has it; `absent`: it has not, which must be sure',
  })
  @IsIn(['ordered', 'absent'])
  outcome: 'ordered' | 'absent';

  @ApiPropertyOptional({
    type: [String],
    example: ['110876'],
    description: "The bank's number of each instruction that has none yet, in their order; with `ordered`",
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(BANK_ID, { each: true, message: 'bank_order_numbers must be numbers of 1 to 10 digits' })
  bank_order_numbers?: string[];
}
