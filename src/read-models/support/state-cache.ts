import type { FoldedStream } from './fold-batch';

/**
 * Folded states that were written last. An entry is good for exactly one revision of its stream, and that revision's
 * fold is the same for everybody, so the live model and a rebuild may share it and a batch that was rolled back does no
 * harm.
 */
export class StateCache<State> {
  private readonly streams = new Map<string, FoldedStream<State>>();

  constructor(private readonly size: number) {}

  get(id: string, revision: number): FoldedStream<State> | undefined {
    const found = this.streams.get(id);
    return found?.revision === revision ? found : undefined;
  }

  remember(stream: FoldedStream<State>): void {
    this.streams.delete(stream.id);
    this.streams.set(stream.id, stream);
    if (this.streams.size > this.size) this.streams.delete(this.streams.keys().next().value!);
  }
}
