export * from './adapter';
export * from './capabilities';
export type * from './client-operation';
export * from './definition';
export * from './errors';
export * from './http';
export * from './http-client';
export * from './settings';
export type * from './vocabulary';
