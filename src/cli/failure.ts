import { StoreRefusedError, StoreUnavailableError } from '#libs/event-store';
import { Problem, problemFromError } from '../common/problems';
import type { FieldError } from '../common/problems';
import { ConfigurationError } from '../config';

/** What went wrong, as a script is told it. */
export interface Failure {
  /** That of the API where it has one (docs/reference/problems.md); else `configuration`, `usage` or `failed`. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return { code: error.code, detail: error.detail, errors: error.extra.errors };
  const detail = wordsOf(error);
  if (error instanceof ConfigurationError) return { code: 'configuration', detail };
  const { code } = problemFromError(error);
  if (code === 'unavailable') return { code, detail: `${outageOf(error)}: ${detail}. See countinghouse doctor.` };
  return { code: code === 'internal_error' ? 'failed' : code, detail };
}

/** Which of the two that keep the data does not serve; these errors are of EventStoreDB alone. */
function outageOf(error: unknown): string {
  if (error instanceof StoreRefusedError) return 'EventStoreDB refuses';
  return `${error instanceof StoreUnavailableError ? 'EventStoreDB' : 'The database'} does not answer`;
}

/** For a person: the code where the reference explains it, and each field that is wrong. */
export function failureLines({ code, detail, errors = [] }: Failure): string[] {
  const isOwn = code === 'configuration' || code === 'usage' || code === 'failed';
  const fields = errors.length > 1 ? errors.map(({ pointer, message }) => `  ${pointer}: ${message}`) : [];
  return [isOwn ? detail : `${detail} (${code})`, ...fields];
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path !== undefined) return `There is no file ${path}.`;
  // One name may stand for several addresses, each of which was tried.
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error.message;
}
