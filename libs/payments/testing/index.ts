export * from './orders';
export * from './life-cycles';
export * from './all-commands';
export * from './situations';
