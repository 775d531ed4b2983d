export type * from './banking-contract';
export * from './fault-proxy';
export type * from './find-line-contract';
export * from './harness';
export * from './local-server';
export * from './provider-contract';
export { brokenAtEachPlace } from './hostile-rows';
export { expectReadable } from './payout-lists-contract';
