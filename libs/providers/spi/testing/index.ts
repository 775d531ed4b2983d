export * from './fault-proxy';
export * from './harness';
export type * from './harness-options';
export * from './local-server';
export * from './provider-contract';
export { brokenAtEachPlace } from './hostile-rows';
export { expectReadable } from './payout-lists-contract';
export type * from './samples';
