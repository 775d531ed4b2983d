import { BREAK_KINDS, TREATMENTS } from '#libs/settlements';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { PageDto } from '../../common/http';
import { ToInteger } from '../../common/http/page.dto';
import { IsPlainText, MayBeAbsent, PROVIDER_NAME } from '../../common/validation';

const STATUSES = ['open', 'resolved', 'closed'] as const;
const OWNER = /^[A-Za-z0-9_.@-]{1,100}$/;
const YEARS_100 = 36_500;

export class BreaksQueryDto extends PageDto {
  @ApiPropertyOptional({ enum: BREAK_KINDS })
  @MayBeAbsent()
  @IsIn(BREAK_KINDS)
  kind?: string;

  @ApiPropertyOptional({ enum: STATUSES, description: 'Default: all' })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;

  @ApiPropertyOptional({ pattern: OWNER.source, example: 'eva' })
  @MayBeAbsent()
  @Matches(OWNER, { message: 'owner must be 1 to 100 characters A-Z a-z 0-9 _ . @ -' })
  owner?: string;

  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source, example: 'acme' })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: YEARS_100, description: 'At least so old' })
  @MayBeAbsent()
  @ToInteger()
  @IsInt()
  @Min(0)
  @Max(YEARS_100)
  age_days?: number;
}

export class AssignBreakDto {
  @ApiProperty({ pattern: OWNER.source, example: 'eva' })
  @Matches(OWNER, { message: 'owner must be 1 to 100 characters A-Z a-z 0-9 _ . @ -' })
  owner: string;
}

export class NoteBreakDto {
  @ApiProperty({
    minLength: 3,
    maxLength: 500,
    example: 'the bank was asked about it',
    description: 'Name no person in it',
  })
  @IsPlainText({ min: 3, max: 500 })
  text: string;
}

export class ResolveBreakDto {
  @ApiProperty({
    enum: TREATMENTS,
    description:
      'Where the money belongs: `fee` of the provider, `difference` that the house takes over, `suspense` until somebody asks for it, `exchange` between the two currencies of the break',
  })
  @IsIn(TREATMENTS)
  treatment: (typeof TREATMENTS)[number];

  @ApiProperty({ minLength: 3, maxLength: 280, example: "the bank's charge", description: 'Name no person in it' })
  @IsPlainText({ min: 3, max: 280 })
  reason: string;
}
