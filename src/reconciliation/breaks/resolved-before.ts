import type { CommandShell, Folded } from '#libs/command-shell';
import type { BreakState } from '#libs/settlements';
import type { Pool } from 'pg';
import { breakAggregate } from '../../settlements/aggregates';

/**
 * Another break about the same money that was resolved after this one was found as it stands: this one tells of what
 * that decision has booked already. Breaks are opened one for each subject, but earlier versions left some with two. To
 * be asked while no run has the money in hand.
 */
export async function resolvedBefore(
  shell: CommandShell,
  pool: Pool,
  { breakId, facts }: BreakState,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT break_id AS id FROM rm.break_case WHERE merchant_id = $1 AND subject = $2 AND break_id <> $3',
    [facts!.merchantId, facts!.subject, breakId],
  );
  if (rows.length === 0) return undefined;
  const foundAt = foundAtOf(await shell.history(breakAggregate, breakId!));
  for (const { id } of rows) {
    // Read from its events: the read model may not have seen the decision yet.
    const { state, position } = await shell.load(breakAggregate, id);
    if (state.status === 'resolved' && position > foundAt) return id;
  }
  return undefined;
}

/** Where matching last told what does not fit; what people write leaves that as it is. */
function foundAtOf(history: readonly Folded<BreakState>[]): bigint {
  const found = history.filter(({ state }, index) => state.facts !== history[index - 1]?.state.facts);
  return found.at(-1)!.position;
}
