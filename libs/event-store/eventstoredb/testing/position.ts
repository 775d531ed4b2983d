import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { TransactionLog } from './log';

/** A position inside the log that is no record's boundary is refused; one beyond the end is not. */
export function positionOf(options: ReadReq.Options, log: TransactionLog): bigint | 'invalid' {
  const all = options.getAll()!;
  if (all.hasStart()) return 0n;
  if (all.hasEnd()) return log.end + 1n;
  const position = BigInt(all.getPosition()!.getCommitPosition());
  return position > log.end || log.isBoundary(position) ? position : 'invalid';
}
