import type { Layer, Leg, Posting } from '#libs/ledger';
import type { ProjectionTransaction } from '#libs/projections';
import { BulkTable } from '../support/bulk-table';

export interface Sums {
  readonly debit: bigint;
  readonly credit: bigint;
}

/** One account of one merchant in one currency and layer. */
interface Running {
  readonly merchantId: string;
  readonly account: string;
  readonly currency: string;
  readonly layer: Layer;
  readonly type: Leg['type'];
  debit: bigint;
  credit: bigint;
  position: bigint;
}

const table = new BulkTable<Running>('balance', ['merchant_id', 'account', 'currency', 'layer'], {
  merchant_id: ['text', ({ merchantId }) => merchantId],
  account: ['text', ({ account }) => account],
  currency: ['text', ({ currency }) => currency],
  layer: ['text', ({ layer }) => layer],
  type: ['text', ({ type }) => type],
  debit: ['numeric', ({ debit }) => debit.toString()],
  credit: ['numeric', ({ credit }) => credit.toString()],
  position: ['bigint', ({ position }) => position.toString()],
});

const keyOf = (merchantId: string, layer: Layer, account: string, currency: string): string =>
  `${merchantId} ${layer} ${currency} ${account}`;

/** The balances that a batch touches, carried on leg by leg in the order of the log. */
export class RunningBalances {
  private readonly balances = new Map<string, Running>();

  /** Begins with what stands in the table for all accounts of these postings. */
  static async load(
    transaction: ProjectionTransaction,
    rows: readonly { readonly posting: Posting }[],
  ): Promise<RunningBalances> {
    const running = new RunningBalances();
    for (const { posting } of rows) for (const leg of posting.legs) running.of(posting, leg);
    const wanted = [...running.balances.values()];
    if (wanted.length === 0) return running;
    const stored = await transaction.query<Running & { debit: string; credit: string; position: string }>(
      `SELECT merchant_id AS "merchantId", account, currency, layer, debit, credit, position
         FROM balance JOIN unnest($1::text[], $2::text[], $3::text[], $4::text[])
              AS wanted (merchant_id, account, currency, layer) USING (merchant_id, account, currency, layer)`,
      [
        wanted.map(({ merchantId }) => merchantId),
        wanted.map(({ account }) => account),
        wanted.map(({ currency }) => currency),
        wanted.map(({ layer }) => layer),
      ],
    );
    for (const { merchantId, layer, account, currency, debit, credit, position } of stored) {
      const found = running.balances.get(keyOf(merchantId, layer, account, currency))!;
      [found.debit, found.credit, found.position] = [BigInt(debit), BigInt(credit), BigInt(position)];
    }
    return running;
  }

  /** Books a leg; answers the sums of its account after it. */
  add(posting: Posting, leg: Leg, position: bigint): Sums {
    const running = this.of(posting, leg);
    if (leg.minor > 0n) running.debit += leg.minor;
    else running.credit -= leg.minor;
    running.position = position;
    return { debit: running.debit, credit: running.credit };
  }

  async save(transaction: ProjectionTransaction): Promise<void> {
    await table.upsert(transaction, [...this.balances.values()]);
  }

  private of({ merchantId, layer }: Posting, { account, currency, type }: Leg): Running {
    const key = keyOf(merchantId, layer, account, currency);
    let running = this.balances.get(key);
    if (!running) {
      running = { merchantId, account, currency, layer, type, debit: 0n, credit: 0n, position: 0n };
      this.balances.set(key, running);
    }
    return running;
  }
}
