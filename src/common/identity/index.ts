export * from './access';
export * from './access.guard';
export * from './deployment';
export * from './principal';
export * from './rate-limiter';
