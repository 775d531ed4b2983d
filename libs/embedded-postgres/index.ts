export * from './errors';
export { startEmbeddedPostgres } from './start';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start';
export type { ServerSettings } from './settings';
export { usableDataDirectory } from './reachable';
export { findRunningServer } from './running';
