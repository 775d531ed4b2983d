export * from './clock';
export * from './manual-clock';
export * from './sandbox-clock';
