export type ServerSettings = Readonly<Record<string, string>>;

/** Given on the command line, so that they hold for clusters of every age and cannot be altered from inside. */
const SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // The promise "acknowledged is durable" rests on these three; they are the defaults, said aloud.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Sized for two cores and a few GiB; recovery stays short because the log between checkpoints is bounded.
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '1GB',
  // Short statements never earn back the time of compiling them.
  jit: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // server-process.ts looks for the process number.
  log_line_prefix: '%m [%p] ',
};

/** The `-c name=value` arguments; overrides win. */
export function settingArguments(port: number, overrides: ServerSettings): string[] {
  const merged = { ...SETTINGS, ...overrides, port: String(port) };
  return Object.entries(merged).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Nothing of the caller's environment reaches the server: PG* variables would change it, secrets do not belong there.
 */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};
