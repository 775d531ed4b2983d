export { createTrustPayMoneyAdapter } from './adapter';
export { DEFAULT_ISSUER_PATHS } from './client/issuer-paths';
export type { TrustPayMoneyConfig } from './config';
export { trustPayMoney } from './definition';
export { Credentials } from './wire/credentials';
