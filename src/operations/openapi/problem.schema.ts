import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Amount } from '#libs/money';
import { AmountSchema } from '../../orders/view/amount.schema';
import { PROBLEMS } from '../../common/problems';

export class FieldErrorSchema {
  @ApiProperty({ example: '/amount' })
  pointer: string;

  @ApiProperty({ example: 'amount value must be a string such as "100.00", never a JSON number' })
  message: string;
}

export class ProblemSchema {
  @ApiProperty({ example: 'urn:countinghouse:problem:invalid_request' })
  type: string;

  @ApiProperty({ example: 'The request is not valid' })
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 400 })
  status: number;

  @ApiProperty({ example: 'amount value must be a string such as "100.00", never a JSON number.' })
  detail: string;

  @ApiProperty({ example: '/v1/orders' })
  instance: string;

  @ApiProperty({ enum: Object.keys(PROBLEMS), example: 'invalid_request' })
  code: string;

  @ApiPropertyOptional({ type: [FieldErrorSchema] })
  errors?: FieldErrorSchema[];

  @ApiPropertyOptional({ type: AmountSchema, description: 'With amount_exceeds_…: what is left' })
  remaining?: Amount;

  @ApiPropertyOptional({ example: 'line 12', description: 'With import_refused: where in the file' })
  place?: string;

  @ApiPropertyOptional({
    type: 'integer',
    example: 12,
    description: 'With import_refused: the line, where there is one',
  })
  line?: number;

  @ApiPropertyOptional({
    example: 'net is not gross less fee',
    description: 'With import_refused: what is wrong there',
  })
  reason?: string;

  @ApiProperty({ format: 'uuid', example: '0f9d5f1c-64f0-4a5e-9a53-2f6f7c0a1c1d' })
  request_id: string;

  @ApiProperty({ example: false, description: 'Whether the same request may succeed when it is sent again' })
  retryable: boolean;
}
