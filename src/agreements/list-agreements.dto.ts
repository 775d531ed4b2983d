import { AGREEMENT_STATUSES } from '#libs/agreements';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../common/http';
import { CUSTOMER_ID, IsPlainText, MayBeAbsent } from '../common/validation';

export class ListAgreementsDto extends PageDto {
  @ApiPropertyOptional({ pattern: CUSTOMER_ID.source, example: 'cust-77' })
  @MayBeAbsent()
  @Matches(CUSTOMER_ID, { message: 'customer_id must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  customer_id?: string;

  @ApiPropertyOptional({ maxLength: 80, example: 'SUB-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 80 })
  reference?: string;

  @ApiPropertyOptional({ enum: AGREEMENT_STATUSES })
  @MayBeAbsent()
  @IsIn(AGREEMENT_STATUSES)
  status?: string;
}
