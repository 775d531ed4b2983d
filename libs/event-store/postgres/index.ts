export { NotConnectedError, UnfitDatabaseError } from './errors';
export { migrateEventStore } from './migrate';
export { PostgresEventStore } from './postgres-event-store';
export type { PostgresEventStoreOptions } from './postgres-event-store';
