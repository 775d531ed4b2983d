import type { ClientOperation } from '#libs/providers';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ClientFieldView {
  @ApiProperty({ example: 'currency' })
  name: string;

  @ApiProperty({ example: 'ISO 4217 code' })
  description: string;

  @ApiProperty({ example: true })
  required: boolean;

  @ApiProperty({ example: '[A-Z]{3}', description: 'Over the whole text' })
  pattern: string;

  @ApiProperty({ example: 'USD' })
  example: string;

  @ApiPropertyOptional({ description: 'Passes through memory only; refused over HTTP where it is card data' })
  sensitive?: boolean;
}

export class ClientOperationView {
  @ApiProperty({ example: 'balance' })
  name: string;

  @ApiProperty({ example: 'Balance of the account' })
  title: string;

  @ApiProperty({ example: false, description: 'Whether it changes anything at the provider' })
  changes: boolean;

  @ApiProperty({ type: [ClientFieldView] })
  fields: ClientFieldView[];
}

export class ClientOperationListView {
  @ApiProperty({ type: [ClientOperationView] })
  data: ClientOperationView[];
}

export class ClientAnswerView {
  @ApiProperty({ example: 'trustpay-money' })
  provider: string;

  @ApiProperty({ example: 'balance' })
  operation: string;

  @ApiProperty({
    enum: ['answered', 'unknown'],
    example: 'answered',
    description: '`unknown`: it may have happened; look at the provider before asking anew',
  })
  status: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of the stored call; absent where nothing was changed' })
  id?: string;

  @ApiPropertyOptional({
    example: '7Hq2mX0aVb93kLr5TzPd8w1',
    description:
      'Our name of the call at the provider, by which it can be asked about; absent where nothing was changed',
  })
  reference?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As the provider answered' })
  answer?: unknown;

  @ApiPropertyOptional({ description: 'Why it is not known' })
  reason?: string;
}

export const presentClientOperation = ({ name, title, changes, fields }: ClientOperation): ClientOperationView => ({
  name,
  title,
  changes,
  fields: fields.map((field) => ({ ...field })),
});
