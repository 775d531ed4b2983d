export * from './errors';
export * from './metadata';
export * from './port';
