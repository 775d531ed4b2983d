export { createPayfieldAdapter } from './adapter';
export type { PayfieldConfig } from './config';
export { payfield } from './definition';
export { Credentials } from './wire/credentials';
