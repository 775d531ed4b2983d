import type { EventFilter, RecordedEvent } from '#libs/event-store';

/** The meaning of `EventFilter`, for events that were read once for several consumers. */
export function matcher(filter: EventFilter | undefined): (event: RecordedEvent) => boolean {
  const prefixes = filter?.streamPrefixes;
  const types = filter?.types && new Set(filter.types);
  return (event) =>
    (!types || types.has(event.type)) && (!prefixes || prefixes.some((prefix) => event.stream.startsWith(prefix)));
}
