export type * from './api-types';
export * from './errors';
export * from './ledger-client';
export type { ClientOptions } from './typed-calls';
export { Transport, jsonOf } from './transport';
export type { WireAnswer, WireRequest } from './transport';
export * from './webhook-message';
export * from './webhook-verifier';
