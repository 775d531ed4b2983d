import { createHash } from 'node:crypto';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import { InvalidAmountError, InvalidRateError } from '#libs/money';
import type { MoneyOut, ToldPayout, UntoldMoney } from '#libs/providers';
import type { ImportState } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { assertRunsDeployment } from '../../common/identity';
import { Problem } from '../../common/problems';
import type { Config } from '../../config';
import { UnmatchedNotifications } from '../../notifications/unmatched';
import { CONFIG } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { bankLineAggregate, importAggregate } from '../aggregates';
import { TakeReport } from '../imports/take-report';
import type { Taking } from '../imports/take-statement';
import { movementOf } from './movement-of';
import { PayoutOwners } from './payout-owners';
import { readLists } from './read-lists';
import type { ListedPayouts } from './read-lists';

/** Payouts as the provider's own interface lists them, under each of its names for them, through its adapter. */
@Injectable()
export class FetchPayouts {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly reports: TakeReport,
    private readonly owners: PayoutOwners,
    private readonly unmatched: UnmatchedNotifications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The account at the provider is that of all merchants together: what another merchant asked for or has read before
   * is left to them.
   * @throws Problem `forbidden`, `unsupported_by_provider`, `provider_unavailable`
   */
  async fetch(
    provider: string,
    merchantId: string,
    actor: string,
  ): Promise<{ folded: Folded<ImportState>; replayed: boolean }> {
    assertRunsDeployment(this.config, merchantId, 'The account at the provider is that of all merchants together.');
    const { payouts: all, untold } = this.told(provider, await readLists(provider, this.providers.find(provider)));
    await this.leaveToAPerson(provider, untold);
    const told = await this.owners.ownOf(provider, all, { merchantId, actor });
    const text = JSON.stringify(told);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const importId = deterministicId('import', merchantId, provider, sha256);
    const known = await this.shell.load(importAggregate, importId);
    if (known.state.completed) return { folded: known, replayed: true };
    const bytes = Buffer.byteLength(text);
    const file = { path: '', bytes, sha256 };
    const taking: Taking = { importId, merchantId, actor, file, onProgress: () => undefined };
    const started = { importId, merchantId, format: 'provider', sha256, bytes } as const;
    await this.record(taking, { type: 'Start', file: started });
    const payouts = told.map(({ payout }) => payout);
    const taken = await this.reports.take(taking, provider, payouts, 'provider');
    const bankLines = await this.wallets(taking, told);
    const left = all.length - told.length;
    return {
      folded: await this.record(taking, {
        type: 'Complete',
        counts: { ...taken, bankLines, ...(left > 0 && { leftToOthers: left }) },
      }),
      replayed: false,
    };
  }

  private told(provider: string, listed: ListedPayouts): MoneyOut {
    try {
      return listed.told();
    } catch (error) {
      if (!(error instanceof InvalidAmountError) && !(error instanceof InvalidRateError)) throw error;
      throw new Problem('provider_unavailable', `${provider} told a payout that cannot be read: ${error.message}.`);
    }
  }

  /** What left is not told, so nothing is booked: it is put aside once, with what is known, and is looked at. */
  private async leaveToAPerson(provider: string, untold: readonly UntoldMoney[]): Promise<void> {
    for (const { what, id, says } of untold) {
      const movement = movementOf({ what, id });
      const fact = { kind: 'ask', movement, providerReference: id, code: `${what} ${says}` } as const;
      const evidence = { source: 'query', id: movement, code: fact.code } as const;
      const reason = `how much of it was ${what === 'payout' ? 'paid out' : 'settled'} is not told`;
      await this.unmatched.record(undefined, this.providers.get(provider), { fact, evidence, reason });
    }
  }

  /** Coins that went to a wallet of our own: the chain is its bank, and a completed payout is a line of it. */
  private async wallets({ importId, merchantId, actor }: Taking, told: readonly ToldPayout[]): Promise<number> {
    const own = told.filter(({ wallet }) => wallet !== undefined);
    for (const { payout, wallet } of own) {
      const bankLineId = deterministicId('bank-line', merchantId, `wallet-${wallet}`, payout.payoutId);
      const amount = { minor: payout.net, currency: payout.currency };
      const facts = { account: `wallet-${wallet}`, amount, bookedOn: payout.paidAt.slice(0, 10) };
      const names = { reference: payout.payoutId, references: [payout.payoutId], code: 'WALLET' };
      const line = { bankLineId, merchantId, ...facts, ...names, importId, place: payout.payoutId };
      const envelope = { commandId: bankLineId, correlationId: importId, causationId: importId, actor, merchantId };
      await this.shell.execute(bankLineAggregate, bankLineId, { type: 'ImportLine', line }, envelope);
    }
    return own.length;
  }

  private async record(
    { importId, merchantId, actor }: Taking,
    command: Parameters<typeof importAggregate.decider.decide>[1],
  ): Promise<Folded<ImportState>> {
    const commandId = deterministicId('import', importId, command.type);
    const result = await this.shell.execute(importAggregate, importId, command, {
      commandId,
      correlationId: importId,
      actor,
      merchantId,
    });
    if (result.kind === 'rejected') throw new Error(`import ${importId} is not there`);
    return result.folded;
  }
}
