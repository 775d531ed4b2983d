import type { BenchContext } from '../suite';

/** A way to append one small event to a new stream, durably. */
export interface Contender {
  readonly name: string;
  append(): Promise<unknown>;
  close(): Promise<void>;
}

export type OpenContender = (context: BenchContext) => Promise<Contender>;
