import { SUSPENSE_TARGETS } from '#libs/settlements';
import type { SuspenseTarget } from '#libs/settlements';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID, Matches } from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent } from '../common/validation';
import { AmountSchema } from '../orders/view/amount.schema';
import { AssignBreakDto } from '../reconciliation/breaks/break.dto';

const MERCHANT = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Money in suspense is given to somebody as a break is. */
export class AssignSuspenseDto extends AssignBreakDto {}

export class PlaceSuspenseDto {
  @ApiProperty({
    enum: SUSPENSE_TARGETS,
    description:
      'Where it belongs: against other money in `suspense` that it explains, the `receivable` of the provider, what ' +
      'the selling `service` has available, a `difference` that the house takes over, or, of money that belongs to ' +
      'nobody yet, the books of a `merchant`',
  })
  @IsIn(SUSPENSE_TARGETS)
  to: SuspenseTarget;

  @ApiPropertyOptional({ format: 'uuid', description: 'With `suspense`: the item that it explains' })
  @MayBeAbsent()
  @IsUUID('all', { message: 'against must be the id of an item in suspense' })
  against?: string;

  @ApiPropertyOptional({ pattern: MERCHANT.source, example: 'shop', description: 'With `merchant`: whose it is' })
  @MayBeAbsent()
  @Matches(MERCHANT, { message: 'merchant must be 1 to 63 characters a-z 0-9 _ -' })
  merchant?: string;

  @ApiPropertyOptional({ type: AmountSchema, description: 'Default: all that can be placed so' })
  @MayBeAbsent()
  @IsAmount()
  amount?: Amount;

  @ApiProperty({ minLength: 3, maxLength: 280, example: 'returned by our bank', description: 'Name no person in it' })
  @IsPlainText({ min: 3, max: 280 })
  reason: string;
}
