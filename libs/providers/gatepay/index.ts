export { createGatePayAdapter } from './adapter';
export type { GatePayConfig } from './config';
export { gatePay } from './definition';
export { SigningKeys } from './signature';
