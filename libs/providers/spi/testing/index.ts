export * from './fault-proxy';
export * from './harness';
export * from './provider-contract';
