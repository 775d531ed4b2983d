import { OverloadedError } from '../errors';

/**
 * Orders and limits calls. Calls of one lane run one after the other in the order they came (two appends to one stream
 * arrive in the order of their calls); over all lanes only so many run at once, because a connection has only so many
 * streams.
 */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private readonly idlers: (() => void)[] = [];
  private running = 0;
  private accepted = 0;

  constructor(
    private readonly atOnce: number,
    private readonly acceptedMax: number,
  ) {}

  /**
   * @param lane undefined for a call that waits for nobody's turn
   * @throws OverloadedError when too many calls wait already; the task was not started
   */
  async run<T>(lane: string | undefined, task: () => Promise<T>): Promise<T> {
    if (this.accepted >= this.acceptedMax) throw new OverloadedError(this.accepted);
    this.accepted += 1;
    try {
      return await (lane === undefined ? this.slot(task) : this.inTurn(lane, task));
    } finally {
      this.accepted -= 1;
      if (this.accepted === 0) for (const wake of this.idlers.splice(0)) wake();
    }
  }

  /** Resolves when no call runs or waits. */
  async idle(): Promise<void> {
    if (this.accepted > 0) await new Promise<void>((resolve) => this.idlers.push(resolve));
  }

  private async inTurn<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(lane);
    const result = before ? before.then(() => this.slot(task)) : this.slot(task);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.tails.set(lane, tail);
    try {
      return await result;
    } finally {
      if (this.tails.get(lane) === tail) this.tails.delete(lane);
    }
  }

  private async slot<T>(task: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      // The slot is handed over, not freed, so nobody can slip in between.
      if (next) next();
      else this.running -= 1;
    }
  }
}
