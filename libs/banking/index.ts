export * from './bank-order-decider';
export type * from './commands';
export type * from './events';
export * from './number-claim';
export * from './state';
