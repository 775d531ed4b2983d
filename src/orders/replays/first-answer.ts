import type { Operation } from '#libs/payments';
import type { FoldedOrder } from '../order-aggregate';

export interface FirstAnswer {
  /** The order as it stood then. */
  readonly folded: FoldedOrder;
  /** The operation that the command began, if it began one. */
  readonly operation?: Operation;
}

/**
 * How an order stood when one of its commands was answered first. A command that calls a provider was answered when the
 * outcome of its operation was known, by whichever door that came: the answer of the call, a notification that overtook
 * it, or the doubt that a crash left. Whatever happened on the order beside it does not count.
 *
 * `history`: the order after each of its events; the command must be among them. An operation that is still `requested`
 * has no outcome yet.
 */
export function firstAnswer(history: readonly FoldedOrder[], commandId: string): FirstAnswer {
  const { commands } = history.at(-1)!;
  const own = commands.get(commandId)!;
  const folded = history[own.lastRevision]!;
  const begun = folded.state.operations.at(-1);
  if (!begun || begunBefore(history, own.firstRevision, begun)) return { folded };
  const known = history.find(({ state, revision }) => {
    return revision >= own.lastRevision && statusOf(state.operations, begun.id) !== 'requested';
  });
  if (!known) return { folded, operation: begun };
  const settled = history[endOfAppend(commands, known.revision)]!;
  return { folded: settled, operation: settled.state.operations.find(({ id }) => id === begun.id) };
}

const begunBefore = (history: readonly FoldedOrder[], revision: number, { id }: Operation): boolean =>
  history[revision - 1]?.state.operations.some((operation) => operation.id === id) ?? false;

const statusOf = (operations: readonly Operation[], id: number) =>
  operations.find((operation) => operation.id === id)?.status;

/**
 * Events of one command stand side by side, so the command that began last before a revision is the one that wrote it.
 */
function endOfAppend(commands: FoldedOrder['commands'], revision: number): number {
  const begun = [...commands.values()].filter(({ firstRevision }) => firstRevision <= revision);
  return begun.reduce((last, one) => (one.firstRevision > last.firstRevision ? one : last)).lastRevision;
}
