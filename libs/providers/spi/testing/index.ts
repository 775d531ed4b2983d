export * from './fault-proxy';
export * from './harness';
export * from './local-server';
export * from './provider-contract';
