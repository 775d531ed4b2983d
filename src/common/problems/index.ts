export * from './from-error';
export * from './problem';
export * from './problem.filter';
export * from './send-problem';
