export * from './balanced';
export * from './balances';
export * from './chart';
export * from './coherence';
export * from './postings-for';
export * from './rules';
export * from './types';
export * from './unmatched';
