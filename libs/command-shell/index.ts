export * from './command-shell';
export * from './errors';
export * from './event-ids';
export * from './folded';
