import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = join(__dirname, '../../../dist');
const STDERR_CHARS_KEPT = 4_000;

/** The program as it is shipped, or another entry of the build, in a process that can be killed and started again. */
export class LedgerProcess {
  /** From the start of the process to its word that it is ready, in milliseconds, of each start. */
  readonly bootsMs: number[] = [];
  kills = 0;
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly entry = 'src/main.js',
  ) {}

  /** @throws Error with what the process said, when it ends before it is ready */
  async start(extra: Readonly<Record<string, string>> = {}, execArgv: readonly string[] = []): Promise<void> {
    const path = join(BUILT, this.entry);
    if (!existsSync(path)) throw new Error(`${path} is missing: npm run build:all makes it`);
    const begun = performance.now();
    const child = fork(path, [], {
      env: { PATH: process.env.PATH, ...this.environment, ...extra },
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    await ready(child, this.name);
    this.bootsMs.push(performance.now() - begun);
  }

  /** Says a word to a process that was started with something that answers it, and answers what it says next. */
  async ask(word: string): Promise<unknown> {
    const child = this.child!;
    const answer = once(child, 'message');
    child.send(word);
    const [said] = await answer;
    return said;
  }

  /** Ends it as the kernel's memory killer would: nothing is finished, nothing is closed. */
  async kill(): Promise<void> {
    this.kills += 1;
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** Resolves when the process has ended by itself. */
  async gone(): Promise<void> {
    await this.ended;
  }

  /** Asks it to finish, as an operator would. */
  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.ended;
  }
}

function ready(child: ChildProcess, name: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-STDERR_CHARS_KEPT)));
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) =>
      reject(new Error(`${name} ended before it was ready (code ${code}, signal ${signal}): ${said}`)),
    );
  });
}
