import type { Amount } from '#libs/money';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsUUID, IsUrl, Matches, ValidateNested } from 'class-validator';
import { IsAmount, MayBeAbsent } from '../../common/validation';
import { CustomerDto } from '../../orders/create-order/customer.dto';
import { AmountSchema } from '../../orders/view/amount.schema';

export class ChangeCardDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A card on file that the merchant may charge; no payment is made',
  })
  @MayBeAbsent()
  @IsUUID()
  card_id?: string;

  @ApiPropertyOptional({
    type: AmountSchema,
    description: 'Of the payment that brings the card. Default: that of the first payment, later 0.00',
  })
  @MayBeAbsent()
  @IsAmount()
  amount?: Amount;

  @ApiPropertyOptional({ type: CustomerDto, description: 'Default: as in the agreement' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CustomerDto)
  customer?: CustomerDto;

  @ApiPropertyOptional({
    format: 'uri',
    pattern: '^[\\x21-\\x7e]{1,1000}$',
    description: 'Default: as in the agreement',
  })
  @MayBeAbsent()
  @Matches(/^[\x21-\x7e]{1,1000}$/, { message: 'return_url must be 1 to 1000 characters of ASCII' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  return_url?: string;
}
