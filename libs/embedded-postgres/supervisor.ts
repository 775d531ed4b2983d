import { EmbeddedPostgresError } from './errors';
import type { Launched, LaunchPlan } from './launch';
import { launch } from './launch';
import type { ServerProcess } from './server-process';

const RESTART_LIMIT = 5;
const RESTART_WINDOW_MS = 60_000;

export interface SupervisorEvents {
  readonly onProgress: (message: string) => void;
  readonly onLost: (error: Error) => void;
}

/**
 * Keeps the server running: one that is killed or crashes is started again on the same port, where it recovers from its
 * log and the application's pool finds it. A server that somebody shut down in order stays down.
 */
export class Supervisor {
  private current: ServerProcess;
  private stopping = false;
  private readonly restarts: number[] = [];
  private readonly finished: Promise<void>;

  constructor(
    private readonly plan: LaunchPlan,
    launched: Launched,
    private readonly events: SupervisorEvents,
  ) {
    this.plan = { ...plan, port: launched.port };
    this.current = launched.server;
    this.finished = this.watch();
  }

  get pid(): number {
    return this.current.pid;
  }

  /** Waits for a restart under way, which would otherwise outlive the stop. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.current.stop();
    await this.finished;
  }

  private async watch(): Promise<void> {
    try {
      for (;;) {
        const inOrder = await this.current.exited;
        if (this.stopping) return;
        this.requireRestartable(inOrder);
        this.events.onProgress('PostgreSQL ended unexpectedly; starting it again');
        const { server } = await launch(this.plan);
        this.current = server;
        if (this.stopping) return await server.stop();
        this.events.onProgress('PostgreSQL is ready again');
      }
    } catch (error) {
      this.events.onLost(error as Error);
    }
  }

  private requireRestartable(inOrder: boolean): void {
    if (inOrder) throw new EmbeddedPostgresError('Somebody shut the PostgreSQL server down.');
    const now = performance.now();
    this.restarts.push(now);
    if (this.restarts.filter((at) => now - at < RESTART_WINDOW_MS).length > RESTART_LIMIT) {
      const log = this.plan.layout.log;
      throw new EmbeddedPostgresError(`PostgreSQL ended ${RESTART_LIMIT} times within a minute; its log is ${log}.`);
    }
  }
}
