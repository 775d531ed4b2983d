export * from './errors';
export { READ_EVENTS_MAX } from './limits';
export * from './metadata';
export * from './port';
