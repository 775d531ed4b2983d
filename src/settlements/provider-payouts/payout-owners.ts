import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { parseOperationReference } from '#libs/payments';
import type { ToldPayout } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE } from '../../persistence/tokens';
import { clientOperationStream } from '../../providers/client-operations/client-operation.aggregate';
import { payoutClaimAggregate } from '../aggregates';

/** Who reads the payouts of a provider. */
export interface Reader {
  readonly merchantId: string;
  readonly actor: string;
}

/**
 * Whose books a payout belongs in, where all merchants share one account at the provider: theirs who asked for it
 * through the ledger, else theirs who read it first. Two merchants who book the same payout would have it twice.
 */
@Injectable()
export class PayoutOwners {
  constructor(
    private readonly shell: CommandShell,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Those that the reader may book. */
  async ownOf(provider: string, told: readonly ToldPayout[], reader: Reader): Promise<readonly ToldPayout[]> {
    const own: ToldPayout[] = [];
    for (const one of told) {
      const owner = (await this.orderedBy(one)) ?? (await this.claimedBy(provider, one, reader));
      if (owner === reader.merchantId) own.push(one);
    }
    return own;
  }

  private async orderedBy({ reference = '' }: ToldPayout): Promise<string | undefined> {
    const ours = parseOperationReference(reference);
    if (!ours) return undefined;
    const { events } = await this.store.read(clientOperationStream(ours.orderId), { limit: 1 });
    return events[0]?.metadata.merchantId;
  }

  private async claimedBy(provider: string, { payout }: ToldPayout, { merchantId, actor }: Reader): Promise<string> {
    const { payoutId } = payout;
    const id = deterministicId('payout-claim', provider, payoutId);
    const commandId = deterministicId('claim-payout', id, merchantId);
    const command = { type: 'Claim', claim: { provider, payoutId, merchantId } } as const;
    const envelope = { commandId, correlationId: commandId, actor, merchantId };
    const { folded } = await this.shell.execute(payoutClaimAggregate, id, command, envelope);
    return folded.state.claim!.merchantId;
  }
}
