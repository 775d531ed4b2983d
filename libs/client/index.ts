export type * from './api-types';
export * from './errors';
export * from './ledger-client';
export { Transport, jsonOf } from './transport';
export type { WireAnswer, WireRequest } from './transport';
export * from './webhook-message';
export * from './webhook-verifier';
