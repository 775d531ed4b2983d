import { type Credentials, EventStoreDBClient } from '@eventstore/db-client';
import { assertSingleCopy } from './single-copy';

/**
 * Options of every call. Credentials on each one keep appends off the shared batch stream (rule 1); the leader reads
 * what it wrote.
 */
export interface CallOptions {
  readonly credentials: Credentials;
  readonly requiresLeader: true;
}

export interface Connection {
  /** Appends and reads. */
  readonly commands: EventStoreDBClient;
  /** Subscriptions hold their streams open: on the same connection they would starve appends (rule 9). */
  readonly subscriptions: EventStoreDBClient;
  readonly call: CallOptions;
}

const USER_INFO = /^esdb(?:\+discover)?:\/\/([^:/@]+):([^@/]+)@/;
const KEEP_ALIVE_TIMEOUT = /[?&]keep-?_?alive-?_?timeout=(\d+)/i;
const KEEP_ALIVE_TIMEOUT_DEFAULT_MS = 10_000;
const PLAINTEXT = /[?&]tls=false(?:&|$)/i;
const NO_THROW = /[?&]throw-?_?on-?_?append-?_?failure=false(?:&|$)/i;

/**
 * Builds the two clients; nothing is sent yet.
 * @throws Error for a connection string that cannot be used. The message never holds the string: it carries the
 * password.
 */
export function connect(url: string): Connection {
  assertSingleCopy();
  if (NO_THROW.test(url)) throw new Error('throwOnAppendFailure=false would hide conflicts: remove it');
  const call: CallOptions = { credentials: credentialsOf(url), requiresLeader: true };
  return {
    commands: createClient(url, ['connectionName=countinghouse-commands']),
    subscriptions: createClient(url, ['connectionName=countinghouse-subscriptions', ownConnection(url)]),
    call,
  };
}

/**
 * Two clients to one address share one connection, and its 100 streams, as long as all their channel options are equal:
 * gRPC pools connections over the whole process. One millisecond of difference keeps subscriptions and appends apart.
 */
function ownConnection(url: string): string {
  const [, given] = KEEP_ALIVE_TIMEOUT.exec(url) ?? [];
  return `keepAliveTimeout=${Number(given ?? KEEP_ALIVE_TIMEOUT_DEFAULT_MS) + 1}`;
}

/** Of a parameter that is given twice the last one counts. */
function createClient(url: string, parameters: readonly string[]): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(`${url}${url.includes('?') ? '&' : '?'}${parameters.join('&')}`);
  } catch {
    // The client's own error quotes the connection string.
    throw new Error('the EventStoreDB connection string cannot be read: esdb://user:password@host:2113?tls=true');
  }
}

/** On a plaintext connection the client drops credentials, but passing some still chooses the plain append call. */
function credentialsOf(url: string): Credentials {
  const [, username, password] = USER_INFO.exec(url) ?? [];
  if (username !== undefined && password !== undefined) {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  if (PLAINTEXT.test(url)) return { username: 'plaintext', password: 'dropped by the client' };
  throw new Error('a secure EventStoreDB connection needs a user and a password in its connection string');
}
