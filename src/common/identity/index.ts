export * from './access';
export * from './access.guard';
export * from './principal';
export * from './rate-limiter';
