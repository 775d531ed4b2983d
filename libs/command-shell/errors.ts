/** The same command id came with another request: a reused idempotency key. Nothing was written. */
export class CommandReusedError extends Error {
  constructor(readonly commandId: string) {
    super('the command id was used for another request');
    this.name = 'CommandReusedError';
  }
}

/** The caller named the revision it had seen (If-Match), and the stream has moved on. */
export class RevisionMismatchError extends Error {
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`expected revision ${expected}, the stream stands at ${actual}`);
    this.name = 'RevisionMismatchError';
  }
}

/** Others kept changing the stream while we decided. Safe to send again. */
export class ContentionError extends Error {
  constructor(
    readonly stream: string,
    readonly attempts: number,
  ) {
    super(`${stream} changed under ${attempts} attempts to decide`);
    this.name = 'ContentionError';
  }
}
