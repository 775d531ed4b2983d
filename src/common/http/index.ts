export * from './canonical-json';
export * from './cursor';
export * from './idempotency';
export * from './page.dto';
export * from './page-answer';
export * from './request-bodies';
