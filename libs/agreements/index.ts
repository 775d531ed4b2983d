export * from './agreement-decider';
export * from './commands';
export { nextDue } from './due';
export type { Due, DueKind } from './due';
export { zoneOf } from './decide/dunning';
export * from './events';
export { priceOf } from './period-json';
export * from './state';
export * from './status';
