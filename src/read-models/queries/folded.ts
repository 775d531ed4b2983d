import type { Folded } from '#libs/command-shell';
import type { FoldedRow } from '../support/folded-row';
import { stateFromJson } from '../support/state-json';

/**
 * A row as the aggregate it was folded from. For showing only: it knows no commands, so nothing may be decided on it.
 */
export const toFolded = <State>(stream: string, row: FoldedRow): Folded<State> => ({
  stream,
  state: stateFromJson<State>(row.state),
  revision: row.revision,
  position: BigInt(row.position),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  commands: new Map(),
});
