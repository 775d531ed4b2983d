/** The database cannot keep the promises of the store. Raised when the store opens and on every new connection. */
export class UnfitDatabaseError extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(`this database cannot hold the event store: ${reasons.join('; ')}`);
    this.name = 'UnfitDatabaseError';
  }
}

/** No connection could be made: nothing was sent. */
export class NotConnectedError extends Error {
  constructor(cause: unknown) {
    super('the event store cannot be reached', { cause });
    this.name = 'NotConnectedError';
  }
}
