import { createHash } from 'node:crypto';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import { InvalidAmountError, InvalidRateError } from '#libs/money';
import type { ImportState } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { assertRunsDeployment } from '../../common/identity';
import { Problem } from '../../common/problems';
import type { Config } from '../../config';
import { CONFIG } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { bankLineAggregate, importAggregate } from '../aggregates';
import { TakeReport } from '../imports/take-report';
import type { Taking } from '../imports/take-statement';
import { coboPayouts } from './cobo-payouts';
import type { ToldPayout } from './cobo-payouts';
import { PayoutOwners } from './payout-owners';
import { readPages } from './read-pages';
import type { Page } from './read-pages';

/** How each provider's answer is read; a provider without an entry tells no payouts. */
const READERS: Readonly<Record<string, (rows: readonly unknown[]) => ToldPayout[]>> = { cobo: coboPayouts };

/** Fifty thousand payouts: far more than a provider lists, and as much as one answer waits for. */
const PAGES_MAX = 1_000;
const PAGE = '50';

/** Payouts as the provider's own interface lists them, through its adapter. */
@Injectable()
export class FetchPayouts {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly reports: TakeReport,
    private readonly owners: PayoutOwners,
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
    const all = this.told(provider, await this.read(provider));
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

  private told(provider: string, rows: readonly unknown[]): ToldPayout[] {
    try {
      return READERS[provider]!(rows);
    } catch (error) {
      if (!(error instanceof InvalidAmountError) && !(error instanceof InvalidRateError)) throw error;
      throw new Problem('provider_unavailable', `${provider} told a payout that cannot be read: ${error.message}.`);
    }
  }

  private async read(provider: string): Promise<readonly unknown[]> {
    const operation = this.providers.find(provider)?.clientOperations?.find(({ name }) => name === 'payouts');
    if (!operation || !READERS[provider])
      throw new Problem('unsupported_by_provider', `${provider} lists no payouts; import its report instead.`);
    const page = async (after?: string): Promise<Page> => {
      const answer = await operation.call({ limit: PAGE, ...(after && { after }) }, '');
      if (answer.kind !== 'answered')
        throw new Problem('provider_unavailable', `${provider} did not tell its payouts: ${answer.reason}.`);
      return answer.data as Page;
    };
    return readPages(page, PAGES_MAX).catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      throw new Problem('provider_unavailable', `${provider} tells more payouts than are read: ${error.message}.`);
    });
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
