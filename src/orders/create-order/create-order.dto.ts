import type { Amount } from '#libs/money';
import { PAYMENT_METHODS } from '#libs/payments';
import type { PaymentMethod } from '#libs/payments';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CUSTOMER_ID,
  IsAmount,
  IsDuration,
  IsMetadata,
  IsPlainText,
  MayBeAbsent,
  PROVIDER_NAME,
} from '../../common/validation';
import { AmountSchema } from '../view/amount.schema';
import { CustomerDto } from './customer.dto';

/** Checked by shape here, and against the known assets when the order is planned. */
const ASSET = /^[A-Z0-9]{2,12}(_[A-Z0-9]{2,12})?$/;
const DECIMAL = /^(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$/;

export class CryptoDto {
  @ApiProperty({
    pattern: ASSET.source,
    example: 'ETH_USDT',
    description: 'What the payer sends; GET /v1/providers lists the assets of each provider',
  })
  @Matches(ASSET, { message: 'asset must be the id of an asset, such as ETH_USDT' })
  asset: string;

  @ApiPropertyOptional({
    pattern: DECIMAL.source,
    example: '0.50',
    description: 'How much less than asked still counts as paid; in the asset',
  })
  @MayBeAbsent()
  @Matches(DECIMAL, { message: 'tolerance must be a decimal text such as 0.50' })
  tolerance?: string;

  @ApiPropertyOptional({
    type: AmountSchema,
    description: 'Charged to the payer on top of the amount, for the developer; in the currency of the order',
  })
  @MayBeAbsent()
  @IsAmount()
  developer_fee?: Amount;
}

const SETTLED_IN = ['order_currency', 'paid_currency'] as const;

export class SplitDto {
  @ApiProperty({
    pattern: CUSTOMER_ID.source,
    example: 'dev-42',
    description: 'Your own id of the developer or other party; no personal data',
  })
  @Matches(CUSTOMER_ID, { message: 'party must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  party: string;

  @ApiProperty({ type: AmountSchema, description: "Its part of the order's amount" })
  @IsAmount()
  amount: Amount;

  @ApiPropertyOptional({
    enum: SETTLED_IN,
    default: 'order_currency',
    example: 'paid_currency',
    description: '`paid_currency`: where a payout is exchanged, its part is converted at the rate of the payout',
  })
  @MayBeAbsent()
  @IsIn([...SETTLED_IN])
  settled_in?: (typeof SETTLED_IN)[number];
}

export class CreateOrderDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 100,
    example: 'INV-2026-17',
    description: 'Your own reference of what is paid; shown and searchable',
  })
  @IsPlainText({ max: 100 })
  reference: string;

  @ApiProperty({ type: AmountSchema })
  @IsAmount()
  amount: Amount;

  @ApiProperty({ enum: PAYMENT_METHODS, example: 'card' })
  @IsIn(PAYMENT_METHODS)
  method: PaymentMethod;

  @ApiPropertyOptional({
    pattern: PROVIDER_NAME.source,
    example: 'trustpay-eu',
    description: 'Default: the first configured provider that takes method and currency',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as trustpay-eu' })
  provider?: string;

  @ApiPropertyOptional({ enum: ['automatic', 'manual'], default: 'automatic' })
  @MayBeAbsent()
  @IsIn(['automatic', 'manual'])
  capture?: 'automatic' | 'manual';

  @ApiPropertyOptional({
    type: String,
    example: 'P3D',
    description: 'For manual capture: capture by itself so long after the authorisation; ISO 8601 duration',
  })
  @MayBeAbsent()
  @IsDuration()
  capture_after?: string;

  @ApiPropertyOptional({
    enum: ['capture', 'release'],
    default: 'release',
    description: 'For manual capture: what happens to the hold shortly before it ends',
  })
  @MayBeAbsent()
  @IsIn(['capture', 'release'])
  at_deadline?: 'capture' | 'release';

  @ApiPropertyOptional({ format: 'uuid', description: 'Pay with this card on file' })
  @MayBeAbsent()
  @IsUUID()
  card_id?: string;

  @ApiPropertyOptional({
    enum: ['customer', 'merchant'],
    default: 'customer',
    description: 'Who starts a payment with a card on file: `merchant` charges it without the payer',
  })
  @MayBeAbsent()
  @IsIn(['customer', 'merchant'])
  initiator?: 'customer' | 'merchant';

  @ApiPropertyOptional({ enum: [true], type: 'boolean', description: 'Keep the card on file with this payment' })
  @MayBeAbsent()
  @Equals(true, { message: 'save_card must be true or left out' })
  save_card?: true;

  @ApiPropertyOptional({
    enum: ['customer', 'merchant'],
    default: 'customer',
    description: 'Who may start later payments with the kept card',
  })
  @MayBeAbsent()
  @IsIn(['customer', 'merchant'])
  save_card_for?: 'customer' | 'merchant';

  @ApiPropertyOptional({ type: CustomerDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CustomerDto)
  customer?: CustomerDto;

  @ApiPropertyOptional({ type: CryptoDto, description: 'For the method `crypto`' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CryptoDto)
  crypto?: CryptoDto;

  @ApiPropertyOptional({
    type: [SplitDto],
    minItems: 1,
    maxItems: 20,
    description:
      'Parties with a part of the amount; the rest is yours. Captures and refunds are shared in the same proportion, to the cent',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SplitDto)
  splits?: SplitDto[];

  @ApiPropertyOptional({
    format: 'uri',
    pattern: '^[\\x21-\\x7e]{1,1000}$',
    example: 'https://shop.example/thanks',
    description: "Where the payer's browser goes in the end; `order_id` is added to the query",
  })
  @MayBeAbsent()
  @Matches(/^[\x21-\x7e]{1,1000}$/, {
    message: 'return_url must be 1 to 1000 characters of ASCII, others percent-encoded',
  })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  return_url?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 140, example: 'Invoice 2026-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  description?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 60,
    maximum: 86_400,
    example: 1800,
    default: 1800,
    description: 'Seconds that the payer has',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(60)
  @Max(86_400)
  expires_in?: number;

  @ApiPropertyOptional({
    example: { cart: '8812' },
    type: 'object',
    maxProperties: 20,
    additionalProperties: { type: 'string', maxLength: 500 },
  })
  @MayBeAbsent()
  @IsMetadata()
  metadata?: Record<string, string>;
}
