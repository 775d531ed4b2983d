import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class DeclineView {
  @ApiProperty({ example: '800.100.155' })
  code: string;

  @ApiProperty({
    example: 'soft_funds',
    enum: ['hard', 'customer_action', 'soft_funds', 'soft_frequency', 'issuer_unavailable', 'generic', 'risk'],
  })
  class: string;

  @ApiProperty({ example: 'insufficient funds' })
  message: string;

  @ApiPropertyOptional({
    example: true,
    description: 'Who agreed to be charged without being present has withdrawn that. An agreement ends by it',
  })
  revokes_consent?: boolean;
}

export class ReportedView {
  @ApiProperty({
    example: 'declined',
    description: "What the payer's browser claimed when it came back. Unsigned: a hint, never proof",
  })
  claims: string;

  @ApiProperty({ example: '1014' })
  code: string;

  @ApiPropertyOptional({ type: DeclineView })
  decline?: DeclineView;
}

export class CardDetailsView {
  @ApiPropertyOptional({ example: '0000', description: 'Last digits or masked number' })
  mask?: string;

  @ApiPropertyOptional({ example: 'visa' })
  brand?: string;

  @ApiPropertyOptional({ example: '1230', description: 'MMYY' })
  expiry?: string;
}

export class FailureView {
  @ApiProperty({ example: '1011' })
  code: string;

  @ApiProperty({ example: 'not possible for this transaction' })
  reason: string;
}
