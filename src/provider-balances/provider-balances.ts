import type { EventStore } from '#libs/event-store';
import { accountOf } from '#libs/ledger';
import { InvalidAmountError, InvalidRateError } from '#libs/money';
import type { ProviderAdapter, UntoldMoney } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Problem } from '../common/problems';
import { isPutAside } from '../notifications/unmatched';
import { EVENT_STORE } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { ReadPosition } from '../read-position/read-position';
import { bookedPayouts, custodySums, openMovements, unsettledExchanges } from '../read-models/queries';
import type { CustodySum } from '../read-models/queries';
import { movementOf } from '../settlements/provider-payouts/movement-of';
import { readLists } from '../settlements/provider-payouts/read-lists';
import { compareBalances } from './compare';
import type { Comparison, InBooks, UnderWay } from './compare';
import { added, beside, exchangesUnderWay, movementsUnderWay } from './movements-under-way';

/** A provider whose word could not be set beside the books. */
export interface NotCompared {
  readonly provider: string;
  readonly reason: string;
  /** It should have been: coins are in its custody, or it has an account to tell of. */
  readonly isMissed: boolean;
}

export interface ComparedProvider {
  readonly provider: string;
  readonly comparisons: readonly Comparison[];
  /** Under way in units in which the provider holds nothing: it explains no difference, and may be the cause of one. */
  readonly inOtherUnits: readonly UnderWay[];
  /** What the provider names and the ledger has no unit for. */
  readonly unread: readonly string[];
}

export interface ComparedBalances {
  /** Everything up to here is in the books that were looked at. */
  readonly position: bigint;
  readonly compared: readonly ComparedProvider[];
  readonly notCompared: readonly NotCompared[];
}

const NO_ABILITY = 'it tells no balance that an account of the books should equal';
const NOT_CONFIGURED = 'it is not configured here, so it cannot be asked';

/** What the books have in custody, over all merchants, beside what each provider says that it holds. */
@Injectable()
export class ProviderBalances {
  constructor(
    private readonly pool: Pool,
    private readonly providers: Providers,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @throws Problem `not_found` for a provider that is none; `projection_behind` */
  async compare(only?: string): Promise<ComparedBalances> {
    const head = await this.store.head();
    for (const projection of ['journal', 'orders', 'reconciliation']) await this.position.seen(projection, head);
    const { sums } = await custodySums(this.pool);
    const configured = this.providers.all().map(({ name }) => name);
    const known = [...new Set([...configured, ...sums.map(({ provider }) => provider)])];
    if (only !== undefined && !known.includes(only))
      throw new Problem('not_found', 'There is no such provider; GET /v1/providers lists them.');
    const found = { compared: [] as ComparedProvider[], notCompared: [] as NotCompared[] };
    for (const name of known.filter((each) => only === undefined || each === only)) {
      const result = await this.compareProvider(name, ofProvider(sums, name));
      if ('reason' in result) found.notCompared.push(result);
      else found.compared.push(result);
    }
    return { position: (await custodySums(this.pool)).position, ...found };
  }

  private async compareProvider(
    provider: string,
    before: readonly CustodySum[],
  ): Promise<ComparedProvider | NotCompared> {
    const adapter = this.providers.find(provider);
    const isMissed = before.some(({ minor }) => minor !== 0n) || adapter?.balances !== undefined;
    const missed = (reason: string): NotCompared => ({ provider, reason, isMissed });
    if (!adapter) return missed(NOT_CONFIGURED);
    if (!adapter.balances) return missed(NO_ABILITY);
    const open = movementsUnderWay(await openMovements(this.pool, provider));
    const told = await adapter.balances(before.map(({ currency }) => currency));
    if (told.kind === 'unknown') return missed(`it gave no answer that counts: ${told.reason}`);
    const { held, unread = [] } = told;
    const compared = (books: readonly CustodySum[], underWay: readonly UnderWay[]): ComparedProvider => {
      const sides = { books: books.map(inBooks), held, underWay };
      const comparisons = compareBalances(sides, (unit) => custodyOf(provider, unit)).filter(isWorthTelling);
      const units = new Set(comparisons.map(({ unit }) => unit));
      const inOtherUnits = underWay.filter(({ amount }) => !units.has(amount.currency));
      return { provider, comparisons, inOtherUnits, unread };
    };
    const first = compared(before, open);
    if (first.comparisons.every(({ difference }) => difference === 0n)) return first;
    // Something may have been booked or paid out while the provider was asked.
    try {
      const left = [
        ...(await this.payoutsUnderWay(provider, adapter)),
        ...exchangesUnderWay(await unsettledExchanges(this.pool, provider)),
      ];
      const { sums } = await custodySums(this.pool);
      const after = ofProvider(sums, provider);
      return compared(after, [...open, ...left, ...bookedMeanwhile(before, after)]);
    } catch (error) {
      if (!(error instanceof Problem || error instanceof InvalidAmountError || error instanceof InvalidRateError))
        throw error;
      return missed(`what its payouts took is not known: ${error.message}`);
    }
  }

  /** Payouts for which the provider may have taken coins, and that neither any merchant's books nor a person has. */
  private async payoutsUnderWay(provider: string, adapter: ProviderAdapter): Promise<UnderWay[]> {
    if (!adapter.payoutLists) return [];
    const listed = await readLists(provider, adapter);
    const leaving = listed.leaving();
    const booked = await bookedPayouts(
      this.pool,
      provider,
      leaving.map(({ id }) => id),
    );
    const aside = await this.putAside(provider, listed.told().untold);
    const unbooked = leaving.filter(({ id }) => !booked.has(id) && !aside.has(id));
    return added(unbooked.map(({ amount }) => ({ what: 'payout', holderHas: 'less', count: 1, amount })));
  }

  /** Left to a person by their own ids: they have ended, and would explain any other difference for ever. */
  private async putAside(provider: string, untold: readonly UntoldMoney[]): Promise<Set<string>> {
    const aside = new Set<string>();
    for (const one of untold) {
      const [id = one.id] = one.id.split('.');
      if (await isPutAside(this.store, provider, movementOf(one))) aside.add(id);
    }
    return aside;
  }
}

const ofProvider = (sums: readonly CustodySum[], provider: string): readonly CustodySum[] =>
  sums.filter((one) => one.provider === provider);

const custodyOf = (provider: string, currency: string): string =>
  accountOf('custody', { provider, merchantId: '', currency });

const inBooks = ({ provider, currency, minor }: CustodySum): InBooks => ({
  account: custodyOf(provider, currency),
  amount: { minor, currency },
});

/** An account that is empty on both sides says nothing, unless something is about to move it. */
const isWorthTelling = ({ books, told, underWay }: Comparison): boolean =>
  books !== 0n || told !== 0n || underWay.length > 0;

/** What came into the books after the provider may have answered, or went. */
export function bookedMeanwhile(before: readonly CustodySum[], after: readonly CustodySum[]): UnderWay[] {
  return added(
    after.map(({ currency, minor }) => {
      const moved = minor - (before.find((one) => one.currency === currency)?.minor ?? 0n);
      return beside('booked_meanwhile', { minor: moved, currency });
    }),
  );
}

/** Nothing differs beyond what is under way, and everybody who should have answered did. */
export const agrees = ({ compared, notCompared }: ComparedBalances): boolean =>
  compared.every(({ comparisons }) => comparisons.every(({ verdict }) => verdict !== 'differs')) &&
  notCompared.every(({ isMissed }) => !isMissed);
