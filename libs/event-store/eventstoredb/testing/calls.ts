import type { Metadata } from '@grpc/grpc-js';
import type { Method } from './faults';

export interface RecordedCall {
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  /** Filled in where the method has one. */
  stream?: string;
  expected?: string;
  eventIds?: readonly string[];
  maxCount?: bigint;
  prefixes?: readonly string[];
}

/** Every call that reached the server, so that a test can say "no batch append was used". */
export class Calls {
  readonly all: RecordedCall[] = [];

  record(method: Method, metadata: Metadata): RecordedCall {
    const call: RecordedCall = { method, headers: toHeaders(metadata) };
    this.all.push(call);
    return call;
  }

  of(method: Method): RecordedCall[] {
    return this.all.filter((call) => call.method === method);
  }

  clear(): void {
    this.all.length = 0;
  }
}

function toHeaders(metadata: Metadata): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata.getMap()).map(([key, value]) => [key, value.toString()]));
}
