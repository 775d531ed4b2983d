export * from './persistence';
export * from './tokens';
