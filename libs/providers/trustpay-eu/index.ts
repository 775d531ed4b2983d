export { createTrustPayEuAdapter } from './adapter';
export type { TrustPayEuConfig } from './config';
export { trustPayEu } from './definition';
export { SigningKeys } from './signature';
