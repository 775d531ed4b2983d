import type { CallOptions, Problem } from './api-types';
import { DeadlineError, NoAnswerError, UnexpectedAnswerError, problemError } from './errors';
import { isPassing, pauseMs } from './retry';
import { jsonOf } from './transport';
import type { Transport, WireAnswer, WireRequest } from './transport';

export interface CallerOptions {
  readonly deadlineMs: number;
  readonly retries: number;
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Sends a request until there is a final answer or its time is over. */
export class Caller {
  constructor(
    private readonly transport: Transport,
    private readonly options: CallerOptions,
  ) {}

  /**
   * @throws ProblemError when the ledger refuses
   * @throws NoAnswerError, DeadlineError when no answer came
   * @throws UnexpectedAnswerError when something else answered
   */
  async call(
    request: Omit<WireRequest, 'signal'>,
    { deadlineMs = this.options.deadlineMs, retries = this.options.retries, signal: ended }: CallOptions,
  ): Promise<{ answer: WireAnswer; body: unknown }> {
    const deadline = performance.now() + deadlineMs;
    const time = AbortSignal.timeout(deadlineMs);
    const signal = ended ? AbortSignal.any([time, ended]) : time;
    const key = request.headers['idempotency-key'];
    const silence = (cause: unknown): NoAnswerError =>
      time.aborted
        ? new DeadlineError(`no answer within ${deadlineMs} ms`, key, cause)
        : new NoAnswerError('no answer from the ledger', key, cause);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt > retries;
      let answer: WireAnswer | undefined;
      try {
        answer = await this.transport.exchange({ ...request, signal });
      } catch (error) {
        if (isLast || signal.aborted) throw silence(error);
      }
      const problem = answer && problemOf(answer);
      if (answer && (isLast || !isPassing(answer, problem))) return final(answer, problem);
      const pause = pauseMs(attempt + 1, this.options.random(), answer);
      // Waiting beyond the deadline would only turn a reason into a silence.
      if (answer && performance.now() + pause >= deadline) return final(answer, problem);
      await this.options.sleep(pause, signal).catch((error: unknown) => {
        throw silence(error);
      });
    }
  }
}

function problemOf(answer: WireAnswer): Problem | undefined {
  const body = answer.status >= 400 ? (jsonOf(answer) as Problem | undefined) : undefined;
  return typeof body?.code === 'string' ? body : undefined;
}

function final(answer: WireAnswer, problem: Problem | undefined): { answer: WireAnswer; body: unknown } {
  if (problem) throw problemError(problem);
  const body = jsonOf(answer);
  if (answer.status >= 200 && answer.status < 300 && body !== undefined) return { answer, body };
  throw new UnexpectedAnswerError(answer.status, answer.text);
}
