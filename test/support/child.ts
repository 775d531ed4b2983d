import type { ChildProcess, ForkOptions } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Child {
  readonly process: ChildProcess;
  /** The next message that the child sends with `process.send`; rejects when it ends first. */
  message<T>(): Promise<T>;
  /** Ends it by the signal (SIGKILL by default) and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a TypeScript file of this repository in a process of its own: for tests that kill. */
export function startChild(script: string, args: readonly string[] = [], options: ForkOptions = {}): Child {
  const hook = join(__dirname, 'typescript-hook.cjs');
  const child = fork(script, args, { ...options, execArgv: ['--conditions=source', '--require', hook] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const inbox = mailbox(child, ended);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { process: child, message: inbox as Child['message'], kill };
}

function mailbox(child: ChildProcess, ended: Promise<void>): () => Promise<unknown> {
  const messages: unknown[] = [];
  child.on('message', (message) => messages.push(message));
  const gone = ended.then(() => {
    throw new Error(`The child process ended (code ${child.exitCode}, signal ${child.signalCode}) without a message`);
  });
  gone.catch(() => undefined);
  return async () => {
    while (messages.length === 0) await Promise.race([once(child, 'message'), gone]);
    return messages.shift();
  };
}
