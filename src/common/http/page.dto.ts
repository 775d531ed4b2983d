import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { CURSOR, MayBeAbsent } from '../validation';

const LIMIT_DEFAULT = 25;
const LIMIT_MAX = 100;

/** Query texts are taken as they are; what is no plain number stays a text and is refused by the rule behind it. */
export const ToInteger = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number.parseInt(value, 10) : value,
  );

export class PageDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })
  @MayBeAbsent()
  @ToInteger()
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  limit: number = LIMIT_DEFAULT;

  @ApiPropertyOptional({
    pattern: CURSOR.source,
    description: '`next_cursor` of the page before, with the same filters',
  })
  @MayBeAbsent()
  @Matches(CURSOR, { message: 'cursor must be a next_cursor that this list gave' })
  cursor?: string;
}
