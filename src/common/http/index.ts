export * from './canonical-json';
export * from './command-exchange';
export * from './cursor';
export * from './idempotency';
export * from './page.dto';
export * from './page-answer';
export * from './request-bodies';
