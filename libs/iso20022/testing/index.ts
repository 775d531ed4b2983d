export { largeStatement } from './large-statement';
export type { LargeStatement } from './large-statement';
export { details, entry, statementFile } from './statement-file';
