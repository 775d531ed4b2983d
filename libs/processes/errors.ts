/** The definition could not take an input: the instance is parked before it. */
export class InputFailedError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'InputFailedError';
  }
}

/** The instance is parked: this input waits, in order, behind the one that failed. */
export class InstanceParkedError extends Error {
  constructor(
    readonly stream: string,
    reason: string,
  ) {
    super(`${stream} is parked: ${reason}`);
    this.name = 'InstanceParkedError';
  }
}

/** A newer version of the definition has decided for this instance; a program that knows it has to go on. */
export class NewerVersionError extends Error {
  constructor(
    readonly stream: string,
    readonly known: number,
  ) {
    super(`${stream} was decided by a newer version than ${known}, the one of this program`);
    this.name = 'NewerVersionError';
  }
}

/** No instance of this process has that id. */
export class UnknownInstanceError extends Error {
  constructor(readonly stream: string) {
    super(`${stream} does not exist`);
    this.name = 'UnknownInstanceError';
  }
}
