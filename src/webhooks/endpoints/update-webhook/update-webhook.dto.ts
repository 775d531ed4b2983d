import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '../../../common/validation';
import { EventFilters, URL_MESSAGE, URL_PATTERN } from '../create-webhook/create-webhook.dto';

/** What is left out stays as it is. */
export class UpdateWebhookDto {
  @ApiPropertyOptional({ pattern: URL_PATTERN.source, example: 'https://shop.example/hooks' })
  @MayBeAbsent()
  @Matches(URL_PATTERN, { message: URL_MESSAGE })
  url?: string;

  @EventFilters('Instead of the present ones', false)
  @MayBeAbsent()
  events?: string[];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: 140,
    example: 'the order service',
    description: 'null takes it away',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsPlainText({ max: 140 })
  description?: string | null;
}
