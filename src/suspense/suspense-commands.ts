import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { parseAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import type { SuspenseCommand } from '#libs/settlements';
import { openOf } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Problem } from '../common/problems';
import { UNASSIGNED_MERCHANT } from '../notifications/notification-events';
import { findSuspense } from '../read-models/queries';
import type { BookedSuspense } from '../read-models/queries';
import { suspenseAggregate } from '../settlements/aggregates';
import type { PlaceSuspenseDto } from './place-suspense.dto';
import { refusedPlacing } from './refusals';

/** What became of an item by a command. */
export interface SuspenseDone {
  readonly item: BookedSuspense;
  /** Minor units, debits positive: what of it is in suspense still. */
  readonly open: bigint;
  readonly owner?: string;
  readonly revision: number;
  readonly position: bigint;
  readonly replayed: boolean;
}

type Within = (merchantId: string) => CommandEnvelope;

/** What people decide about money in suspense, over the API as at a shell. */
@Injectable()
export class SuspenseCommands {
  constructor(
    private readonly shell: CommandShell,
    private readonly pool: Pool,
  ) {}

  /**
   * @param merchantId of this one alone; absent at a shell, where all books are at hand
   * @throws Problem `not_found`, also for an item of another merchant
   */
  async load(id: string, merchantId?: string): Promise<SuspenseDone> {
    const item = await this.find(id, merchantId);
    const { state, revision, position } = await this.shell.load(suspenseAggregate, streamOf(item.merchantId));
    return { item, open: openOf(state, item), owner: state.owners[id], revision, position, replayed: false };
  }

  /** @throws Problem as `load`, and for what is no longer in suspense */
  async assign(id: string, owner: string, by: string, within: Within, merchantId?: string): Promise<SuspenseDone> {
    const item = await this.find(id, merchantId);
    return this.execute(item, { type: 'Assign', item, owner, by }, within);
  }

  /** @throws Problem as `load`, and for what the item does not allow */
  async place(
    id: string,
    { to, against, merchant, amount, reason }: PlaceSuspenseDto,
    by: string,
    within: Within,
    merchantId?: string,
  ): Promise<SuspenseDone> {
    const item = await this.find(id, merchantId);
    if (to === 'merchant') assertClaimable(item, merchant, merchantId === undefined);
    // What empties an item stands in the same books: the books of two merchants are never netted.
    const other = against === undefined ? undefined : await this.find(against, item.merchantId);
    const minor = amount && minorOf(amount, item);
    const command = { type: 'Place', item, minor, to, against: other, forMerchant: merchant, reason, by } as const;
    return this.execute(item, command, within);
  }

  private async find(id: string, merchantId: string | undefined): Promise<BookedSuspense> {
    const item = await findSuspense(this.pool, id);
    if (item && (merchantId === undefined || item.merchantId === merchantId)) return item;
    throw new Problem('not_found', `There is no item ${id} in suspense${merchantId ? ` of ${merchantId}` : ''}.`);
  }

  private async execute(item: BookedSuspense, command: SuspenseCommand, within: Within): Promise<SuspenseDone> {
    const { merchantId } = item;
    const result = await this.shell.execute(suspenseAggregate, streamOf(merchantId), command, within(merchantId));
    if (result.kind === 'rejected') throw refusedPlacing(result.refusal);
    const { state, revision, position } = result.folded;
    const open = openOf(state, item);
    return { item, open, owner: state.owners[item.item], revision, position, replayed: result.kind === 'replayed' };
  }
}

const streamOf = (merchantId: string): string => deterministicId('suspense', merchantId);

/**
 * Money of nobody can be claimed. What was handed to the wrong merchant can be handed on at the shell, also back to
 * nobody. All else in a merchant's books came to it by its own bank or break, and stays there.
 */
function assertClaimable(
  { merchantId, isHandedOver }: BookedSuspense,
  merchant: string | undefined,
  isAtShell: boolean,
): void {
  if (merchantId === merchant || !(merchantId === UNASSIGNED_MERCHANT || (isHandedOver && isAtShell)))
    throw new Problem(
      'placing_not_possible',
      `The money cannot be placed like this: it belongs to ${merchantId} already.`,
    );
}

/** @throws Problem `currency_mismatch` */
function minorOf(amount: Amount, item: BookedSuspense): bigint {
  const { minor, currency } = parseAmount(amount);
  if (currency === item.amount.currency) return minor;
  throw new Problem('currency_mismatch', `The money in suspense is ${item.amount.currency}.`);
}
