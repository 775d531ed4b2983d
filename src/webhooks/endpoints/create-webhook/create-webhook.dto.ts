import { MESSAGE_FILTERS } from '#libs/webhooks';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '../../../common/validation';

export const URL_PATTERN = /^https?:\/\/[\x21-\x7e]{1,990}$/;
export const URL_MESSAGE = 'url must be a URL of ASCII characters that begins with https://';
export const FILTERS_MAX = 50;

const FILTERS = {
  isArray: true,
  type: 'string',
  enum: [...MESSAGE_FILTERS],
  minItems: 1,
  maxItems: FILTERS_MAX,
  uniqueItems: true,
  example: ['order.*'],
} as const;

/** Which messages are sent. */
export const EventFilters = (description: string, required = true): PropertyDecorator => {
  const decorators: PropertyDecorator[] = [
    ApiProperty({ ...FILTERS, enum: [...FILTERS.enum], example: [...FILTERS.example], description, required }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(FILTERS_MAX),
    ArrayUnique(),
    IsIn([...MESSAGE_FILTERS], {
      each: true,
      message: 'each of events must be *, a family such as order.*, or a type such as order.captured',
    }),
  ];
  return (target, name) => decorators.forEach((decorate) => decorate(target, name));
};

export class CreateWebhookDto {
  @ApiProperty({
    pattern: URL_PATTERN.source,
    example: 'https://shop.example/hooks',
    description:
      'Where messages go, by POST. A public address; never one inside a network unless the deployment allows it',
  })
  @Matches(URL_PATTERN, { message: URL_MESSAGE })
  url: string;

  @EventFilters('Default: everything', false)
  @MayBeAbsent()
  events?: string[];

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 140,
    example: 'the order service',
    description: 'For your own records. No personal data',
  })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  description?: string;
}
