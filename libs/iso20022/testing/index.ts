export { largeStatement } from './large-statement';
export type { LargeStatement } from './large-statement';
