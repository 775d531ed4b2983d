export { checkLines } from './report';
export type { CheckResult, VerifyProgress, VerifyReport } from './report';
export * from './verify';
