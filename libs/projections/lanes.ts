type Task = () => Promise<void>;

/** Runs tasks of one key one after the other, of different keys side by side, within two bounds. */
export class Lanes {
  /** Keys with work; the first task of a list is running when the key is in `running`. */
  private readonly queues = new Map<string, Task[]>();
  private readonly running = new Set<string>();
  private readonly waiters: (() => void)[] = [];
  private pending = 0;

  constructor(
    private readonly concurrency: number,
    private readonly pendingMax: number,
    /** A task that throws is a defect of its owner, who has to end everything. */
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Adds a task; waits while too many wait already. */
  async add(key: string, task: Task): Promise<void> {
    while (this.pending >= this.pendingMax) await this.change();
    this.pending += 1;
    const queue = this.queues.get(key);
    if (queue) queue.push(task);
    else this.queues.set(key, [task]);
    this.start();
  }

  /** Drops what has not started and waits for what has. */
  async drain(): Promise<void> {
    for (const [key, queue] of this.queues) {
      this.pending -= queue.length;
      this.queues.delete(key);
    }
    while (this.running.size > 0) await this.change();
  }

  private start(): void {
    for (const key of this.queues.keys()) {
      if (this.running.size >= this.concurrency) return;
      if (!this.running.has(key)) this.runNext(key).catch(this.onError);
    }
  }

  private async runNext(key: string): Promise<void> {
    const queue = this.queues.get(key)!;
    const task = queue.shift()!;
    if (queue.length === 0) this.queues.delete(key);
    this.running.add(key);
    await task().catch(this.onError);
    this.running.delete(key);
    this.pending -= 1;
    for (const wake of this.waiters.splice(0)) wake();
    this.start();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => void this.waiters.push(resolve));
  }
}
