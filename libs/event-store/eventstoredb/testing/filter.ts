import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { LogRecord } from './log';

export interface ServerFilter {
  matches(record: LogRecord): boolean;
  /** Events looked at per page of the catch-up. */
  readonly window: number;
  /** Considered events between two checkpoints: the window times the multiplier. */
  readonly checkpointEvery: number;
  readonly prefixes: readonly string[];
}

const DEFAULT_WINDOW = 32;

/**
 * Prefixes or an expression, on the stream's name or on the type, never on both. Undefined when nothing is filtered.
 */
export function parseFilter(options: ReadReq.Options): ServerFilter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType()!;
  const prefixes = expression.getPrefixList();
  const regex = prefixes.length === 0 ? new RegExp(expression.getRegex()) : undefined;
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return {
    prefixes,
    window,
    checkpointEvery: window * filter.getCheckpointintervalmultiplier(),
    matches: (record) => {
      const text = byStream ? record.stream : record.type;
      return regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
    },
  };
}
