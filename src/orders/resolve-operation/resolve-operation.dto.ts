import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { IsPlainText, MayBeAbsent, PROVIDER_REFERENCE } from '../../common/validation';

export class ResolveOperationDto {
  @ApiProperty({ enum: ['succeeded', 'failed'], description: 'What the provider says became of the operation' })
  @IsIn(['succeeded', 'failed'])
  outcome: 'succeeded' | 'failed';

  @ApiProperty({
    minLength: 5,
    maxLength: 140,
    example: 'case 4711: seen in the merchant portal',
    description: 'Where this is known from. No personal data',
  })
  @IsPlainText({ min: 5, max: 140 })
  reason: string;

  @ApiPropertyOptional({
    pattern: PROVIDER_REFERENCE.source,
    example: '4337417658',
    description: 'Reference at the provider, where one was found',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_REFERENCE, { message: 'provider_reference must be 1 to 64 characters A-Z a-z 0-9 _ . -' })
  provider_reference?: string;
}
