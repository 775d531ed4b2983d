/** Base of everything that this library reports to its caller; the message says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Another running process serves this data directory. */
export class DataDirectoryInUseError extends EmbeddedPostgresError {
  constructor(
    readonly dataDirectory: string,
    /** The postgres process that holds the directory. */
    readonly serverPid: number | undefined,
    /** The program that started it, if it could be told. */
    readonly launcherPid: number | undefined,
  ) {
    const holder = launcherPid === undefined ? 'another program' : `process ${launcherPid}`;
    const server = serverPid === undefined ? '' : ` (its PostgreSQL server is process ${serverPid})`;
    super(
      `The data directory ${dataDirectory} is in use by ${holder}${server}. ` +
        'Stop that process, or start this one with another data directory.',
    );
  }
}

/** The configured port belongs to somebody else. */
export class PortInUseError extends EmbeddedPostgresError {
  constructor(readonly port: number) {
    super(`Port ${port} on 127.0.0.1 is already in use. Configure another port, or none to have a free one chosen.`);
  }
}

/** The unprivileged user that must run the server (PostgreSQL refuses root) cannot pass a directory on the way. */
export class UnreachablePathError extends EmbeddedPostgresError {
  constructor(
    readonly path: string,
    readonly blockedAt: string,
    readonly userName: string,
  ) {
    super(
      `Started as root, the server runs as the user "${userName}", who cannot enter ${blockedAt} and so cannot reach ${path}. ` +
        'Start as an ordinary user, or move it below a directory that every user can enter (such as /opt or /var/lib), ' +
        'or configure an external PostgreSQL.',
    );
  }
}

/** The directory was written by another major version of PostgreSQL. */
export class DataDirectoryVersionError extends EmbeddedPostgresError {
  constructor(dataDirectory: string, found: string, expected: string) {
    super(
      `The data directory ${dataDirectory} was written by PostgreSQL ${found}; this release brings PostgreSQL ${expected}. ` +
        'Dump it with the release that wrote it and restore the dump into a new directory.',
    );
  }
}
