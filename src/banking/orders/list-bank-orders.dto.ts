import { BANK_ORDER_STATUSES } from '#libs/banking';
import type { BankOrderStatus } from '#libs/banking';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageDto } from '../../common/http';
import { MayBeAbsent } from '../../common/validation';

export class ListBankOrdersDto extends PageDto {
  @ApiPropertyOptional({ enum: BANK_ORDER_STATUSES })
  @MayBeAbsent()
  @IsIn([...BANK_ORDER_STATUSES])
  status?: BankOrderStatus;
}
