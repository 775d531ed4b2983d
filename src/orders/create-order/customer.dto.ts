import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEmail, IsIP, IsISO31661Alpha2, IsObject, Matches, ValidateNested } from 'class-validator';
import { CUSTOMER_ID, IsPlainText, MayBeAbsent } from '../../common/validation';

/** A national number or one with its country code; no longer number without a plus, which could be a card's. */
const PHONE = /^(\+[1-9][0-9]{6,14}|[0-9]{5,12})$/;
const WALLET = /^[A-Za-z][A-Za-z0-9_-]{1,29}$/;

export class BillingDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'Za kasarnou 1' })
  @IsPlainText({ max: 100 })
  street: string;

  @ApiProperty({ minLength: 1, maxLength: 80, example: 'Bratislava' })
  @IsPlainText({ max: 80 })
  city: string;

  @ApiProperty({ minLength: 1, maxLength: 30, example: '83103' })
  @IsPlainText({ max: 30 })
  postcode: string;

  @ApiProperty({ pattern: '^[A-Z]{2}$', example: 'SK', description: 'ISO 3166-1 alpha-2' })
  @Matches(/^[A-Z]{2}$/, { message: 'country must be two capital letters' })
  @IsISO31661Alpha2()
  country: string;
}

export class CustomerDto {
  @ApiPropertyOptional({
    pattern: CUSTOMER_ID.source,
    example: 'cust-77',
    description: 'Your own id of the customer; no personal data',
  })
  @MayBeAbsent()
  @Matches(CUSTOMER_ID, { message: 'id must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  id?: string;

  @ApiPropertyOptional({ minLength: 3, maxLength: 100, example: 'Jana Nováková' })
  @MayBeAbsent()
  @IsPlainText({ min: 3, max: 100 })
  name?: string;

  @ApiPropertyOptional({ example: 'jana@example.sk' })
  @MayBeAbsent()
  @IsPlainText({ max: 254 })
  @IsEmail()
  email?: string;

  @ApiPropertyOptional({ maxLength: 45, example: '203.0.113.7', description: 'IPv4 or IPv6' })
  @MayBeAbsent()
  @IsIP()
  ip?: string;

  @ApiPropertyOptional({
    pattern: PHONE.source,
    example: '+8801711000000',
    description: 'Sent only where the provider needs it',
  })
  @MayBeAbsent()
  @Matches(PHONE, { message: 'phone must be digits, with a country code after a plus or without one' })
  phone?: string;

  @ApiPropertyOptional({
    pattern: WALLET.source,
    example: 'Nagad',
    description: 'The wallet that the payer pays with, by its name at the provider; sent only where it is needed',
  })
  @MayBeAbsent()
  @Matches(WALLET, { message: 'wallet must be the name of a wallet, such as Nagad' })
  wallet?: string;

  @ApiPropertyOptional({ type: BillingDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BillingDto)
  billing?: BillingDto;
}
