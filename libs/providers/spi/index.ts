export * from './adapter';
export * from './capabilities';
export * from './definition';
export * from './errors';
export * from './http';
export * from './http-client';
export type * from './vocabulary';
