export * from './audit-events';
export * from './list-approvals';
export * from './balances';
export * from './journal';
export * from './list-cards';
export * from './list-orders';
export * from './list-webhooks';
export type { Page, PageRequest } from './page';
export { listSuspense } from './suspense';
