export * from './orders';
export * from './contested-lives';
export * from './life-cycles';
export * from './all-commands';
export * from './situations';
