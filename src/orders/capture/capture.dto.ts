import type { Amount } from '#libs/money';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsAmount, MayBeAbsent } from '../../common/validation';
import { AmountSchema } from '../view/amount.schema';

export class CaptureDto {
  @ApiPropertyOptional({ type: AmountSchema, description: 'Default: all that is capturable' })
  @MayBeAbsent()
  @IsAmount()
  amount?: Amount;

  @ApiPropertyOptional({ default: false, description: 'Give back the rest of the hold with this capture' })
  @MayBeAbsent()
  @IsBoolean()
  final?: boolean;
}
