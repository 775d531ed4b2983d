export { NoAnswerError, StoreRefusedError, StoreUnavailableError, UnreadableEventError } from './errors';
export { EventStoreDbEventStore } from './event-store';
export type { EventStoreDbOptions, StoreWarning, Timing } from './options';
