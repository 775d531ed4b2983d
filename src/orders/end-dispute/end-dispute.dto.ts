import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsPlainText } from '../../common/validation';

export class EndDisputeDto {
  @ApiProperty({ enum: ['won', 'lost'], description: '`won`: the contested money came back; `lost`: it stays away' })
  @IsIn(['won', 'lost'])
  outcome: 'won' | 'lost';

  @ApiProperty({
    minLength: 5,
    maxLength: 140,
    example: 'case 4711: the portal shows it as reversed',
    description: 'Where this is known from. No personal data',
  })
  @IsPlainText({ min: 5, max: 140 })
  reason: string;
}
