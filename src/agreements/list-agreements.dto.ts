import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../common/http';
import { CUSTOMER_ID, IsPlainText, IsTime, MayBeAbsent, TIME } from '../common/validation';

const STATUSES = ['pending', 'incomplete', 'active', 'paused', 'past_due', 'suspended', 'ended'];

export class ListAgreementsDto extends PageDto {
  @ApiPropertyOptional({ pattern: CUSTOMER_ID.source, example: 'cust-77' })
  @MayBeAbsent()
  @Matches(CUSTOMER_ID, { message: 'customer_id must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  customer_id?: string;

  @ApiPropertyOptional({ maxLength: 80, example: 'SUB-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 80 })
  reference?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;
}

export class AgendaDto extends PageDto {
  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-12-01', description: 'Inclusive' })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2027-01-01', description: 'Exclusive' })
  @MayBeAbsent()
  @IsTime()
  to?: Date;
}
