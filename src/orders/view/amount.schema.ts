import { ApiProperty } from '@nestjs/swagger';

export class AmountSchema {
  @ApiProperty({
    pattern: '^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,18})?$',
    example: '100.00',
    description: "Decimal string with at most the currency's decimals; never a JSON number",
  })
  value: string;

  @ApiProperty({ pattern: '^[A-Z][A-Z0-9_]{2,19}$', example: 'EUR', description: 'ISO 4217 code or asset id' })
  currency: string;
}

/** A balance: it may be below zero, and longer than any one amount. */
export class BalanceSchema {
  @ApiProperty({ pattern: '^-?[0-9]+(\\.[0-9]{1,18})?$', example: '-12.50' })
  value: string;

  @ApiProperty({ pattern: '^[A-Z][A-Z0-9_]{2,19}$', example: 'EUR' })
  currency: string;
}
