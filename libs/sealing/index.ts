export * from './keyring';
export * from './postgres-keyring';
export * from './sealer';
