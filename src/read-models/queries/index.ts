export * from './audit-events';
export * from './balances';
export * from './journal';
export * from './list-cards';
export * from './list-orders';
export type { Page, PageRequest } from './page';
export { listSuspense } from './suspense';
