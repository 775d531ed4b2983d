import type { RecordedEvent } from '#libs/event-store';
import type { ProjectionTransaction } from '#libs/projections';
import type { BankLineImported, BankLineMatched, ShownBalance } from '#libs/settlements';
import { BulkTable } from '../support/bulk-table';

interface LineRow {
  readonly line: BankLineImported['data'];
  readonly event: RecordedEvent;
}

/** A balance between two pages is an end of neither. */
const outer = (balance: ShownBalance | undefined): ShownBalance | undefined => (balance?.interim ? undefined : balance);

const lines = new BulkTable<LineRow>('bank_line', ['bank_line_id'], {
  bank_line_id: ['uuid', ({ line }) => line.bankLineId],
  merchant_id: ['text', ({ line }) => line.merchantId],
  account: ['text', ({ line }) => line.account],
  currency: ['text', ({ line }) => line.amount.currency],
  amount: ['numeric', ({ line }) => line.amount.minor],
  booked_on: ['text', ({ line }) => line.bookedOn],
  code: ['text', ({ line }) => line.code ?? null],
  names: ['jsonb', ({ line }) => JSON.stringify(line.references)],
  period_from: ['text', ({ line }) => line.period?.from ?? null],
  period_to: ['text', ({ line }) => line.period?.to ?? null],
  opening: ['numeric', ({ line }) => outer(line.shown?.opening)?.minor ?? null],
  opening_on: ['text', ({ line }) => outer(line.shown?.opening)?.on ?? null],
  closing: ['numeric', ({ line }) => outer(line.shown?.closing)?.minor ?? null],
  closing_on: ['text', ({ line }) => outer(line.shown?.closing)?.on ?? null],
  stated: ['boolean', ({ line }) => line.shown !== undefined],
  position: ['bigint', ({ event }) => event.position.toString()],
});

/** Lines of the bank, and what they turned out to be. */
export async function projectBankLines(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const imported = events.filter(({ type }) => type === 'BankLineImported');
  await lines.insert(
    transaction,
    imported.map((event) => ({ event, line: event.data as BankLineImported['data'] })),
  );
  const matched = events.filter(({ type }) => type === 'BankLineMatched');
  if (matched.length === 0) return;
  const data = matched.map((event) => event.data as BankLineMatched['data']);
  await transaction.query(
    `UPDATE bank_line SET matched_to = done.matched_to, matched_id = done.matched_id, instruction = done.instruction
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[])
         AS done (bank_line_id, matched_to, matched_id, instruction)
      WHERE bank_line.bank_line_id = done.bank_line_id`,
    [
      matched.map(({ stream }) => stream.slice('bankline-'.length)),
      data.map(({ to }) => to),
      data.map(({ id }) => id ?? null),
      data.map(({ instruction }) => instruction ?? null),
    ],
  );
}
