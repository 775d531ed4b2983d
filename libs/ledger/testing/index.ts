export * from './examples';
export * from './postings-document';
