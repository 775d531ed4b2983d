import { StoreUnavailableError } from '#libs/event-store';

/**
 * SQLSTATE classes and codes after which the same transaction may well succeed: connection lost (08), serialisation and
 * deadlock (40), resources (53), operator intervention (57), lock not available (55P03), idle transaction ended
 * (25P03).
 */
const TRANSIENT_CLASSES = ['08', '40', '53', '57'];
const TRANSIENT_CODES = ['55P03', '25P03'];
const SOCKET_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
const DRIVER_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|query read timeout|not queryable/i;

/**
 * Whether an error is of the condition of the database or of the event store, not of the event or the code: worth
 * another try, not worth a person.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreUnavailableError) return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    if (SOCKET_CODES.includes(code) || TRANSIENT_CODES.includes(code)) return true;
    if (code.length === 5 && TRANSIENT_CLASSES.includes(code.slice(0, 2))) return true;
  }
  return DRIVER_MESSAGES.test(error.message);
}
