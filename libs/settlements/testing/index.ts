export * from './books';
export * from './month';
