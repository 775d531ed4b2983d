export { createCoboAdapter } from './adapter';
export type { CoboConfig } from './config';
export { cobo } from './definition';
export { ApiSecret, PlatformKeys } from './wire/signature';
