import type { EventFilter } from './port';

/** The meaning of a filter: one of the prefixes, and one of the types; a list that is absent lets everything pass. */
export function matches(filter: EventFilter | undefined, event: { stream: string; type: string }): boolean {
  const { streamPrefixes, types } = filter ?? {};
  if (streamPrefixes && !streamPrefixes.some((prefix) => event.stream.startsWith(prefix))) return false;
  return types === undefined || types.includes(event.type);
}
