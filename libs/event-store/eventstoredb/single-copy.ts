import { AppendReq } from '@eventstore/db-client/generated/streams_pb';

type Tree = { [name: string]: Tree | undefined };

/**
 * The generated code hangs its classes on one global tree. A second copy in the process (the Kurrent client, another
 * version, a reloaded module) overwrites them, and calls then hang or lose fields (rule 11). Better not to start.
 * @throws Error when another copy was loaded after this one
 */
export function assertSingleCopy(): void {
  const tree = (globalThis as unknown as { proto?: Tree }).proto;
  const registered: unknown = tree?.event_store?.client?.streams?.AppendReq;
  if (registered !== undefined && registered !== AppendReq) {
    throw new Error('a second copy of the EventStoreDB client is loaded: its generated code cannot share a process');
  }
}
