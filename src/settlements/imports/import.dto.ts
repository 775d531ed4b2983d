import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { MayBeAbsent, PROVIDER_NAME } from '../../common/validation';

export class ImportQueryDto {
  @ApiPropertyOptional({
    pattern: PROVIDER_NAME.source,
    example: 'acme',
    description: 'Whose report it is; a statement of the bank needs none',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider?: string;
}
