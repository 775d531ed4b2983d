import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '../common/validation';

export class ResumeProcessDto {
  @ApiPropertyOptional({
    minLength: 5,
    maxLength: 140,
    example: 'repaired in release 1.4',
    description: 'Why it will go better now. No personal data',
  })
  @MayBeAbsent()
  @IsPlainText({ min: 5, max: 140 })
  reason?: string;
}

export class SkipInputDto {
  @ApiProperty({
    format: 'uuid',
    example: '1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    description: 'The input that the instance stands before: `parked.source_event_id`',
  })
  @IsUUID()
  source_event_id: string;

  @ApiProperty({
    minLength: 5,
    maxLength: 140,
    example: 'case 4711: captured by hand',
    description: 'Why the input is left out for ever. No personal data',
  })
  @IsPlainText({ min: 5, max: 140 })
  reason: string;
}

export const RESUME_EXAMPLES = { 'After a repair': { reason: 'repaired in release 1.4' }, 'Without a word': {} };

export const SKIP_EXAMPLES = {
  'Leave the input out': {
    source_event_id: '1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    reason: 'case 4711: captured by hand',
  },
};
