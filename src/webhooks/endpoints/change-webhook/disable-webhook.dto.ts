import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsPlainText, MayBeAbsent } from '../../../common/validation';

export class DisableWebhookDto {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 140,
    example: 'the receiver is being moved',
    description: 'For those who find it switched off. No personal data',
  })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  reason?: string;
}
